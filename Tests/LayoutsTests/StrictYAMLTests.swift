import Layouts
import Records
import Testing

@Suite struct StrictYAMLTests {
  private func error(_ yaml: String, _ body: (StrictMap) throws -> Void) -> DefinitionError? {
    #expect(throws: DefinitionError.self) {
      let map = try StrictYAML.parse(yaml, file: "a.yaml").map()
      try body(map)
      try map.finish()
    }
  }

  @Test func scalarsStayAsTheyAreWritten() throws {
    let map = try StrictYAML.parse("a: 027115\nb: Y\nc: 1998-01-01\nd: \"\"\ne: -3\nf: true\n", file: "a.yaml").map()
    #expect(try map.string("a") == "027115")
    #expect(try map.string("b") == "Y")
    #expect(try map.day("c") == DayNumber("1998-01-01"))
    #expect(try map.string("d") == "")
    #expect(try map.int("e") == -3)
    #expect(try map.bool("f"))
    #expect(try map.optionalString("g") == nil)
    try map.finish()
  }

  @Test func unknownKeyHasItsLine() {
    let error = error("a: 1\nfieldz: 2\n") { _ = try $0.int("a") }
    #expect(error?.description == "a.yaml:2: unknown key: fieldz (read here: a)")
  }

  @Test func keyWrittenTwice() {
    #expect(error("x:\n  a: 1\n  a: 2\n") { _ = try $0.map("x") }?.message.contains("twice") == true)
    // The same text, in quotes and not.
    #expect(error("Y: 1\n\"Y\": 2\n") { _ in }?.message == "key written twice: Y")
  }

  @Test(arguments: [
    ("a: \"1\"", "a whole number"), ("a: 1.5", "a whole number"), ("a: [1]", "a whole number"),
    ("a: yes", "a whole number"), ("a:", "a whole number"),
  ])
  func wrongKind(yaml: String, expected: String) {
    #expect(error(yaml) { _ = try $0.int("a") }?.message.contains(expected) == true)
  }

  @Test func missingKeyAndWrongWord() {
    #expect(error("a: 1") { _ = try $0.string("b") }?.message == "missing key: b")
    let error = error("\n\ns: fatal") { _ = try $0.word("s", of: Severity.self) }
    #expect(error?.line == 3)
    #expect(error?.message == "expected one of warning, reject_record, reject_batch, reject_delivery, found `fatal`")
  }

  @Test func nothingButOneDocument() {
    #expect(error("") { _ in }?.message == "the file is empty")
    #expect(error("a: 1\n---\nb: 1\n") { _ in }?.message.contains("another document") == true)
    #expect(error("a: [1") { _ in }?.message.hasPrefix("not YAML") == true)
    #expect(throws: DefinitionError.self) { try StrictYAML.load(path: "/nowhere/at/all.yaml") }
  }
}
