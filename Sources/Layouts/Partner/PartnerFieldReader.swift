/// Reads one field of a partner's record from its definition. Throws `DefinitionError`.
struct PartnerFieldReader {
  var lists: PartnerCodeLists

  func read(_ node: StrictNode) throws -> PartnerField {
    let map = try node.map()
    let (first, last) = try Self.place(map, "at")
    var field = PartnerField(
      name: try map.string("name"), first: first, last: last, type: try map.word("type"), kind: try map.word("kind"),
      confidence: try map.word("confidence"))
    field.isRequired = try map.bool("required", default: false)
    field.isPersonal = try map.bool("personal", default: false)
    field.refuses = try map.optionalWord("refuses")
    try readContent(map, &field)
    try readForm(map, &field)
    try readWarnings(map, &field)
    try map.finish()
    return field
  }

  /// `3-11`, or `3` for one byte.
  static func place(_ map: StrictMap, _ key: String) throws -> (first: Int, last: Int) {
    let words = try map.string(key)
    let parts = words.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...2).contains(parts.count), let first = parts[0], let last = parts[parts.count - 1], first >= 1,
      last >= first, last <= 65_536
    else { throw map.fail(key, "expected positions such as 3-11, found `\(words)`") }
    return (first, last)
  }

  private func readContent(_ map: StrictMap, _ field: inout PartnerField) throws {
    switch field.kind {
    case .identifier, .code:
      if let name = try map.optionalString("list") {
        guard map.optional("codes") == nil else { throw map.fail("list", "give codes or a list, not both") }
        field.codes = try lists.codes(name, map)
        field.codeList = name
      } else {
        field.codes = try map.strings("codes")
      }
      guard !field.codes.isEmpty, field.codes.allSatisfy({ !$0.isEmpty && $0.utf8.count <= field.length }) else {
        throw map.fail("codes", "a code is 1 to \(field.length) characters long")
      }
      guard field.kind == .identifier || field.codes.allSatisfy({ $0.utf8.count <= 8 }) else {
        throw map.fail("codes", "a code is at most 8 characters long")
      }
      field.ignoresCase =
        try map.optionalString("case").map { words in
          guard words == "ignored" else { throw map.fail("case", "expected ignored, found `\(words)`") }
          return true
        } ?? false
    case .date:
      let format = try map.word("format", of: PartnerField.DateFormat.self)
      guard format.rawValue.utf8.count == field.length else {
        throw map.fail("format", "\(format.rawValue) does not fit \(field.length) positions")
      }
      field.format = format
    case .text: field.characters = try map.optionalWord("characters") ?? .upper
    default: break
    }
    let length: Int? =
      switch field.kind {
      case .time: 6
      case .quarter: 5
      case .ssn, .zip: 9
      default: nil
      }
    if let length, field.length != length { throw map.fail("at", "a \(field.kind.rawValue) has \(length) positions") }
    if field.kind == .ein, field.length < 9 { throw map.fail("at", "an EIN has nine digits") }
  }

  private func readForm(_ map: StrictMap, _ field: inout PartnerField) throws {
    if let words = try map.optionalString("begins") {
      guard words == "letter_or_digit" else { throw map.fail("begins", "expected letter_or_digit") }
      field.beginsWithLetterOrDigit = true
    }
    field.leastLetters = try map.optionalInt("least_letters") ?? 0
    field.leastCharacters = try map.optionalInt("least_characters") ?? 0
    field.exactLength = try map.optionalInt("exactly")
    field.refusesSuffix = try refused(map, "suffix")
    field.refusesFuture = try refused(map, "future")
    if let words = try map.optionalString("spaces") {
      guard words == "leading", field.kind == .number else { throw map.fail("spaces", "expected leading, of a number") }
      field.takesLeadingSpaces = true
    }
  }

  private func refused(_ map: StrictMap, _ key: String) throws -> Bool {
    guard let words = try map.optionalString(key) else { return false }
    guard words == "refused" else { throw map.fail(key, "expected refused, found `\(words)`") }
    return true
  }

  private func readWarnings(_ map: StrictMap, _ field: inout PartnerField) throws {
    if field.kind == .filler { field.warnings = [.character] }
    guard let node = map.optional("warns") else { return }
    if node.isScalar {
      guard try node.text() == "all" else { throw node.fail("expected all or a list of codes") }
      field.warnings = Set(PartnerFaultCode.allCases)
    } else {
      field.warnings.formUnion(try node.list().map { try $0.word() })
    }
  }
}
