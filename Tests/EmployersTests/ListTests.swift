import Employers
import Testing

@Suite struct ListTests {
  private func read(_ text: String) throws -> EmployerList {
    try EmployerList(bytes: Array(text.utf8), path: "list.csv")
  }

  @Test func readsQuotesLineEndsAndOtherColumns() throws {
    let list = try read(
      "\u{FEFF}ZIP,Name,other,street,city,state\r\n55001,\"A \"\"B\"\",\nC\",x,1 MAIN ST,T,MN\r\n\r\n55002,D,y,2 MAIN ST,T,MN"
    )
    #expect(list.count == 2)
    #expect(list.text(row: 0, "name") == "A \"B\",\nC")
    #expect(list.text(row: 1, "zip") == "55002")
    #expect(list.text(row: 1, "fein") == "")
    #expect(list.lines == [2, 5])
  }

  @Test func shortRowsHaveEmptyFields() throws {
    let list = try read("fein,name,street,city,state,zip\n990000413,A\n,\n")
    #expect(list.count == 2)
    #expect(list.text(row: 0, "zip") == "")
  }

  @Test func commasAtTheEndAreNoFields() throws {
    let list = try read("name,zip,street,city,state\nA,55001,1 MAIN ST,T,MN,,\r\nB,55002,2 MAIN ST,T,MN,,x\nC,55003\n")
    #expect(list.refused.map(\.line) == [3, 4])
    #expect(list.withoutRefused().count == 1)
    #expect(list.text(row: 0, "state") == "MN")
  }

  @Test(arguments: [
    ("", EmployerListError.missingColumn(path: "list.csv", column: "name")),
    ("fein,name,street,city,state\n", .missingColumn(path: "list.csv", column: "zip")),
    ("name,name,street,city,state,zip\n", .repeatedColumn(path: "list.csv", column: "name")),
    ("name,street,city,state,zip\r\"A\",B,C,D,E\r", .returnsOnly(path: "list.csv")),
    ("name,street,city,state,zip\nA,B,C,D,E\n\"A,B\n", .unclosedQuote(path: "list.csv", line: 3)),
  ])
  func refuses(text: String, expected: EmployerListError) {
    #expect(throws: expected) { try read(text) }
  }

  /// Bytes that are no UTF-8, NUL and very long fields are read, not refused.
  @Test func hostileBytes() throws {
    let long = String(repeating: "VERY LONG ", count: 100_000)
    let bytes =
      Array("fein,name,street,city,state,zip\n,A".utf8) + [0, 0xFF, 0xE9] + Array("B,1 C ST,D,MN,55001\n,".utf8)
      + Array(long.utf8) + Array(",1 C ST,D,MN,55001\n".utf8)
    let list = try EmployerList(bytes: bytes, path: "list.csv")
    let matching = EmployerMatching(list, words: MadeUpList.words, model: MadeUpList.model)
    #expect(matching.clusters().count == 2)
  }
}
