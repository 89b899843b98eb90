import Records
import Testing

@testable import Reports

@Suite struct FormatTests {
  @Test func `csv fields are quoted where they must be`() {
    #expect(
      CSVText.line(["a", "b,c", "say \"x\"", "", "two\nlines"])
        == "a,\"b,c\",\"say \"\"x\"\"\",,\"two\nlines\"\n")
  }

  @Test func `json text is escaped and keeps its order`() {
    let json = JSONDocument.object([
      ("z", .string("a\"b\\c\n\u{1}é")), ("a", .array([.integer(1), .null, .bool(true)])), ("e", .array([])),
    ])
    #expect(
      json.text()
        == "{\n  \"z\": \"a\\\"b\\\\c\\n\\u0001é\",\n  \"a\": [\n    1,\n    null,\n    true\n  ],\n  \"e\": []\n}")
  }

  @Test func `an empty list of rows is an empty array`() throws {
    var text = ""
    try TraceJSON().write({ _ in }, to: { text += $0 })
    #expect(text == "[\n]\n")
  }
}
