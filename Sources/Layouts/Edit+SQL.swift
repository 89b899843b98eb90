import Records

extension Edit {
  private static let headerKeys: Set<String> = [
    "edit", "code", "severity", "table", "title", "expected", "citation", "reads", "guard", "pass", "fail",
  ]

  /// Reads an edit in SQL with its comment header, one `-- key: value` a line, up to the first empty line.
  init(sqlFile path: String, standard: StandardExtract) throws {
    let text = try StrictYAML.text(path: path)
    var values: [String: String] = [:]
    var line = 0
    for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
      line += 1
      if part.isEmpty { break }
      guard part.hasPrefix("-- "), let colon = part.range(of: ": ") else {
        throw DefinitionError(file: path, line: line, message: "expected `-- key: value` or an empty line")
      }
      let key = String(part[part.index(part.startIndex, offsetBy: 3)..<colon.lowerBound])
      guard Self.headerKeys.contains(key) else {
        throw DefinitionError(file: path, line: line, message: "unknown key \(key)")
      }
      guard values.updateValue(String(part[colon.upperBound...]), forKey: key) == nil else {
        throw DefinitionError(file: path, line: line, message: "\(key) is given twice")
      }
    }
    func value(_ key: String) throws -> String {
      guard let text = values[key] else { throw DefinitionError(file: path, line: 1, message: "\(key) is missing") }
      return text
    }
    number = try value("edit")
    guard path.hasSuffix("/\(number).sql") else {
      throw DefinitionError(file: path, line: 1, message: "the file is not named \(number).sql")
    }
    code = try value("code")
    guard let severity = Severity(rawValue: try value("severity")) else {
      throw DefinitionError(file: path, line: 1, message: "\(try value("severity")) is no severity")
    }
    self.severity = severity
    let name = try value("table")
    guard let table = standard.index(of: name) else {
      throw DefinitionError(file: path, line: 1, message: "\(name) is no standard table")
    }
    self.table = table
    title = try value("title")
    expected = try value("expected")
    citation = try value("citation")
    pass = try Self.examples(try value("pass"), path, standard)
    fail = try Self.examples(try value("fail"), path, standard)
    kind = .sql(
      SQLEdit(
        statement: text, path: path, reads: try Self.inputs(try value("reads"), path, standard),
        coverage: try values["guard"].map { try Self.coverage($0, path, standard) }))
  }

  /// `table: record | table: record`
  private static func examples(_ text: String, _ path: String, _ standard: StandardExtract) throws -> [EditExample] {
    try text.split(separator: " | ").map { part in
      guard let colon = part.range(of: ": "), standard.index(of: String(part[..<colon.lowerBound])) != nil else {
        throw DefinitionError(file: path, line: 1, message: "an example is `table: record`")
      }
      return EditExample(table: String(part[..<colon.lowerBound]), record: String(part[colon.upperBound...]))
    }
  }

  /// `table(field, field), table(field)`
  private static func inputs(_ text: String, _ path: String, _ standard: StandardExtract) throws -> [SQLEditInput] {
    try text.split(separator: ")").map { part in
      let piece = part.drop { $0 == "," || $0 == " " }
      guard let open = piece.firstIndex(of: "("), let table = standard.index(of: String(piece[..<open])) else {
        throw DefinitionError(file: path, line: 1, message: "reads is `table(field, field), …` of standard tables")
      }
      let fields = try piece[piece.index(after: open)...].split(separator: ",").map { name in
        let name = String(name.drop { $0 == " " })
        guard let field = standard.tables[table].index(of: name) else {
          throw DefinitionError(file: path, line: 1, message: "\(standard.tables[table].name) has no field \(name)")
        }
        switch standard.tables[table].fields[field].type {
        case .id, .date, .money: return field
        default:
          throw DefinitionError(file: path, line: 1, message: "\(name) is no id, date or amount; edits read only those")
        }
      }
      return SQLEditInput(table: table, fields: fields)
    }
  }

  /// `table.amount covers table.amount by reference`
  private static func coverage(_ text: String, _ path: String, _ standard: StandardExtract) throws -> Coverage {
    let words = text.split(separator: " ").map(String.init)
    func field(_ name: String) -> (table: Int, field: Int)? {
      let parts = name.split(separator: ".").map(String.init)
      guard parts.count == 2, let table = standard.index(of: parts[0]) else { return nil }
      return standard.tables[table].index(of: parts[1]).map { (table, $0) }
    }
    guard words.count == 5, words[1] == "covers", words[3] == "by", let limit = field(words[0]),
      let part = field(words[2]), let reference = standard.tables[part.table].index(of: words[4]),
      standard.tables[limit.table].fields[limit.field].type == .money,
      standard.tables[part.table].fields[part.field].type == .money
    else {
      throw DefinitionError(file: path, line: 1, message: "guard is `table.amount covers table.amount by reference`")
    }
    return Coverage(
      limitTable: limit.table, limitField: limit.field, partTable: part.table, referenceField: reference,
      partField: part.field)
  }
}
