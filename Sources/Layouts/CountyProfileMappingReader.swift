import Records

/// Reads one entry of `tables:` of a county profile.
struct ProfileMappingReader {
  let lookup: ProfileLookup
  let table: Int
  let standard: StandardTable

  func read(_ node: StrictNode) throws -> ProfileMapping {
    let map = try node.map()
    let source = try lookup.source(try map.string("from"), try map.required("from"))
    let type = lookup.type(source)
    let each = try map.optionalString("each")
    let conditions = try RecordLayoutElementReader.readConditions(map, "where")
    let present = map.optional("present")
    let fields = try map.map("fields").entries()
    try map.finish()
    for entry in fields where standard.index(of: entry.key) == nil {
      throw entry.name.fail("no column \(entry.key) in the standard table \(standard.name)")
    }
    for field in standard.fields where field.isRequired && !fields.contains(where: { $0.key == field.name }) {
      throw map.fail("fields", "\(standard.name).\(field.name) is required and has no source")
    }
    var rows: [ProfileMapping.Row] = []
    for scope in try scopes(each, type, map) {
      var row = ProfileMapping.Row(
        conditions: try scope.conditions(conditions, map), present: nil,
        columns: Array(repeating: .blank, count: standard.fields.count))
      if let present { row.present = try scope.field(present) }
      for entry in fields {
        let column = standard.index(of: entry.key)!
        let reader = ProfileColumnReader(scope: scope, standard: standard.fields[column])
        row.columns[column] = try reader.read(entry.value)
      }
      rows.append(row)
    }
    return ProfileMapping(table: table, source: source, rows: rows)
  }

  /// The names that a row sees: one scope for each occurrence of the group.
  private func scopes(_ each: String?, _ type: RecordType, _ map: StrictMap) throws -> [ProfileScope] {
    guard let each else { return [ProfileScope(type: type, prefixes: [])] }
    guard type.group(each) != nil else { throw map.fail("each", "no group \(each) in \(type.name)") }
    var prefixes: [[String]] = [[]]
    var path = ""
    for part in each.split(separator: ".").map(String.init) {
      path = path.isEmpty ? part : path + "." + part
      let group = type.group(path)
      prefixes = prefixes.flatMap { outer -> [[String]] in
        let base = (outer.first.map { $0 + "." } ?? "") + part
        guard let group else { return [[base] + outer] }
        return (1...group.occurs).map { ["\(base)(\($0))"] + outer }
      }
    }
    return prefixes.map { ProfileScope(type: type, prefixes: $0) }
  }
}

/// The field names that one row of a mapping may use: those of its occurrence of a group first, then the record's.
struct ProfileScope {
  let type: RecordType
  /// Expanded names of the groups, innermost first: `CHILD(2).PLAN(1)`, `CHILD(2)`.
  let prefixes: [String]

  func find(_ name: String) -> Int? {
    for prefix in prefixes {
      if let position = type.index(of: prefix + "." + name) { return position }
      // A field that occurs several times is its own group.
      if prefix.split(separator: ".").last?.split(separator: "(").first.map(String.init) == name,
        let position = type.index(of: prefix)
      {
        return position
      }
    }
    return type.index(of: name)
  }

  func field(_ node: StrictNode) throws -> Int {
    let name = try node.text()
    guard let position = find(name) else { throw node.fail("no field \(name) in \(type.name)") }
    return position
  }

  func conditions(_ conditions: [(field: String, values: [String])], _ map: StrictMap) throws -> [RecordCondition] {
    try conditions.map { condition in
      guard let field = find(condition.field) else { throw map.fail("no field \(condition.field) in \(type.name)") }
      if case .code(let codes) = type.fields[field].type,
        let word = condition.values.first(where: { !$0.isEmpty && !codes.contains($0) })
      {
        throw map.fail("`\(word)` is no code of \(condition.field)")
      }
      return RecordCondition(field: field, values: condition.values)
    }
  }
}
