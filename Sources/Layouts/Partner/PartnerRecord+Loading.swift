import Records

extension PartnerRecord {
  /// Reads a record's definition. Throws `DefinitionError` on an unknown key, a gap or overlap between fields, a rule
  /// that names no field.
  /// - Parameter change: what a partner does otherwise, with the file that says so.
  static func load(
    path: String, lists: PartnerCodeLists, change: (PartnerProfile.Change, file: String)? = nil
  ) throws -> PartnerRecord {
    let map = try StrictYAML.load(path: path).map()
    let name = try map.string("record")
    guard name == DefinitionFolder.stem(of: path) else {
      throw map.fail("record", "`\(name)` is not the file's name without .yaml")
    }
    let ownLength = try map.int("length")
    var fields = try readFields(map, PartnerFieldReader(lists: lists), ownLength)
    let length = change?.0.length ?? ownLength
    if let (change, file) = change { fields = try change.fields(fields, length: length, file: file) }
    let ownPadding = try map.word("padding", of: Padding.self)
    let described = fields
    func position(_ key: String, _ name: String) throws -> Int {
      guard let position = described.firstIndex(where: { $0.name == name }) else {
        throw map.fail(key, "no such field: \(name)")
      }
      return position
    }
    let effective = try map.day("effective")
    let superseded = try map.optionalDay("superseded")
    if let superseded, superseded < effective { throw map.fail("superseded", "the last day is before the first") }
    let rules = PartnerRuleReader(fields: fields)
    let record = PartnerRecord(
      name: name, title: try map.string("title"), citation: try map.string("citation"), effective: effective,
      superseded: superseded, length: length, padding: change?.0.padding ?? ownPadding,
      refusals: try readRefusals(try map.required("refuses"), position),
      key: try map.optionalString("key").map { try position("key", $0) }, fields: fields,
      rules: try map.optionalList("rules")?.map { try rules.read($0) } ?? [],
      accepted: try readExamples(map).accepted, rejected: try readExamples(map).rejected)
    for values in record.accepted + record.rejected.map(\.changes) {
      for (field, _) in values where record.index(of: field) == nil {
        throw map.fail("examples", "no such field: \(field)")
      }
    }
    try map.finish()
    return record
  }

  private static func readFields(
    _ map: StrictMap, _ reader: PartnerFieldReader, _ length: Int
  ) throws -> [PartnerField] {
    var fields: [PartnerField] = []
    for node in try map.list("fields") {
      let field = try reader.read(node)
      let next = (fields.last?.last ?? 0) + 1
      guard field.first == next else { throw node.fail("\(field.name) begins at \(field.first), expected \(next)") }
      guard !fields.contains(where: { $0.name == field.name }) else {
        throw node.fail("field \(field.name) is described twice")
      }
      fields.append(field)
    }
    guard fields.last?.last == length else { throw map.fail("length", "the last field does not end at \(length)") }
    return fields
  }

  private static func readRefusals(
    _ node: StrictNode, _ position: (String, String) throws -> Int
  ) throws -> Refusals {
    if node.isScalar {
      let usual: PartnerRefusal = try node.word()
      return Refusals(usual: usual, structure: usual)
    }
    let map = try node.map()
    var refusals = Refusals(
      usual: .record, structure: try map.word("structure"), field: try position("by", try map.string("by")))
    for refusal in [PartnerRefusal.file, .batch, .record] {
      if let values = try map.optionalStrings(refusal.rawValue) { refusals.byValue.append((refusal, values)) }
    }
    refusals.usual = refusals.structure
    try map.finish()
    return refusals
  }

  private static func readExamples(_ map: StrictMap) throws -> (accepted: [Values], rejected: [Rejected]) {
    let examples = try map.map("examples")
    func values(_ node: StrictNode) throws -> Values {
      try node.map().entries().map { ($0.key, try $0.value.text()) }
    }
    let accepted = try examples.list("accepted").map(values)
    let rejected = try examples.list("rejected").map { node in
      let each = try node.map()
      let rejected = Rejected(
        base: try each.int("of"), changes: try values(try each.required("set")), finding: try each.string("finding"))
      guard (1...accepted.count).contains(rejected.base) else { throw each.fail("of", "no such example") }
      try each.finish()
      return rejected
    }
    try examples.finish()
    return (accepted, rejected)
  }
}
