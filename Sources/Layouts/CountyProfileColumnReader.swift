import Records

/// Reads the source of one standard column of a county profile.
struct ProfileColumnReader {
  let scope: ProfileScope
  let standard: StandardField

  func read(_ node: StrictNode) throws -> ProfileColumn {
    if node.isScalar {
      let field = try scope.field(node)
      try checkType(field, negated: false, node)
      return .field(.init(field: field, codes: nil, otherwise: nil, negation: .never))
    }
    let map = try node.map()
    let column: ProfileColumn
    if let constant = map.optional("constant") {
      let text = try constant.text()
      try checkWord(text, constant)
      column = .constant(text)
    } else if map.has("join") {
      column = .join(try readJoin(map))
    } else {
      column = .field(try readField(map))
    }
    try map.finish()
    return column
  }

  private func readField(_ map: StrictMap) throws -> ProfileColumn.Field {
    let node = try map.required("field")
    var source = ProfileColumn.Field(
      field: try scope.field(node), codes: nil, otherwise: try map.optionalString("otherwise"), negation: .never)
    if let entries = try map.optionalMap("codes")?.entries() {
      var codes: [String: String] = [:]
      for entry in entries {
        let word = try entry.value.text()
        try checkWord(word, entry.value)
        if case .code(let known) = scope.type.fields[source.field].type, !entry.key.isEmpty, !known.contains(entry.key)
        {
          throw entry.name.fail("`\(entry.key)` is no code of \(try node.text())")
        }
        codes[entry.key] = word
      }
      source.codes = codes
    }
    if let otherwise = source.otherwise {
      guard source.codes != nil else { throw map.fail("otherwise", "needs `codes`") }
      try checkWord(otherwise, try map.required("otherwise"))
    }
    if let negate = map.optional("negate") {
      guard source.codes == nil else { throw map.fail("negate", "a code word has no sign") }
      if negate.isScalar {
        source.negation = try negate.flag() ? .always : .never
      } else {
        source.negation = .when(try scope.conditions(try RecordLayoutElementReader.readConditions(map, "negate"), map))
      }
    }
    if source.codes == nil { try checkType(source.field, negated: map.has("negate"), node) }
    return source
  }

  private func readJoin(_ map: StrictMap) throws -> [ProfileColumn.Part] {
    var parts: [ProfileColumn.Part] = []
    for node in try map.list("join") {
      let word = try node.text()
      if let field = scope.find(word) {
        parts.append(.field(field))
      } else if node.isQuoted {
        parts.append(.literal(word))
      } else {
        throw node.fail("no field \(word) in \(scope.type.name) (a literal stands in quotes)")
      }
    }
    guard !parts.isEmpty else { throw map.fail("join", "nothing to join") }
    return parts
  }

  /// The decoded field can be a value of the column.
  private func checkType(_ field: Int, negated: Bool, _ node: StrictNode) throws {
    let source = scope.type.fields[field]
    func fail(_ words: String) -> DefinitionError { node.fail("\(standard.name) is \(words); \(source.name) is not") }
    if negated, source.type.scale == nil { throw node.fail("\(source.name) has no sign to turn") }
    switch standard.type {
    case .money:
      if source.type.isDate { throw fail("an amount") }
      if let scale = source.type.scale, scale != 2 { throw fail("an amount with two decimals (`scale: 2`)") }
    case .date:
      if source.type.scale != nil { throw fail("a date") }
    case .digits, .flag, .code:
      if source.type.isDate { throw fail("no date") }
    case .id, .text: break
    }
  }

  /// A word that the profile itself writes is one that the column allows.
  private func checkWord(_ word: String, _ node: StrictNode) throws {
    if word.isEmpty {
      return
    }
    let isAllowed: Bool
    let expected: String
    switch standard.type {
    case .flag: (isAllowed, expected) = (word == "Y" || word == "N", "Y or N")
    case .code(let words): (isAllowed, expected) = (words.contains(word), words.joined(separator: ", "))
    case .date: (isAllowed, expected) = (DayNumber(word) != nil, "a date as YYYY-MM-DD")
    case .money: (isAllowed, expected) = (Cents(word) != nil, "an amount such as 12.00")
    case .digits(let count):
      isAllowed = word.utf8.count == count && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
      expected = "\(count) digits"
    case .id:
      isAllowed = word.utf8.count <= 20 && word.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
      expected = "1 to 20 characters without blanks"
    case .text(let length):
      (isAllowed, expected) = (word.unicodeScalars.count <= length, "at most \(length) characters")
    }
    guard isAllowed else { throw node.fail("\(standard.name): expected \(expected), found `\(word)`") }
  }
}
