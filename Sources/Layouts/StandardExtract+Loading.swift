import Records

extension StandardExtract {
  /// Loads `schemas/county/standard.yaml`, and the derivations it names from `schemas/warehouse`.
  /// - Throws: `DefinitionError` with file and line.
  public static func load(path: String) throws -> StandardExtract {
    let root = try StrictYAML.load(path: path).map()
    let version = try root.int("version")
    let derivations = (path.split(separator: "/", omittingEmptySubsequences: false).dropLast(2) + ["warehouse"])
      .joined(separator: "/")
    var tables: [StandardTable] = []
    for node in try root.list("tables") {
      let map = try node.map()
      let table = try StandardTable(map, derivations: derivations)
      if tables.contains(where: { $0.name == table.name }) { throw map.fail("table", "\(table.name) is defined twice") }
      tables.append(table)
    }
    try root.finish()
    return StandardExtract(version: version, tables: tables)
  }
}

extension StandardTable {
  /// - Parameter derivations: the folder of the derivations.
  init(_ map: StrictMap, derivations: String) throws {
    let name = try map.string("table")
    var fields: [StandardField] = []
    for node in try map.list("fields") {
      let fieldMap = try node.map()
      let field = try StandardField(fieldMap)
      if fields.contains(where: { $0.name == field.name }) {
        throw fieldMap.fail("name", "\(name).\(field.name) is defined twice")
      }
      fields.append(field)
    }
    let money = try map.optionalString("money")
    if let money, !fields.contains(where: { $0.name == money && $0.type == .money }) {
      throw map.fail("money", "\(name) has no field \(money) of type money")
    }
    guard fields.contains(where: \.isKey) else { throw map.fail("fields", "\(name) has no key") }
    let badValue = try map.optionalString("bad_value")
    if let badValue, badValue != "blank" { throw map.fail("bad_value", "expected blank, found \(badValue)") }
    self.init(
      name: name, sqlName: try map.optionalString("sql") ?? name, title: try map.string("title"),
      citation: try map.string("citation"), fields: fields, moneyField: money, badValueReadsAsBlank: badValue != nil,
      derivation: try map.optionalString("derived").map {
        try TableDerivation(path: derivations + "/" + $0, table: name)
      })
    try map.finish()
  }
}

extension StandardField {
  init(_ map: StrictMap) throws {
    let name = try map.string("name")
    let type: StandardType
    switch try map.string("type") {
    case "id": type = .id
    case "date": type = .date
    case "money": type = .money
    case "flag": type = .flag
    case "code": type = .code(try map.strings("codes"))
    case "digits": type = .digits(try map.int("length"))
    case "text": type = .text(1000)
    case let other: throw map.fail("type", "\(other) is no type of the standard extract")
    }
    self.init(
      name: name, sqlName: try map.optionalString("sql"), type: type, isKey: try map.bool("key", default: false),
      isRequired: try map.bool("required", default: false), isPersonal: try map.bool("personal", default: false))
    try map.finish()
  }
}
