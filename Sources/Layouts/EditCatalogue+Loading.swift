import Records

extension EditCatalogue {
  /// Kinds of faults that a reader of files can report; each must have an edit.
  public static let fileKinds: Set<String> = [
    "absent_file", "unlisted_file", "unlisted_table", "row_count", "amount_total", "hash", "cut_gzip", "damaged_gzip",
    "not_utf8", "nul_byte", "unclosed_quote", "no_header", "missing_column", "duplicate_column", "unknown_column",
    "mixed_line_ends", "empty_case_table", "too_long", "cannot_open", "manifest", "name", "archive", "cut_record",
    "control", "not_well_formed", "schema", "forbidden_xml", "replaced",
  ]
  /// Kinds of faults of a field; each must have an edit.
  public static let fieldKinds: Set<String> = [
    "required", "id_characters", "id_length", "date", "money", "flag", "code", "digits", "text_length", "field_count",
    "quoting", "undecodable", "unmapped_code", "unknown_record",
  ]

  /// Loads the edits of `schemas/county/edits/*.yaml` and of `pipelines/edits/*.sql`.
  /// - Throws: `DefinitionError`, also where a number is given twice or a fault has no edit.
  public static func load(definitions: [String], statements: [String], standard: StandardExtract) throws
    -> EditCatalogue
  {
    var edits: [Edit] = []
    for path in definitions.sorted() {
      let root = try StrictYAML.load(path: path).map()
      for node in try root.list("edits") { edits.append(try Edit(try node.map(), standard: standard)) }
      try root.finish()
    }
    for path in statements.sorted() { edits.append(try Edit(sqlFile: path, standard: standard)) }
    edits.sort { $0.number < $1.number }
    for (first, second) in zip(edits, edits.dropFirst()) where first.number == second.number {
      throw DefinitionError(file: definitions.first ?? "", line: 0, message: "edit \(first.number) is defined twice")
    }
    let catalogue = EditCatalogue(edits: edits)
    for kind in fileKinds.sorted() where catalogue.file(kind) == nil {
      throw DefinitionError(file: definitions.first ?? "", line: 0, message: "no edit of kind \(kind)")
    }
    for kind in fieldKinds.sorted() where catalogue.field(kind) == nil {
      throw DefinitionError(file: definitions.first ?? "", line: 0, message: "no edit of kind \(kind)")
    }
    return catalogue
  }
}

extension Edit {
  init(_ map: StrictMap, standard: StandardExtract) throws {
    number = try map.string("edit")
    code = try map.string("code")
    severity = try map.word("severity", of: Severity.self)
    title = try map.string("title")
    expected = try map.string("expected")
    citation = try map.string("citation")
    pass = try Self.examples("pass", map, standard)
    fail = try Self.examples("fail", map, standard)
    let kind = try map.string("kind")
    if EditCatalogue.fileKinds.contains(kind) {
      table = nil
      self.kind = .file(kind)
    } else if EditCatalogue.fieldKinds.contains(kind) {
      table = nil
      self.kind = .field(kind)
    } else {
      let name = try map.string("table")
      guard let index = standard.index(of: name) else { throw map.fail("table", "\(name) is no standard table") }
      table = index
      self.kind = try Self.recordKind(kind, map, table: standard.tables[index], standard: standard)
    }
    try map.finish()
  }

  private static func recordKind(_ kind: String, _ map: StrictMap, table: StandardTable, standard: StandardExtract)
    throws
    -> Kind
  {
    func field(_ name: String, _ key: String, of type: StandardType? = nil) throws -> Int {
      guard let index = table.index(of: name) else { throw map.fail(key, "\(table.name) has no field \(name)") }
      if let type, table.fields[index].type != type { throw map.fail(key, "\(table.name).\(name) has another type") }
      return index
    }
    switch kind {
    case "unique":
      let names = try map.strings("fields")
      guard names == table.fields.filter(\.isKey).map(\.name) else {
        throw map.fail("fields", "not the key of \(table.name)")
      }
      return .unique
    case "references":
      let from = try field(try map.string("field"), "field", of: .id)
      let to = try map.map("to")
      let target = try to.string("table")
      guard let index = standard.index(of: target) else { throw to.fail("table", "\(target) is no standard table") }
      let key = try to.string("field")
      guard standard.tables[index].fields.filter(\.isKey).map(\.name) == [key] else {
        throw to.fail("field", "\(key) is not the key of \(target)")
      }
      try to.finish()
      var condition: ReferenceCondition?
      if let when = try map.optionalMap("when"), let entry = try when.entries().first {
        condition = ReferenceCondition(field: try field(entry.key, "when"), value: try entry.value.text())
      }
      return .references(field: from, to: index, condition: condition)
    case "order":
      let names = try map.strings("fields")
      guard names.count == 2 else { throw map.fail("fields", "expected two dates") }
      return .order(
        first: try field(names[0], "fields", of: .date), second: try field(names[1], "fields", of: .date))
    case "not_after_as_of":
      return .notAfterAsOf(field: try field(try single(map), "fields", of: .date))
    case "not_negative":
      return .notNegative(field: try field(try single(map), "fields", of: .money))
    case "not_positive_when":
      return .notPositiveWhen(
        field: try field(try single(map), "fields", of: .money), given: try field(try map.string("given"), "given"))
    default: throw map.fail("kind", "\(kind) is no kind of edit")
    }
  }

  private static func single(_ map: StrictMap) throws -> String {
    let names = try map.strings("fields")
    guard names.count == 1 else { throw map.fail("fields", "expected one field") }
    return names[0]
  }

  private static func examples(_ key: String, _ map: StrictMap, _ standard: StandardExtract) throws -> [EditExample] {
    guard let entries = try map.optionalMap(key)?.entries() else { return [] }
    return try entries.flatMap { entry in
      guard standard.index(of: entry.key) != nil else { throw map.fail(key, "\(entry.key) is no standard table") }
      return try entry.value.texts().map { EditExample(table: entry.key, record: $0) }
    }
  }
}
