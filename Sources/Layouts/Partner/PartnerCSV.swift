import Records

/// A CSV form of a partner's records: columns that are named in a header line, each of which goes into fields of a flat
/// record, whose edits hold (`schemas/partners/new-hire-csv.yaml`).
public struct PartnerCSV: Sendable {
  public enum DateForm: String, CaseIterable, Sendable {
    case dashed = "YYYY-MM-DD"
    case slashed = "MM/DD/YYYY"
    case plain = "CCYYMMDD"
  }

  public struct Column: Sendable {
    public var name: String
    /// Positions in the record. A value of digits fills them one after the other.
    public var fields: [Int]
    public var isRequired: Bool
    /// Names under which the column may stand, bare.
    public var names: Set<String>
  }

  /// The header line of a file, understood.
  public struct Header: Sendable {
    public var layout: RecordLayout
    /// For each field of the layout: the column, or `nil` where nobody knows it.
    public var columns: [Int?]
    public var unknown: [String]
  }

  /// The transmission: records of one kind without headers and trailers.
  public var family: PartnerFamily
  public var record: Int
  public var dates: [DateForm]
  public var columns: [Column]
  public var intake: PartnerIntake

  /// - Throws: `DefinitionError`.
  public static func load(
    path: String, layouts: PartnerLayouts, intakes: [String: PartnerIntake]
  ) throws -> PartnerCSV {
    let map = try StrictYAML.load(path: path).map()
    let name = try map.string("csv")
    guard name == DefinitionFolder.stem(of: path) else { throw map.fail("csv", "is not the file's name without .yaml") }
    let title = try map.string("title")
    let citation = try map.string("citation")
    _ = try map.day("effective")
    let owner = try map.string("family")
    guard var family = layouts.families.first(where: { $0.name == owner }), var intake = intakes[owner] else {
      throw map.fail("family", "no such family with a table.yaml: \(owner)")
    }
    let recordName = try map.string("record")
    guard let record = family.records.firstIndex(where: { $0.name == recordName }) else {
      throw map.fail("record", "no such record: \(recordName)")
    }
    family.name = name
    family.title = title
    family.citation = citation
    family.levels = []
    family.details = [PartnerFamily.Detail(record: record, openedBy: [])]
    family.counts = []
    family.agreements = []
    family.uniques = []
    family.answers = []
    family.day = nil
    family.xml = nil
    intake.firsts = []
    intake.isEmployerReport = true
    intake.rows = intake.rows.filter { $0.mark.record == record }
    let fields = family.records[record]
    let columns = try map.list("columns").map { node in
      let column = try node.map()
      let name = try column.string("name")
      let made = Column(
        name: name,
        fields: try column.strings("fields").map { name in
          guard let field = fields.index(of: name) else { throw column.fail("fields", "no such field: \(name)") }
          return field
        }, isRequired: try column.bool("required", default: false),
        names: Set(([name] + (try column.optionalStrings("aliases") ?? [])).map(bare)))
      try column.finish()
      return made
    }
    let names = columns.flatMap(\.names)
    guard Set(names).count == names.count else { throw map.fail("columns", "a name or alias comes twice") }
    let csv = PartnerCSV(
      family: family, record: record, dates: try map.list("dates").map { try $0.word() }, columns: columns,
      intake: intake)
    try map.finish()
    return csv
  }

  /// A header line; `nil` where a required column is missing, so that the file is something else.
  public func header(_ line: [UInt8], path: String) -> Header? {
    for mark in [0x2C, 0x3B, 0x09, 0x7C] as [UInt8] {
      guard let names = CSVText.records(line.map { $0 == mark ? 0x2C : $0 })?.first?.fields else { continue }
      let columns = names.map { name in self.columns.firstIndex { $0.names.contains(Self.bare(name)) } }
      let found = Set(columns.compactMap { $0 })
      guard self.columns.indices.allSatisfy({ !self.columns[$0].isRequired || found.contains($0) }),
        found.count == columns.compactMap({ $0 }).count
      else { continue }
      let unknown = zip(names, columns).filter { $1 == nil }.map(\.0)
      return Header(layout: layout(names, mark, path), columns: columns, unknown: unknown)
    }
    return nil
  }

  private func layout(_ names: [String], _ mark: UInt8, _ path: String) -> RecordLayout {
    let fields = names.enumerated().map { position, name in
      RecordField(
        name: name.split(separator: " ").joined(separator: " "), at: 0, length: 0, column: position,
        path: .init(up: 0, down: [], attribute: nil), type: .text, isRequired: false, isPersonal: true, blankWords: [],
        readWhen: [], takenWhen: [], depending: nil)
    }
    // The header was read already: its line is a record like the others, and left out by its number.
    return RecordLayout(
      name: family.name, title: family.title, citation: family.citation, effective: DayNumber(0), superseded: nil,
      file: path, format: .delimited, encoding: .utf8, framing: .lines,
      marks: .init(delimiter: mark, quote: 0x22, hasHeader: false), schemaPath: nil,
      records: [
        RecordType(
          name: family.records[record].name, conditions: [], length: nil, element: [], fields: fields,
          columnCount: names.count, groups: [])
      ])
  }

  static func bare(_ name: String) -> String {
    String(name.lowercased().unicodeScalars.filter { !" _-.\u{FEFF}".unicodeScalars.contains($0) })
  }
}
