import Foundation
import Testing

/// `ivd employers` on the sample registry.
@Suite struct EmployersTests {
  private let home: Scratch

  init() throws { home = try Scratch() }

  private func ivd(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(["employers"] + arguments + ["--home", home.path])
  }

  private func loadAll() throws {
    _ = try ivd("load", "sample-input/employers/registry.csv", "--source", "registry", "--as-of", "2024-06-30")
    _ = try ivd(
      "load", "sample-input/employers/eiwo-employers.csv", "--kind", "eiwo", "--source", "e-iwo", "--as-of",
      "2024-07-15")
  }

  @Test func matchesAsWritten() throws {
    try loadAll()
    let match = try ivd("match", "sample-input/employers/sightings.csv", "--format", "csv")
    #expect(match.code == 1)
    let bands = match.output.split(separator: "\n").dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false)[2...4].joined(separator: " ")
    }
    #expect(
      bands == [
        "automatic exact E0000001", "automatic exact E0000006", "automatic mistyped E0000002",
        "automatic no_fein E0000017", "review name_differs E0000012", "review name_differs E0000007",
        "new other_number ",
        "review no_fein E0000009", "new unknown ", "review no_fein E0000008",
      ])
    // Nothing was changed.
    #expect(try ivd("match", "sample-input/employers/sightings.csv", "--format", "csv").output == match.output)
  }

  @Test func reviewDecideAndShow() throws {
    try loadAll()
    let load = try ivd(
      "load", "sample-input/employers/sightings.csv", "--source", "new-hire", "--as-of", "2024-09-30")
    #expect(load.code == 1)
    #expect(load.output.contains("10 rows: 4 under their employers, 4 to review, 2 new"))
    let page = home.path + "/review.html"
    let review = try ivd("review", "--page", page)
    #expect(review.code == 1)
    let lines = review.output.split(separator: "\n")
    #expect(lines.count == 5)
    let html = try String(contentsOfFile: page, encoding: .utf8)
    #expect(html.contains("EVERGREEN SENIOR LIVING"))
    #expect(html.contains("NEVERLAND NURSING HOME"))
    let sighting = String(lines[1].prefix { $0 != "," })
    let decided = try ivd(
      "decide", "match", sighting, "E0000012", "--who", "tester", "--why", "renamed", "--on", "2024-10-01")
    #expect(decided.output == "decision 1: match \(sighting) E0000012\n")
    #expect(try ivd("review").output.split(separator: "\n").count == 4)
    let show = try ivd("show", "990115483")
    #expect(show.output.contains("1  2024-10-01  tester: match \(sighting) E0000012 (renamed)"))
    #expect(try ivd("decide", "undo", "1", "--who", "tester", "--why", "wrong letter").code == 0)
    #expect(try ivd("review").output == review.output)
  }

  @Test func reportAndDuplicates() throws {
    try loadAll()
    let report = try ivd("report", "--as-of", "2024-10-01", "--format", "csv")
    #expect(report.code == 1)
    let first = report.output.split(separator: "\n").first { $0.hasPrefix("not_on_eiwo") }
    #expect(first?.hasPrefix("not_on_eiwo,E0000006,,990034692,FANTASY FREIGHT LINES INC,63,301400.00") == true)
    #expect(report.output.contains("dead,E0000013,,990127638"))
    #expect(report.output.contains("invalid_fein,E0000020,,190197834"))
    #expect(try ivd("duplicates").code == 0)
  }

  @Test("an employer has behind it what the warehouse knows of its number") func effectOfReceipts() throws {
    try LoadedHome.sample.get().copy(to: home.path)
    let list = home.path + "/two.csv"
    try "fein,name\n890000023,IMAGINARY REMITTER INC\n990000413,IMAGINARY STRANGER INC\n".write(
      toFile: list, atomically: true, encoding: .utf8)
    _ = try ivd("load", list, "--source", "registry", "--as-of", "2024-10-01")
    let known = try Program.run(
      "sql",
      """
      SELECT (SELECT SUM(amount) FROM receipt WHERE fein = '890000023' AND source = 'income_withholding'
                AND collected_on BETWEEN DATE '2023-10-01' AND DATE '2024-09-30')
      """, "--home", home.path)
    let dollars = try #require(known.output.split(separator: "\n").last)
    let report = try ivd("report", "--as-of", "2024-10-01", "--format", "csv").output.split(separator: "\n")
    let line = try #require(report.first { $0.hasPrefix("not_on_eiwo") }).split(separator: ",")
    #expect(report.filter { $0.hasPrefix("not_on_eiwo") }.count == 1)
    #expect(line[2] == "890000023")
    #expect(line[5] == dollars)
    #expect((Int(line[4]) ?? 0) > 0)
  }

  @Test("the registry is read in SQL, every value with its source and date") func sql() throws {
    func ask(_ query: String, _ more: String...) throws -> String {
      let outcome = try Program.run(["sql", query, "--home", home.path] + more)
      #expect(outcome.code == 0, "\(outcome.errors)")
      return outcome.output
    }
    #expect(try ask("SELECT COUNT(*) AS employers FROM employer") == "employers\n0\n")
    try loadAll()
    _ = try ivd(
      "load", "sample-input/employers/sightings.csv", "--source", "new-hire", "--as-of", "2024-09-30")
    #expect(
      try ask(
        "SELECT value_of, value, source, as_of FROM employer_value WHERE employer = 'E0000001' "
          + "AND value_of IN ('fein', 'name', 'eiwo', 'withholding_street') ORDER BY value_of")
          == """
          value_of,value,source,as_of
          eiwo,Y,e-iwo,2024-07-15
          fein,990000413,registry,2024-06-30
          name,IMAGINARY WIDGET WORKS LLC,registry,2024-06-30
          withholding_street,PO BOX 4100,registry,2024-06-30

          """)
    #expect(
      try ask("SELECT source, as_of, sightings, automatic, review, new FROM employer_load").split(separator: "\n").last
        == "new-hire,2024-09-30,10,4,4,2")
    #expect(
      try ask(
        "SELECT COUNT(*) AS rows, COUNT(DISTINCT employer) AS employers, SUM(dollars) FROM employer_sighting "
          + "WHERE band = 'review'"
      ).split(separator: "\n").last?.hasPrefix("4,4,") == true)
    #expect(try ask("SELECT fein FROM employer WHERE employer = 'E0000001'") == "fein\n990000413\n")
    // A merged employer is one in SQL at once; what people wrote is masked.
    let before = try ask("SELECT COUNT(*) FROM employer")
    _ = try ivd(
      "decide", "merge", "E0000022", "E0000012", "--who", "tester", "--why", "letter of the owner", "--on", "2024-10-02"
    )
    #expect(try ask("SELECT COUNT(*) FROM employer") != before)
    let decision = "SELECT decided_on, who, why, action, in_force FROM employer_decision"
    #expect(try ask(decision) == "decided_on,who,why,action,in_force\n2024-10-02,tester,***,merge,Y\n")
    #expect(try ask(decision, "--show-personal").contains("letter of the owner"))
  }

  @Test func clusterPrintsOneLineARow() throws {
    let outcome = try Program.run(
      "employers", "cluster", "sample-input/employers/registry.csv", "--ignore-fein", "--format", "csv")
    #expect(outcome.code == 0)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.first == "record,employer")
    #expect(lines.count == 22)
    #expect(lines[1...2] == ["1,1", "2,1"])
  }

  /// A list of any columns, in the scratch folder.
  private func list(_ name: String, _ text: String) throws -> String {
    let path = home.path + "/" + name
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  @Test("only the name must be there to group a list") func clusterOfNames() throws {
    let names = try list(
      "names.csv",
      """
      name,city
      QUIBBLE THIMBLE FOUNDRY LLC,SAMPLETON
      ZEPHYR LANTERN BAKERY,NOWHERE
      Quibble Thimble Foundry,SAMPLETON
      """)
    for arguments in [["--ignore-fein"], []] {
      let outcome = try Program.run(["employers", "cluster", names] + arguments)
      #expect(outcome.code == 0, "\(outcome.errors)")
      #expect(outcome.output == "record,employer\n1,1\n2,2\n3,1\n")
    }
    let nameless = try Program.run("employers", "cluster", try list("towns.csv", "fein,city\n990000413,SAMPLETON\n"))
    #expect(nameless.code == 2)
    #expect(
      nameless.errors.hasSuffix(
        "towns.csv: no column name in the first line, expected name, and what there is of fein, street, city, state, zip\n"
      ), "\(nameless.errors)")
  }

  @Test("only sources that have a rank are loaded") func unknownSource() throws {
    let known = "expected registry, e-iwo, acknowledgment, wage, new-hire, receipt (pipelines/employers/sources.yaml)\n"
    // Before data is read: the file is not even there.
    let option = try ivd("load", "nowhere.csv", "--source", "regsitry", "--as-of", "2024-06-30")
    #expect(option.code == 2)
    #expect(option.errors == "ivd: source 'regsitry', \(known)")
    let path = try list("mixed.csv", "fein,name,source\n990000413,IMAGINARY WIDGET WORKS LLC,regsitry\n")
    let column = try ivd("load", path, "--source", "registry", "--as-of", "2024-06-30")
    #expect(column.code == 2)
    #expect(column.errors == "ivd: \(path):2: source 'regsitry', \(known)")
    #expect(!FileManager.default.fileExists(atPath: home.path + "/employers/current.json"))
  }

  @Test("a row with fields too many or too few is refused, told and kept") func rowsOfAnotherShape() throws {
    let rows = [
      "fein,name,street,city,state,zip", "990000413,IMAGINARY WIDGET WORKS LLC,100 EXAMPLE STREET,SAMPLETON,MN,55001",
      "990034692,FANTASY FREIGHT LINES, INC,18 DEPOT STREET,NOWHERE,MN,55003", "990115483,NEVERLAND NURSING HOME",
      "990164073,\"CAMELOT, CASTLE \"\"C\"\"\",1 ROUND TABLE COURT,SAMPLETON,MN,55001",
    ]
    let path = try list("registry.csv", rows.joined(separator: "\r\n") + "\r\n")
    let findings = home.path + "/findings.csv"
    let loaded = try ivd("load", path, "--source", "registry", "--as-of", "2024-06-30", "--findings", findings)
    #expect(loaded.code == 1)
    #expect(
      loaded.output == """
        \(path): 4 rows: 0 under their employers, 0 to review, 2 new, 2 refused
          line 3: 7 fields, expected 6, as in the first line
          line 4: 2 fields, expected 6, as in the first line
          refused rows: employers/000001/refused.csv

        """)
    #expect(
      try String(contentsOfFile: findings, encoding: .utf8) == """
        severity,edit,code,file,line,first_byte,last_byte,table,field,key,value,expected,message
        reject_record,E606,CNT,\(path),3,0,0,employer,,record 2,7,6,"the row has too many or too few fields: 7 fields, expected 6, as in the first line"
        reject_record,E606,CNT,\(path),4,0,0,employer,,record 3,2,6,"the row has too many or too few fields: 2 fields, expected 6, as in the first line"

        """)
    // As they came, under the first line: once mended, a file to load.
    #expect(
      try String(contentsOfFile: home.path + "/employers/000001/refused.csv", encoding: .utf8)
        == [rows[0], rows[2], rows[3], ""].joined(separator: "\r\n"))
    let told = try Program.run(
      "sql", "SELECT sightings, refused FROM employer_load", "--home", home.path)
    #expect(told.output == "sightings,refused\n2,2\n", "\(told)")
    // The same file again says the same, and keeps its exit code.
    let again = try ivd("load", path, "--source", "registry", "--as-of", "2024-06-30")
    #expect(again.code == 1)
    #expect(again.output.hasSuffix("nothing has changed; 2 rows are refused: employers/000001/refused.csv\n"))
    // Where nothing is kept, the rows are told.
    let match = try ivd("match", path, "--format", "csv")
    #expect(match.code == 1)
    #expect(match.output.split(separator: "\n").dropFirst().map { $0.prefix(2) } == ["1,", "4,"])
    #expect(match.errors.hasPrefix("ivd: \(path):3: 7 fields, expected 6, as in the first line\n"), "\(match)")
    let cluster = try Program.run("employers", "cluster", path)
    #expect(cluster.code == 1)
    #expect(cluster.output == "record,employer\n1,1\n4,2\n")
    #expect(cluster.errors.hasPrefix("ivd: \(path):3: 7 fields, expected 6, as in the first line\n"), "\(cluster)")
  }

  @Test("a decision against another in force is refused, with the way to it") func decisionsAgree() throws {
    try loadAll()
    func decide(_ words: String...) throws -> Program.Outcome {
      try Program.run(
        ["employers", "decide"] + words
          + ["--who", "jdoe", "--why", "letter", "--on", "2024-10-02", "--home", home.path])
    }
    #expect(try decide("merge", "E0000012", "E0000007").code == 0)
    #expect(try decide("merge", "E0000007", "E0000001").code == 0)
    let apart = try decide("apart", "E0000001", "E0000012")
    #expect(apart.code == 2)
    #expect(
      apart.errors == """
        ivd: E0000001 and E0000012 are one employer by decision 1 (merge E0000012 E0000007, jdoe, 2024-10-02) and \
        2 (merge E0000007 E0000001, jdoe, 2024-10-02): undo one of them first

        """)
    #expect(try decide("undo", "1").code == 0)
    #expect(try decide("apart", "E0000001", "E0000012").code == 0)
    let merge = try decide("merge", "E0000012", "E0000007")
    #expect(merge.code == 2)
    // E0000007 stands for E0000001.
    #expect(
      merge.errors == """
        ivd: E0000012 and E0000007 are two employers by decision 4 (apart E0000001 E0000012, jdoe, 2024-10-02): \
        undo it first

        """)
    #expect(try decide("apart", "E0000003", "E0000003").errors == "ivd: E0000003 and E0000003 are one id\n")
    // What was refused is not written down.
    let file = try String(contentsOfFile: home.path + "/employers/decisions.csv", encoding: .utf8)
    #expect(file.split(separator: "\n").count == 5)
  }

  @Test func whatCannotRunSaysWhy() throws {
    let empty = try ivd("show", "990000413")
    #expect(empty.code == 2)
    #expect(empty.errors.contains("no registry there"))
    let missing = try Program.run("employers", "cluster", "sample-input/annual-inputs.csv")
    #expect(missing.code == 2)
    #expect(missing.errors.contains("no column name in the first line"))
    #expect(try ivd("load", "nowhere.csv", "--source", "registry", "--as-of", "2024-06-30").code == 2)
    try loadAll()
    #expect(try ivd("decide", "merge", "E0000001", "E9999999", "--who", "a", "--why", "b").code == 2)
    #expect(try ivd("decide", "match", "nonsense", "E0000001", "--who", "a", "--why", "b").code == 2)
  }
}
