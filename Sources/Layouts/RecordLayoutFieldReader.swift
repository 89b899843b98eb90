/// Reads the keys of one field: its type and how it is written.
struct RecordFieldReader {
  let layout: RecordLayout

  private enum Word: String, CaseIterable {
    case text, digits, number, zoned, packed, binary, date, code, hex, filler
  }

  func read(_ map: StrictMap, length: Int) throws -> RecordField {
    let word = try map.word("type", of: Word.self)
    let isBytes = word == .packed || word == .binary || word == .hex
    if isBytes, layout.format != .fixed || layout.framing == .lines {
      throw map.fail("type", "\(word.rawValue) needs records of fixed length or with descriptor words")
    }
    if word == .zoned, layout.format == .xml { throw map.fail("type", "an XML layout has no zoned numbers") }
    let type: RecordFieldType =
      switch word {
      case .text, .filler: .text
      case .digits: .digits
      case .hex: .hex
      case .code: .code(try readCodes(map, length))
      case .date: .date(try readDate(map, length))
      case .number: .number(try readNumber(map, word, length))
      case .zoned: .zoned(try readNumber(map, word, length))
      case .packed: .packed(try readNumber(map, word, length))
      case .binary: .binary(try readNumber(map, word, length))
      }
    let path = layout.format == .xml ? try readPath(map) : RecordField.Path(up: 0, down: [], attribute: nil)
    return RecordField(
      name: "", at: 0, length: length, column: 0, path: path, type: type,
      isRequired: try map.bool("required", default: false), isPersonal: try map.bool("personal", default: false),
      blankWords: word == .binary || word == .hex || word == .packed ? [] : try map.optionalStrings("blank") ?? [],
      readWhen: [], takenWhen: [], depending: nil)
  }

  private func readCodes(_ map: StrictMap, _ length: Int) throws -> [String] {
    let codes = try map.strings("codes")
    guard !codes.isEmpty else { throw map.fail("codes", "expected at least one value") }
    guard Set(codes).count == codes.count else { throw map.fail("codes", "a value is written twice") }
    for code in codes where code.hasSuffix(" ") { throw map.fail("codes", "`\(code)` ends in a blank") }
    if length > 0, let long = codes.first(where: { $0.unicodeScalars.count > length }) {
      throw map.fail("codes", "`\(long)` is longer than the field")
    }
    return codes
  }

  private func readFormat(_ map: StrictMap, _ key: String) throws -> RecordDateFormat {
    let text = try map.string(key)
    let pivot = try map.optionalInt("century_pivot")
    do {
      return try RecordDateFormat(text, centuryPivot: pivot)
    } catch {
      throw map.fail(key, error.message)
    }
  }

  private func readDate(_ map: StrictMap, _ length: Int) throws -> RecordDateFormat {
    let format = try readFormat(map, "format")
    if layout.format == .fixed, let expected = format.length, expected > length {
      throw map.fail("format", "\(format.text) has \(expected) characters, the field \(length)")
    }
    return format
  }

  private func readNumber(_ map: StrictMap, _ word: Word, _ length: Int) throws -> RecordNumber {
    var form = RecordNumber(
      digits: word == .number ? nil : try map.optionalInt("digits"), scale: try map.optionalInt("scale") ?? 0,
      isSigned: try map.bool("signed", default: word == .number), sign: nil, decimals: .implied, byteOrder: .big,
      keepsLeadingZeros: false, format: nil)
    guard (0...18).contains(form.scale) else { throw map.fail("scale", "expected 0 to 18") }
    if word == .zoned || word == .number {
      form.sign = try map.optionalWord("sign", of: RecordNumber.Sign.self)
      if form.sign != nil, !form.isSigned { throw map.fail("sign", "needs `signed: true`") }
    }
    if word == .number {
      let usual: RecordNumber.Decimals = layout.format == .fixed ? .implied : .written
      form.decimals = try map.optionalWord("decimals", of: RecordNumber.Decimals.self) ?? usual
      if let sign = form.sign, sign == .leading || sign == .trailing {
        throw map.fail("sign", "a written sign is leading_separate or trailing_separate; leave `sign` out for either")
      }
      return form
    }
    if word == .binary {
      form.byteOrder = try map.optionalWord("byte_order", of: RecordNumber.ByteOrder.self) ?? .big
    }
    try checkDigits(map, word, length, form)
    if map.has("format") {
      let format = try readFormat(map, "format")
      guard format.isDigitsOnly, let width = format.length else {
        throw map.fail("format", "a \(word.rawValue) date has digits only")
      }
      guard form.scale == 0 else { throw map.fail("scale", "a date has no decimals") }
      if let digits = form.digits, digits < width {
        throw map.fail("format", "\(format.text) has \(width) digits, the field \(digits)")
      }
      form.format = format
    }
    form.keepsLeadingZeros = try map.bool("leading_zeros", default: false)
    if form.keepsLeadingZeros, form.digits == nil || form.scale > 0 || form.isSigned || form.format != nil {
      throw map.fail("leading_zeros", "needs `digits`, and neither `scale`, `signed` nor `format`")
    }
    return form
  }

  private func checkDigits(_ map: StrictMap, _ word: Word, _ length: Int, _ form: RecordNumber) throws {
    let separate = form.sign == .leadingSeparate || form.sign == .trailingSeparate
    let most: Int
    switch word {
    case .packed:
      guard length <= 16 else { throw map.fail("length", "a packed number has at most 16 bytes") }
      most = form.isSigned ? length * 2 - 1 : length * 2
    case .binary:
      guard length <= 8 else { throw map.fail("length", "a binary number has 1 to 8 bytes") }
      most = 20
    default:
      guard length <= 32 else { throw map.fail("length", "a zoned number has at most 32 bytes") }
      most = length == 0 ? 32 : separate ? length - 1 : length
      if most == 0 { throw map.fail("length", "leaves no room for a digit beside the sign") }
    }
    if let digits = form.digits, !(1...most).contains(digits) {
      throw map.fail("digits", "\(length) bytes hold 1 to \(most) digits")
    }
  }

  private func readPath(_ map: StrictMap) throws -> RecordField.Path {
    let text = try map.string("path")
    func fail() -> DefinitionError {
      map.fail("path", "expected `@attribute`, `Child`, `Child/@attribute`, `../@attribute` or `.`, found `\(text)`")
    }
    var path = RecordField.Path(up: 0, down: [], attribute: nil)
    if text == "." { return path }
    for part in text.split(separator: "/", omittingEmptySubsequences: false).map(String.init) {
      guard path.attribute == nil, !part.isEmpty else { throw fail() }
      if part == ".." {
        guard path.down.isEmpty else { throw fail() }
        path.up += 1
      } else if part.hasPrefix("@") {
        path.attribute = String(part.dropFirst())
        if path.attribute == "" { throw fail() }
      } else if part == "." || part.contains(where: { "@* []".contains($0) }) {
        throw fail()
      } else {
        path.down.append(part)
      }
    }
    return path
  }
}
