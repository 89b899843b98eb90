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

  /// Tables and columns of the page, as SQL has them: what a heading, a row and the sentences about origins say.
  private func catalogued() throws -> [String: [String]] {
    var tables: [String: [String]] = [:]
    var table = ""
    var origin: [String] = []
    var isBefore = false
    for line in try Program.run("catalogue", "tables").output.split(separator: "\n") {
      if line.hasPrefix("## ") { origin = [] }
      if let match = line.firstMatch(of: #/In SQL each has more columns, (behind|before) its own: (.*) \(/#) {
        isBefore = match.1 == "before"
        origin = match.2.matches(of: #/`(\w+)`/#).map { String($0.1) }
      }
      if line.hasPrefix("### ") {
        table = String(line.dropFirst(4))
        tables[table] = origin
      } else if let match = line.firstMatch(of: #/Called `(\w+)` in SQL/#) {
        tables[String(match.1)] = tables.removeValue(forKey: table)
        table = String(match.1)
      } else if let match = line.firstMatch(of: #/^\| (\w+) \| [^|]* \|(?: (?:.*`(\w+)` in SQL)?.*\|)?$/#),
        match.1 != "column"
      {
        let name = String(match.2 ?? match.1)
        // Columns that the load adds stand behind the origin.
        let isAdded = !isBefore && line.split(separator: "|").count == 2
        let place = isBefore || isAdded ? tables[table]!.count : tables[table]!.count - origin.count
        tables[table]!.insert(name, at: place)
      }
    }
    return tables
  }

  @Test func `the catalogue of tables lists all that a query reads`() throws {
    let asked = try ask(
      "SELECT table_name, column_name FROM information_schema.columns ORDER BY table_name, ordinal_position")
    var read: [String: [String]] = [:]
    for line in asked.output.split(separator: "\n").dropFirst() {
      let names = line.split(separator: ",").map(String.init)
      read[names[0], default: []].append(names[1])
    }
    #expect(read.count > 30)
    let listed = try catalogued()
    #expect(Set(listed.keys) == Set(read.keys))
    for (table, columns) in read { #expect(listed[table] == columns, "\(table)") }
  }
}
