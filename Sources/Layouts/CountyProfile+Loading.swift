extension CountyProfile {
  /// Reads a profile. Throws `DefinitionError` on anything that docs/layouts.md does not allow.
  /// - Parameter layouts: by name, as `RecordLayout.loadAll` gives them.
  public static func load(
    path: String, layouts: [String: RecordLayout], standard: StandardExtract
  ) throws -> CountyProfile {
    try read(try StrictYAML.load(path: path), path: path, layouts: layouts, standard: standard)
  }

  /// Reads all `.yaml` files of a folder, in the byte order of their names.
  public static func loadAll(
    folder: String, layouts: [String: RecordLayout], standard: StandardExtract
  ) throws -> [CountyProfile] {
    try DefinitionFolder.files(in: folder).map { try load(path: $0, layouts: layouts, standard: standard) }
  }

  public static func read(
    _ node: StrictNode, path: String, layouts: [String: RecordLayout], standard: StandardExtract
  ) throws -> CountyProfile {
    let map = try node.map()
    let name = try map.string("profile")
    guard name == DefinitionFolder.stem(of: path) else {
      throw map.fail("profile", "`\(name)` is not the file's name without .yaml")
    }
    let county = try map.string("county")
    guard county.utf8.count == 5, county.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw map.fail("county", "expected five digits, found `\(county)`")
    }
    let recognise = try map.strings("recognise")
    guard !recognise.isEmpty else { throw map.fail("recognise", "names at least one file") }
    var profile = CountyProfile(
      name: name, title: try map.string("title"), county: county, path: path, recognise: recognise, identity: [],
      asOf: .name(try! RecordDateFormat("YYYYMMDD")), files: try readFiles(map, layouts), controls: [], mappings: [])
    let lookup = ProfileLookup(files: profile.files)
    profile.asOf = try readAsOf(map, lookup)
    for node in try map.optionalList("identity") ?? [] {
      profile.identity.append(try readIdentity(try node.map(), lookup))
    }
    for node in try map.optionalList("controls") ?? [] {
      profile.controls.append(try readControl(try node.map(), lookup))
    }
    for entry in try map.map("tables").entries() {
      guard let table = standard.index(of: entry.key) else { throw entry.name.fail("no standard table \(entry.key)") }
      for node in try entry.value.list() {
        let reader = ProfileMappingReader(lookup: lookup, table: table, standard: standard.tables[table])
        profile.mappings.append(try reader.read(node))
      }
    }
    guard !profile.mappings.isEmpty else { throw map.fail("tables", "fills no standard table") }
    try map.finish()
    return profile
  }

  private static func readFiles(_ map: StrictMap, _ layouts: [String: RecordLayout]) throws -> [File] {
    var files: [File] = []
    for node in try map.list("files") {
      let entry = try node.map()
      let name = try entry.string("name")
      let layout = try entry.string("layout")
      try entry.finish()
      guard let layout = layouts[layout] else { throw entry.fail("layout", "no layout \(layout)") }
      guard !files.contains(where: { $0.name == name }) else { throw entry.fail("name", "\(name) is named twice") }
      guard !name.contains("/"), !name.contains(":") else { throw entry.fail("name", "`/` and `:` are not for names") }
      files.append(File(name: name, layout: layout))
    }
    guard !files.isEmpty else { throw map.fail("files", "names at least one file") }
    return files
  }

  private static func readAsOf(_ map: StrictMap, _ lookup: ProfileLookup) throws -> AsOf {
    let asOf = try map.map("as_of")
    if asOf.has("name") {
      let text = try asOf.string("name")
      let pivot = try asOf.optionalInt("century_pivot")
      try asOf.finish()
      do throws(RecordDateFormat.Fault) {
        let format = try RecordDateFormat(text, centuryPivot: pivot)
        guard format.length != nil else { throw .init(message: "a date in a name has a fixed length") }
        return .name(format)
      } catch {
        throw asOf.fail("name", error.message)
      }
    }
    let (source, field) = try lookup.place(asOf)
    try asOf.finish()
    guard lookup.type(source).fields[field].type.isDate else { throw asOf.fail("field", "is no date") }
    return .field(source, field: field)
  }

  private static func readIdentity(_ map: StrictMap, _ lookup: ProfileLookup) throws -> Identity {
    let (source, field) = try lookup.place(map)
    let values = try map.strings("values")
    try map.finish()
    guard !values.isEmpty else { throw map.fail("values", "expected at least one value") }
    return Identity(source: source, field: field, values: values)
  }

  private static func readControl(_ map: StrictMap, _ lookup: ProfileLookup) throws -> Control {
    let (source, field) = try lookup.place(map)
    let scale = lookup.type(source).fields[field].type
    let equals = try map.map("equals")
    let total: Control.Total
    let expectedScale: Int
    if let count = equals.optional("count") {
      let names = count.isList ? try count.list() : [count]
      total = .count(try names.map { try lookup.source(try $0.text(), $0, inFile: source.file) })
      expectedScale = 0
    } else {
      let sum = try equals.required("sum")
      var fields: [(source: Source, fields: [Int])] = []
      var scales: Set<Int> = []
      for name in sum.isList ? try sum.list() : [sum] {
        let (source, field) = try lookup.qualified(try name.text(), name, inFile: source.file)
        guard let scale = lookup.type(source).fields[field].type.scale else {
          throw name.fail("\(try name.text()) is no number")
        }
        scales.insert(scale)
        fields.append((source, [field]))
      }
      guard scales.count == 1, let scale = scales.first else {
        throw equals.fail("sum", "expected one field, or several with the same scale")
      }
      total = .sum(fields, scale: scale)
      expectedScale = scale
    }
    try equals.finish()
    try map.finish()
    guard scale.scale == expectedScale || (scale == .digits && expectedScale == 0) else {
      throw map.fail("field", "is no number with scale \(expectedScale)")
    }
    return Control(source: source, field: field, total: total)
  }
}
