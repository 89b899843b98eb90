extension PartnerFamily {
  /// Reads the transmission of a folder and its records. Throws `DefinitionError`.
  static func load(
    folder: String, lists: PartnerCodeLists, changes: (String) -> (PartnerProfile.Change, file: String)? = { _ in nil }
  ) throws -> PartnerFamily {
    let map = try StrictYAML.load(path: folder + "/transmission.yaml").map()
    let name = try map.string("transmission")
    guard name == DefinitionFolder.stem(of: folder) else {
      throw map.fail("transmission", "`\(name)` is not the folder's name")
    }
    let records = try map.strings("records").map {
      try PartnerRecord.load(path: "\(folder)/\($0).yaml", lists: lists, change: changes($0))
    }
    var family = PartnerFamily(
      name: name, title: try map.string("title"), citation: try map.string("citation"), records: records, levels: [],
      details: [],
      others: try map.optionalWord("others") ?? .refused, counts: [], agreements: [], uniques: [], answers: [], day: nil
    )
    let reader = PartnerFamilyReader(records: records)
    family.levels = try map.optionalList("levels")?.map { try reader.level($0) } ?? []
    family.details = try map.optionalList("details")?.map { try reader.detail($0) } ?? []
    family.counts = try map.optionalList("counts")?.map { try reader.count($0, family.levels) } ?? []
    family.agreements = try map.optionalList("agreements")?.map { try reader.agreement($0, family.levels) } ?? []
    family.uniques = try map.optionalList("unique")?.map { try reader.unique($0) } ?? []
    family.answers = try map.optionalList("answers")?.map { try reader.answer($0) } ?? []
    family.xml = try map.optionalMap("xml").map { try reader.xml($0, family.levels, folder: folder) }
    if let day = map.optional("day") { family.day = try reader.day(day) }
    for path in try DefinitionFolder.files(in: folder) {
      let stem = DefinitionFolder.stem(of: path)
      guard stem == "transmission" || stem == "table" || records.contains(where: { $0.name == stem }) else {
        throw map.fail("records", "\(stem).yaml lies in the folder and is not named")
      }
    }
    try map.finish()
    return family
  }
}

/// Reads the parts of a transmission's definition that name records and fields.
struct PartnerFamilyReader {
  var records: [PartnerRecord]

  func level(_ node: StrictNode) throws -> PartnerFamily.Level {
    let map = try node.map()
    let level = PartnerFamily.Level(
      name: try map.string("level"), opens: try map.optional("opens").map { try mark($0) },
      closes: try map.optional("closes").map { try mark($0) }, repeats: try map.bool("repeats", default: false),
      least: try map.optionalInt("least") ?? 0, refuses: try map.word("refuses"))
    try map.finish()
    return level
  }

  func detail(_ node: StrictNode) throws -> PartnerFamily.Detail {
    if node.isScalar { return PartnerFamily.Detail(record: try record(node), openedBy: []) }
    let map = try node.map()
    let detail = PartnerFamily.Detail(
      record: try record(try map.required("record")), openedBy: try map.strings("opened_by"))
    try map.finish()
    return detail
  }

  func count(_ node: StrictNode, _ levels: [PartnerFamily.Level]) throws -> PartnerFamily.Count {
    let map = try node.map()
    let mark = try mark(try map.required("record"))
    let words = try map.string("counts")
    let counted: PartnerFamily.Counted
    if words == "details" {
      counted = .details
    } else if let level = levels.firstIndex(where: { $0.name == words }) {
      counted = .levels(level)
    } else {
      throw map.fail("counts", "no such level: \(words)")
    }
    let count = PartnerFamily.Count(
      mark: mark, field: try field(map, "field", mark.record), counted: counted,
      refuses: try map.optionalWord("refuses"))
    try map.finish()
    return count
  }

  func agreement(_ node: StrictNode, _ levels: [PartnerFamily.Level]) throws -> PartnerFamily.Agreement {
    let map = try node.map()
    let mark = try mark(try map.required("record"))
    let words = try map.string("opened_by")
    guard let level = levels.firstIndex(where: { $0.name == words }), let opener = levels[level].opens else {
      throw map.fail("opened_by", "no such level: \(words)")
    }
    let own = try field(map, "field", mark.record)
    let agreement = PartnerFamily.Agreement(
      mark: mark, field: own, level: level,
      other: map.has("other") ? try field(map, "other", opener.record) : try field(map, "field", opener.record),
      byte: try map.optionalInt("byte").map { $0 - 1 }, refuses: try map.optionalWord("refuses"))
    try map.finish()
    return agreement
  }

  func unique(_ node: StrictNode) throws -> PartnerFamily.Unique {
    let map = try node.map()
    let mark = try mark(try map.required("record"))
    let fields = try map.list("fields").map { node in try field(node, mark.record) }
    let unique = PartnerFamily.Unique(
      mark: mark, fields: fields, reported: try field(map, "reported", mark.record),
      isWithinFile: try map.bool("within_file", default: false), refuses: try map.optionalWord("refuses"))
    try map.finish()
    return unique
  }

  func answer(_ node: StrictNode) throws -> PartnerFamily.Answer {
    let map = try node.map()
    let mark = try mark(try map.required("record"))
    let answer = PartnerFamily.Answer(
      mark: mark, keys: try map.list("fields").map { node in try field(node, mark.record) },
      reported: try field(map, "reported", mark.record), sent: try map.string("sent"),
      same: try map.optionalList("same")?.map { node in try field(node, mark.record) } ?? [],
      lines: map.has("lines") ? try field(map, "lines", mark.record) : nil,
      isWhole: try map.bool("whole", default: false))
    try map.finish()
    return answer
  }

  func xml(_ map: StrictMap, _ levels: [PartnerFamily.Level], folder: String) throws -> PartnerFamily.XMLForm {
    let schema = try map.string("schema")
    guard !schema.contains("/") else { throw map.fail("schema", "stands beside the definition, without a folder") }
    var names: [String: String] = [:]
    for entry in try map.optionalMap("names")?.entries() ?? [] {
      guard records.contains(where: { $0.index(of: entry.key) != nil }) else {
        throw entry.name.fail("no such field: \(entry.key)")
      }
      names[entry.key] = try entry.value.text()
    }
    let form = PartnerFamily.XMLForm(
      schemaPath: folder + "/" + schema,
      records: try map.list("elements").map { node in
        let element = try node.map()
        let place = (try element.string("path"), try record(try element.required("record")))
        try element.finish()
        return place
      },
      levels: try map.list("levels").map { node in
        let element = try node.map()
        let name = try element.string("level")
        guard let level = levels.firstIndex(where: { $0.name == name }) else {
          throw element.fail("level", "no such level: \(name)")
        }
        let place = (try element.string("path"), level)
        try element.finish()
        return place
      }, names: names)
    try map.finish()
    return form
  }

  func day(_ node: StrictNode) throws -> (record: Int, field: Int) {
    let map = try node.map()
    let record = try record(try map.required("record"))
    let position = try field(map, "field", record)
    guard records[record].fields[position].kind == .date else { throw map.fail("field", "is no date") }
    try map.finish()
    return (record, position)
  }

  private func mark(_ node: StrictNode) throws -> PartnerFamily.Mark {
    if node.isScalar { return PartnerFamily.Mark(record: try record(node), codes: []) }
    let map = try node.map()
    let position = try record(try map.required("record"))
    let codes = try map.strings("codes")
    let known = records[position].identifier.map { records[position].fields[$0].codes } ?? []
    for code in codes where !known.contains(code) { throw map.fail("codes", "no such identifier: \(code)") }
    try map.finish()
    return PartnerFamily.Mark(record: position, codes: codes)
  }

  private func record(_ node: StrictNode) throws -> Int {
    let name = try node.text()
    guard let position = records.firstIndex(where: { $0.name == name }) else {
      throw node.fail("no such record: \(name)")
    }
    return position
  }

  private func field(_ map: StrictMap, _ key: String, _ record: Int) throws -> Int {
    try field(try map.required(key), record)
  }

  private func field(_ node: StrictNode, _ record: Int) throws -> Int {
    let name = try node.text()
    guard let position = records[record].index(of: name) else {
      throw node.fail("no such field of \(records[record].name): \(name)")
    }
    return position
  }
}
