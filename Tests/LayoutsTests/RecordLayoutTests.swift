import Layouts
import Records
import Testing

@Suite struct RecordLayoutTests {
  static func layout(_ fields: String, head: String = "format: fixed\nencoding: cp037\nframing: {records: 80}") throws
    -> RecordLayout
  {
    let yaml =
      "layout: t\ntitle: T\ncitation: none\neffective: 2000-01-01\n\(head)\nrecords:\n  - record: R\n    fields:\n"
      + fields.split(separator: "\n").map { "      " + $0 }.joined(separator: "\n") + "\n"
    return try RecordLayout.read(try StrictYAML.parse(yaml, file: "t.yaml"), path: "t.yaml")
  }

  @Test func groupsAreExpanded() throws {
    let type = try Self.layout(
      """
      - {name: N, at: 1, length: 2, type: binary}
      - name: CHILD
        at: 3
        length: 10
        occurs: 2
        fields:
          - {name: ID, at: 1, length: 4, type: text}
          - name: PLAN
            at: 5
            length: 3
            occurs: 2
            fields:
              - {name: KIND, at: 1, length: 1, type: text}
              - {type: filler, at: 2, length: 2}
      - {name: CODE, at: 30, length: 2, type: text, occurs: 3}
      - name: NAME
        at: 40
        length: 20
        fields:
          - {name: LAST, at: 1, length: 10, type: text}
      """
    ).records[0]
    #expect(
      type.fields.map { "\($0.name)@\($0.at)" } == [
        "N@1", "CHILD(1).ID@3", "CHILD(1).PLAN(1).KIND@7", "CHILD(1).PLAN(2).KIND@10", "CHILD(2).ID@13",
        "CHILD(2).PLAN(1).KIND@17", "CHILD(2).PLAN(2).KIND@20", "CODE(1)@30", "CODE(2)@32", "CODE(3)@34",
        "NAME.LAST@40",
      ])
    #expect(type.groups.map(\.path) == ["CHILD", "CHILD.PLAN", "CODE"])
  }

  @Test func redefinitionsExcludeEachOther() throws {
    let type = try Self.layout(
      """
      - {name: T, at: 1, length: 1, type: text}
      - {name: A, at: 2, length: 8, type: text}
      - {name: B, at: 2, length: 4, type: text, redefines: A, when: {T: ["1"]}}
      - {name: C, at: 6, length: 4, type: text, redefines: A, when: {T: ["1"]}}
      - {name: D, at: 2, length: 8, type: text, redefines: A, when: {T: ["2"]}}
      """
    ).records[0]
    #expect(type.fields[1].takenWhen.count == 3)
    #expect(type.fields[2].readWhen == [RecordCondition(field: 0, values: ["1"])])
    #expect(type.fields[2].takenWhen.isEmpty)
  }

  @Test(arguments: [
    (
      "- {name: A, at: 1, length: 4, type: text}\n- {name: B, at: 4, length: 2, type: text}",
      "B shares bytes with A without `redefines: A`"
    ),
    ("- {name: A, at: 1, length: 4, type: text}\n- {name: A, at: 9, length: 2, type: text}", "A is described twice"),
    ("- {name: A, at: 78, length: 4, type: text}", "ends at byte 81, after byte 80"),
    ("- {name: A, at: 0, length: 4, type: text}", "positions begin with 1"),
    ("- {name: A, at: 1, length: 4, type: text, redefines: Z}", "redefines Z, which is no earlier field"),
    (
      "- {name: A, at: 1, length: 4, type: text}\n- {name: B, at: 9, length: 4, type: text, redefines: A}",
      "shares no byte"
    ),
    ("- {name: A, at: 1, length: 4, type: text, when: {Q: [x]}}", "no field Q"),
    ("- {name: A, at: 1, length: 1, type: text, when: {A: [x]}}", "depends on itself"),
    ("- {name: A, at: 1, length: 4, type: texxt}", "expected one of text"),
    ("- {name: A, at: 1, length: 4, type: text, scale: 2}", "unknown key: scale"),
    ("- {name: A, at: 1, length: 4, type: packed, sign: leading}", "unknown key: sign"),
    ("- {name: A, at: 1, length: 4, type: packed, digits: 9}", "4 bytes hold 1 to 8 digits"),
    ("- {name: A, at: 1, length: 4, type: zoned, sign: leading}", "needs `signed: true`"),
    ("- {name: A, at: 1, length: 9, type: binary}", "1 to 8 bytes"),
    ("- {name: A, at: 1, length: 6, type: date, format: YYMMDD}", "needs century_pivot"),
    ("- {name: A, at: 1, length: 6, type: date, format: YYYYMM}", "does not give one year and one day"),
    ("- {name: A, at: 1, length: 8, type: date, format: YYYMMDD}", "belongs to no part"),
    ("- {name: A, at: 1, length: 4, type: date, format: YYYYMMDD}", "has 8 characters, the field 4"),
    ("- {name: A, at: 1, length: 5, type: packed, format: YYYY-MM-DD}", "digits only"),
    ("- {name: A, at: 1, length: 5, type: packed, leading_zeros: true}", "needs `digits`"),
    ("- {name: A, at: 1, length: 1, type: code, codes: []}", "at least one"),
    ("- {name: A, at: 1, length: 1, type: code, codes: [AB]}", "longer than the field"),
    (
      "- {name: N, at: 1, length: 1, type: digits}\n- {name: A, at: 2, length: 1, type: text, occurs: 3, occurs_depending: N}\n- {name: B, at: 9, length: 1, type: text}",
      "last of its record"
    ),
    ("- {name: A, at: 2, length: 1, type: text, occurs: 3, occurs_depending: N}", "no field N"),
    ("- {name: A, at: 1, length: 4, type: text, lenght: 4}", "unknown key: lenght"),
    ("- {name: A, length: 4, type: text}", "missing key: at"),
  ])
  func refused(fields: String, message: String) {
    let error = #expect(throws: DefinitionError.self) { try Self.layout(fields) }
    #expect(error?.message.contains(message) == true, "\(error?.description ?? "")")
    #expect((error?.line ?? 0) > 0)
  }

  @Test(arguments: [
    ("format: fixed\nencoding: cp037\nframing: {records: lines}", "a cp037 file has no lines"),
    ("format: fixed\nencoding: ascii\nframing: {records: 0}", "1 to 65536"),
    ("format: fixed\nencoding: ascii\nframing: {records: 9, blocks: true}", "only with `records: rdw`"),
    ("format: fixed\nencoding: latin1\nframing: {records: 9}", "expected one of ascii"),
    ("format: delimited\nencoding: cp037\ndelimiter: \"|\"\nheader: true", "cannot be cp037"),
    ("format: delimited\nencoding: ascii\ndelimiter: \"||\"\nheader: true", "one printable ASCII character"),
    ("format: delimited\nencoding: ascii\ndelimiter: \"|\"", "missing key: header"),
    ("format: fixd\nencoding: ascii", "expected one of fixed, delimited, xml"),
    ("format: xml\nschema: nowhere.xsd", "no file nowhere.xsd"),
  ])
  func refusedHead(head: String, message: String) {
    let error = #expect(throws: DefinitionError.self) {
      try Self.layout("- {name: A, at: 1, length: 4, type: text}", head: head)
    }
    #expect(error?.message.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test func dateFormats() throws {
    #expect(try RecordDateFormat("MM/DD/YYYY").length == 10)
    #expect(try RecordDateFormat("M/D/YYYY").length == nil)
    #expect(try RecordDateFormat("CYYMMDD").isDigitsOnly)
    #expect(try !RecordDateFormat("DD-MON-YYYY").isDigitsOnly)
    #expect(throws: RecordDateFormat.Fault.self) { try RecordDateFormat("YYYY*MMDD") }
    #expect(throws: RecordDateFormat.Fault.self) { try RecordDateFormat("YYYYMMDD", centuryPivot: 50) }
  }
}
