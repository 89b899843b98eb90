extension PartnerIntake {
  /// Reads the `table.yaml` of a family; `nil` where its folder has none. Throws `DefinitionError`.
  public static func load(folder: String, family: PartnerFamily, tables: [PartnerTable]) throws -> PartnerIntake? {
    let path = folder + "/" + family.name + "/table.yaml"
    guard try DefinitionFolder.files(in: folder + "/" + family.name).contains(path) else { return nil }
    let map = try StrictYAML.load(path: path).map()
    guard try map.string("intake") == family.name else { throw map.fail("intake", "is not the folder's name") }
    _ = try map.string("citation")
    let reader = PartnerIntakeReader(family: family, tables: tables)
    let notTaken = try map.optionalString("not_taken")
    let intake = PartnerIntake(
      notTaken: notTaken, firsts: try map.list("first").map(reader.first),
      returned: try map.optionalList("returned")?.map(reader.returned) ?? [],
      rows: try notTaken == nil ? map.list("tables").map(reader.rows) : [],
      isEmployerReport: try map.bool("employer_report", default: false))
    try map.finish()
    return intake
  }
}

/// Reads what `table.yaml` says in names of records, levels and fields.
struct PartnerIntakeReader {
  var family: PartnerFamily
  var tables: [PartnerTable]

  func first(_ node: StrictNode) throws -> PartnerIntake.First {
    let map = try node.map()
    let mark = try mark(map)
    let first = PartnerIntake.First(
      mark: mark, fits: try map.optionalList("fits")?.map { try field($0, of: mark.record) } ?? [],
      isAnywhere: try map.bool("anywhere", default: false))
    try map.finish()
    return first
  }

  func returned(_ node: StrictNode) throws -> PartnerIntake.Returned {
    let map = try node.map()
    let mark = try mark(map)
    let returned = PartnerIntake.Returned(mark: mark, given: try field(try map.required("given"), of: mark.record))
    try map.finish()
    return returned
  }

  func rows(_ node: StrictNode) throws -> PartnerIntake.Rows {
    let map = try node.map()
    let name = try map.string("table")
    guard let table = tables.first(where: { $0.name == name }) else {
      throw map.fail("table", "no such table: \(name)")
    }
    let mark = try mark(map)
    var values: [PartnerIntake.Value?] = Array(repeating: nil, count: table.columns.count)
    for entry in try map.map("columns").entries() {
      guard let column = table.index(of: entry.key) else {
        throw entry.name.fail("no such column of \(name): \(entry.key)")
      }
      values[column] = try value(entry.value, mark.record, table.columns[column])
    }
    let rows = PartnerIntake.Rows(
      table: table, mark: mark, openedBy: try map.optionalStrings("opened_by") ?? [],
      given: try map.optional("given").map { try field($0, of: mark.record) }, values: values)
    try map.finish()
    return rows
  }

  private func mark(_ map: StrictMap) throws -> PartnerFamily.Mark {
    let name = try map.string("record")
    guard let record = family.records.firstIndex(where: { $0.name == name }) else {
      throw map.fail("record", "no such record: \(name)")
    }
    let codes = try map.optionalStrings("codes") ?? []
    let known = family.records[record].identifier.map { family.records[record].fields[$0].codes } ?? []
    for code in codes where !known.contains(code) { throw map.fail("codes", "no such identifier: \(code)") }
    return PartnerFamily.Mark(record: record, codes: codes)
  }

  private enum Part: String, CaseIterable {
    case year, quarter, last, first, middle
    case ssnStatus = "ssn_status"
  }

  private func value(_ node: StrictNode, _ record: Int, _ column: PartnerTable.Column) throws -> PartnerIntake.Value {
    if node.isScalar {
      let place = PartnerIntake.Place(level: nil, field: try field(node, of: record))
      return try plain(place, family.records[record].fields[place.field], nil, column, node)
    }
    let map = try node.map()
    if let constant = try map.optionalString("constant") {
      try map.finish()
      return .constant(constant)
    }
    var level: Int?
    var owner = record
    if let name = try map.optionalString("level") {
      guard let found = family.levels.firstIndex(where: { $0.name == name }), let opens = family.levels[found].opens
      else { throw map.fail("level", "no such level with an opening record: \(name)") }
      level = found
      owner = opens.record
    }
    let at = map.has("at") ? try PartnerFieldReader.place(map, "at") : nil
    let part = at.map { $0.first...$0.last }
    let format: PartnerField.DateFormat? = try map.optionalWord("format")
    let word: Part? = try map.optionalWord("part")
    let value: PartnerIntake.Value
    if let fields = try map.optionalList("fields") {
      let places = try fields.map { PartnerIntake.Place(level: level, field: try field($0, of: owner)) }
      value = .joined(places, separator: try map.optionalString("separator") ?? " ")
    } else {
      let place = PartnerIntake.Place(level: level, field: try field(try map.required("field"), of: owner), part: part)
      switch word {
      case .year: value = .year(place)
      case .quarter: value = .quarter(place)
      case .last: value = .name(place, 0)
      case .first: value = .name(place, 1)
      case .middle: value = .name(place, 2)
      case .ssnStatus: value = .ssnStatus(place)
      case nil: value = try plain(place, family.records[owner].fields[place.field], format, column, node)
      }
    }
    try map.finish()
    return value
  }

  private func plain(
    _ place: PartnerIntake.Place, _ field: PartnerField, _ format: PartnerField.DateFormat?,
    _ column: PartnerTable.Column, _ node: StrictNode
  ) throws -> PartnerIntake.Value {
    switch column.type {
    case .date:
      guard let format = format ?? field.format else { throw node.fail("\(field.name) is no date") }
      return .date(place, format)
    case .money:
      guard field.kind == .amount else { throw node.fail("\(field.name) is no amount") }
    case .text, .integer: break
    }
    return .joined([place], separator: " ")
  }

  private func field(_ node: StrictNode, of record: Int) throws -> Int {
    let name = try node.text()
    guard let position = family.records[record].index(of: name) else {
      throw node.fail("no such field of \(family.records[record].name): \(name)")
    }
    return position
  }
}
