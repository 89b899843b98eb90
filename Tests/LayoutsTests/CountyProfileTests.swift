import Records
import Testing

@testable import Layouts

@Suite struct CountyProfileTests {
  static let standard = StandardExtract(
    version: 1,
    tables: [
      StandardTable(
        name: "case", sqlName: "cases", title: "", citation: "",
        fields: [
          StandardField(name: "case_id", type: .id, isKey: true, isRequired: true),
          StandardField(name: "county", type: .digits(5), isRequired: true),
          StandardField(name: "no_jurisdiction", type: .code(["tribal", "foreign"])),
          StandardField(name: "locate_only", type: .flag),
        ], moneyField: nil, badValueReadsAsBlank: false),
      StandardTable(
        name: "receipt", sqlName: "receipt", title: "", citation: "",
        fields: [
          StandardField(name: "receipt_id", type: .id, isKey: true, isRequired: true),
          StandardField(name: "collected_on", type: .date, isRequired: true),
          StandardField(name: "amount", type: .money, isRequired: true),
        ], moneyField: "amount", badValueReadsAsBlank: false),
    ])

  static let layout = """
    layout: l
    title: T
    citation: none
    effective: 2000-01-01
    format: fixed
    encoding: ascii
    framing: {records: lines}
    records:
      - record: H
        when: {T: [H]}
        fields: [{name: T, at: 1, length: 1, type: text}, {name: D, at: 2, length: 8, type: date, format: YYYYMMDD}, {name: N, at: 10, length: 5, type: number}]
      - record: C
        when: {T: [C]}
        fields:
          - {name: T, at: 1, length: 1, type: text}
          - {name: ID, at: 2, length: 8, type: text}
          - {name: J, at: 10, length: 1, type: code, codes: [T, F]}
          - {name: AMT, at: 11, length: 9, type: number, scale: 2}
          - {name: CNT, at: 21, length: 9, type: number}
          - {name: D, at: 31, length: 8, type: date, format: YYYYMMDD}
    """

  static let head = """
    profile: p
    title: P
    county: "27115"
    recognise: [F]
    as_of: {file: F, record: H, field: D}
    files: [{name: F, layout: l}]
    """

  static func profile(_ tables: String, head: String = head, more: String = "") throws -> CountyProfile {
    let layout = try RecordLayout.read(try StrictYAML.parse(Self.layout, file: "l.yaml"), path: "l.yaml")
    let yaml = head + "\n" + more + "\ntables:\n" + tables
    return try CountyProfile.read(
      try StrictYAML.parse(yaml, file: "p.yaml"), path: "p.yaml", layouts: ["l": layout], standard: standard)
  }

  @Test func namesBecomePositions() throws {
    let profile = try Self.profile(
      """
        receipt:
          - from: C
            where: {J: [T]}
            fields:
              receipt_id: {join: ["R", ID, "-", T]}
              collected_on: D
              amount: {field: AMT, negate: {J: [F]}}
      """, more: "controls: [{file: F, record: H, field: N, equals: {count: [H, C]}}]")
    let row = profile.mappings[0].rows[0]
    #expect(profile.mappings[0].table == 1)
    #expect(row.conditions == [RecordCondition(field: 2, values: ["T"])])
    #expect(row.columns[0] == .join([.literal("R"), .field(1), .literal("-"), .field(0)]))
    #expect(row.columns[1] == .field(.init(field: 5, codes: nil, otherwise: nil, negation: .never)))
    #expect(profile.controls.count == 1)
  }

  @Test(arguments: [
    ("  cases: []", "no standard table cases"),
    ("  case:\n    - {from: X, fields: {case_id: ID, county: ID}}", "no record X"),
    ("  case:\n    - {from: C, fields: {case_id: ID}}", "case.county is required"),
    ("  case:\n    - {from: C, fields: {case_id: IDD, county: ID}}", "no field IDD"),
    ("  case:\n    - {from: C, fields: {case_id: ID, county: ID, colour: ID}}", "no column colour"),
    ("  case:\n    - {from: C, fields: {case_id: ID, county: {constant: \"271\"}}}", "expected 5 digits"),
    (
      "  case:\n    - {from: C, fields: {case_id: ID, county: ID, no_jurisdiction: {field: J, codes: {T: tribe}}}}",
      "expected tribal, foreign, found `tribe`"
    ),
    (
      "  case:\n    - {from: C, fields: {case_id: ID, county: ID, no_jurisdiction: {field: J, codes: {Q: tribal}}}}",
      "`Q` is no code of J"
    ),
    (
      "  case:\n    - {from: C, fields: {case_id: ID, county: ID, locate_only: {field: J, otherwise: N}}}",
      "needs `codes`"
    ),
    ("  case:\n    - {from: C, where: {J: [Z]}, fields: {case_id: ID, county: ID}}", "`Z` is no code of J"),
    ("  case:\n    - {from: C, each: G, fields: {case_id: ID, county: ID}}", "no group G"),
    ("  case:\n    - {from: C, filter: x, fields: {case_id: ID, county: ID}}", "unknown key: filter"),
    ("  case:\n    - {from: C, fields: {case_id: {join: [R, ID]}, county: ID}}", "a literal stands in quotes"),
    ("  receipt:\n    - {from: C, fields: {receipt_id: ID, collected_on: D, amount: CNT}}", "scale: 2"),
    ("  receipt:\n    - {from: C, fields: {receipt_id: ID, collected_on: AMT, amount: AMT}}", "is a date; AMT is not"),
    (
      "  receipt:\n    - {from: C, fields: {receipt_id: ID, collected_on: D, amount: {field: ID, negate: true}}}",
      "no sign to turn"
    ),
    ("  {}", "fills no standard table"),
  ])
  func refused(tables: String, message: String) {
    let error = #expect(throws: DefinitionError.self) { try Self.profile(tables) }
    #expect(error?.message.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test(arguments: [
    ("county: \"27115\"", "county: \"2711\"", "five digits"),
    ("layout: l}", "layout: m}", "no layout m"),
    ("field: D}", "field: N}", "is no date"),
    ("record: H, ", "record: Q, ", "no record Q"),
    ("as_of: {file: F, record: H, field: D}", "as_of: {name: YYYYMM}", "does not give one year"),
    ("title: P", "titel: P", "missing key: title"),
    (
      "title: P", "title: P\ncontrols: [{file: F, record: H, field: N, equals: {sum: C.AMT}}]", "no number with scale 2"
    ),
    ("title: P", "title: P\ncontrols: [{file: F, record: H, field: N, equals: {sum: C.ID}}]", "C.ID is no number"),
    ("profile: p", "profile: q", "not the file's name"),
  ])
  func refusedHead(old: String, new: String, message: String) {
    var head = Self.head
    if let range = head.firstRange(of: old) { head.replaceSubrange(range, with: new) }
    let error = #expect(throws: DefinitionError.self) {
      try Self.profile("  case:\n    - {from: C, fields: {case_id: ID, county: ID}}", head: head)
    }
    #expect(error?.message.contains(message) == true, "\(error?.description ?? "")")
  }
}
