import Foundation
import Testing

/// `ivd sql`: questions of people who look around, who see no personal value unless they say so.
@Suite struct SQLTests {
  private static let personalFile: String = {
    let home = try! LoadedHome.workedExample.get().path
    let folder = home + "/warehouse/person"
    let file = FileManager.default.enumerator(atPath: folder)!.first { ($0 as! String).hasSuffix(".parquet") }
    return folder + "/" + (file as! String)
  }()

  private func ask(_ query: String, _ options: String...) throws -> Program.Outcome {
    try Program.run(["sql", query, "--home", try LoadedHome.workedExample.get().path] + options)
  }

  @Test func `personal texts and dates are masked, and the rest is not`() throws {
    let masked = try ask(
      "SELECT COUNT(*) AS n, MIN(ssn) AS ssn, MAX(last_name) AS name, COUNT(born_on) AS born FROM person")
    #expect(masked.code == 0)
    let row = try #require(masked.output.split(separator: "\n").last).split(separator: ",")
    #expect(row.dropFirst() == ["***", "***", "0"])
    let cases = try ask(
      "SELECT COUNT(DISTINCT c.case_id) AS n FROM cases AS c JOIN case_member AS m ON m.case_id = c.case_id")
    #expect(cases.output == "n\n13\n")
  }

  @Test(arguments: [
    "SELECT ssn FROM read_parquet('FILE')", "SELECT ssn FROM 'FILE'", "SELECT * FROM read_blob('FILE')",
    "SELECT ssn FROM read_parquet('HOME/warehouse/case/../person/*/*/*.parquet')",
    "SELECT file FROM glob('HOME/deliveries/**')", "SELECT content FROM read_text('/etc/passwd')",
  ])
  func `no file that holds personal values can be read beside the tables`(query: String) throws {
    let home = try LoadedHome.workedExample.get().path
    let asked = try ask(
      query.replacingOccurrences(of: "FILE", with: Self.personalFile).replacingOccurrences(of: "HOME", with: home))
    #expect(asked.code == 2)
    #expect(asked.output.isEmpty)
    #expect(asked.errors.contains("Permission Error"))
  }

  @Test(arguments: ["SELECT {'a': 1} AS m", "SELECT [1, 2] AS m", "SELECT TIMESTAMP '2024-09-30 00:00:00' AS m"])
  func `a type that cannot be shown is refused by name`(query: String) throws {
    let asked = try ask(query)
    #expect(asked.code == 2)
    #expect(asked.errors == "ivd: column m of a result: expected a type that can be shown; cast it to VARCHAR\n")
  }
}
