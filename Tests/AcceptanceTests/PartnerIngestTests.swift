import Foundation
import Testing

/// What `ivd run` makes of partners' files: recognised, checked, kept once.
@Suite struct PartnerIngestTests {
  /// A folder of partners' files and a home.
  private struct Night {
    let scratch: Scratch
    var input: String { scratch.path + "/in" }
    var home: String { scratch.path + "/home" }

    init(copying sample: Bool = true) throws {
      scratch = try Scratch()
      if sample {
        try FileManager.default.createDirectory(atPath: input, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
          atPath: Program.root + "/sample-input/partners", toPath: input + "/partners")
      }
    }

    func run(_ arguments: String..., pipeline: String = "pipelines/nightly.yaml") throws -> Program.Outcome {
      try Program.run(["run", pipeline, "--input", input, "--home", home, "--received", "2024-09-25"] + arguments)
    }

    func put(_ text: String, _ name: String) throws { try put(Data(text.utf8), name) }

    func put(_ data: Data, _ name: String) throws {
      let path = input + "/" + name
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try data.write(to: URL(fileURLWithPath: path))
    }

    func ledger() throws -> [[String]] {
      try String(contentsOfFile: home + "/partners/received.csv", encoding: .utf8).split(separator: "\n").dropFirst()
        .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    }

    func ask(_ sql: String, _ more: String...) throws -> String {
      try Program.run(["sql", sql, "--home", home] + more).output
    }
  }

  private static func sample(_ name: String) throws -> String {
    try String(contentsOfFile: Program.root + "/sample-input/partners/" + name, encoding: .utf8)
  }

  @Test func everyFileOfTheSampleIsTakenIn() throws {
    let night = try Night()
    let made = try night.run()
    for line in [
      "partners/2024-09-23/new-hires-state.txt: accepted: sdnhil, 3 records read, 3 accepted, 0 to quarantine",
      "partners/2024-09-23/new-hires.csv: accepted: new-hire-csv, 2 records read, 2 accepted, 0 to quarantine",
      "partners/2024-09-24/acknowledgments-bad-batch.txt: accepted: eiwo, 9 records read, 5 accepted, "
        + "0 to quarantine, 4 in 1 refused batch",
      "partners/2024-09-24/acknowledgments.txt: accepted: eiwo, 6 records read, 6 accepted, 0 to quarantine",
      "partners/2024-09-24/ndnh-w4.txt: accepted: ndnh-w4, 4 records read, 4 accepted, 0 to quarantine",
      "partners/2024-09-24/new-hires-bad-record.txt: accepted: sdnhil, 3 records read, 2 accepted, 1 to quarantine",
    ] { #expect(made.output.contains("  \(line)\n"), "\(line)\n\(made.output)\(made.errors)") }
    #expect(try night.ledger().count == 6)
    #expect(
      try night.ask("SELECT COUNT(*) AS n, COUNT(DISTINCT ssn) AS s, MIN(received_on) AS d FROM new_hire")
        == "n,s,d\n9,1,2024-09-23\n")
    #expect(
      try night.ask(
        "SELECT ssn, first_name, zip, hired_on, fein, employer_street, ssn_status FROM new_hire "
          + "WHERE source_file LIKE '%.csv' ORDER BY source_line", "--show-personal")
          == """
          ssn,first_name,zip,hired_on,fein,employer_street,ssn_status
          666010011,TOBIAS,55001-0003,2024-09-12,000110003,"7 PRETEND PLAZA, SUITE 2",possible
          666010012,OTTOLINE,55001,2024-09-13,000110003,"7 PRETEND PLAZA, SUITE 2",possible

          """)
    #expect(
      try night.ask(
        "SELECT file_control_number, created_at, tracking_number, disposition, reason, terminated_on, "
          + "new_employer_name FROM acknowledgment ORDER BY tracking_number")
          == """
          file_control_number,created_at,tracking_number,disposition,reason,terminated_on,new_employer_name
          270002409240815000000,20240924081500,270000000000000000000000900001,A,,,
          270002409240815000000,20240924081500,270000000000000000000000900002,R,N,2024-08-30,FABRICATED FOUNDRY INC
          270002409240915000000,20240924091500,270000000000000000000000900003,A,,,

          """)
  }

  @Test func aNightWithPartnersFilesOnlyNeedsNoCaseload() throws {
    let night = try Night(copying: false)
    try night.put(try Self.sample("2024-09-24/ndnh-w4.txt"), "w4.txt")
    let made = try night.run()
    #expect(made.code == 0, "\(made)")
    #expect(made.output.contains("  w4.txt: accepted: ndnh-w4, 4 records read, 4 accepted"))
    #expect(made.output.contains("\nno form: no county has sent anything\n"), "\(made.output)")
    #expect(try Self.page(night.home).contains("No form: no county has sent anything."))
    #expect(try night.ask("SELECT COUNT(*) AS n FROM new_hire") == "n\n2\n")
    // What is asked of the caseload itself cannot be answered.
    let report = try Program.run("report", "ocse-157", "--fiscal-year", "2024", "--home", night.home)
    #expect(report.code == 2)
  }

  @Test func aNightIsRecordedWhereTheFormHasNoDefinitionForTheYearOfTheData() throws {
    let night = try Night(copying: false)
    try night.put(try Self.sample("2024-09-24/ndnh-w4.txt"), "w4.txt")
    let sample = try Program.run(
      "sample", "--output", night.input, "--seed", "3", "--cases", "4", "--years", "1", "--counties", "27003",
      "--as-of",
      "2021-09-30")
    #expect(sample.code == 0)
    let asked = try night.run("--fiscal-year", "2021")
    let why = "ocse-157: no definition for fiscal year 2021 (there is one for 2022-)"
    #expect(asked.code == 2)
    #expect(asked.errors == "ivd: \(why)\n")
    #expect(!FileManager.default.fileExists(atPath: night.home))
    let made = try night.run()
    #expect(made.code < 2, "\(made)")
    #expect(made.output.contains("  27003-2021-09-30: accepted: ") && made.output.contains("  w4.txt: accepted: "))
    #expect(made.output.contains("\nno form: \(why)\n"), "\(made.output)")
    #expect(try Self.page(night.home).contains("No form: \(why)."))
  }

  @Test func refusedRecordsAndBatchesAreInQuarantineWithTheirBytes() throws {
    let night = try Night()
    _ = try night.run()
    let ledger = try night.ledger()
    func bytes(_ file: String) throws -> [String] {
      let transmission = try #require(ledger.first { $0[2].hasSuffix(file) })[0]
      let path = night.home + "/partners/transmissions/\(transmission)/quarantine/partners/partners.bytes.csv"
      return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst().map { row in
        let cells = row.split(separator: ",", omittingEmptySubsequences: false)
        let hex = Array(cells[3].utf8)
        let bytes = stride(from: 0, to: hex.count, by: 2).map {
          UInt8(String(decoding: hex[$0..<$0 + 2], as: UTF8.self), radix: 16) ?? 0
        }
        return "\(cells[1]) \(String(decoding: bytes, as: UTF8.self))"
      }
    }
    func lines(_ file: String, _ numbers: ClosedRange<Int>) throws -> [String] {
      let lines = try Self.sample("2024-09-24/" + file).split(separator: "\n")
      return numbers.map { "\($0) \(lines[$0 - 1])" }
    }
    #expect(try bytes("bad-record.txt") == (try lines("new-hires-bad-record.txt", 2...2)))
    #expect(try bytes("bad-batch.txt") == (try lines("acknowledgments-bad-batch.txt", 5...8)))
    for row in ledger {
      let outcome = try JSONSerialization.jsonObject(
        with: Data(contentsOf: URL(fileURLWithPath: night.home + "/partners/transmissions/\(row[0])/outcome.json")))
      let entry = try #require(outcome as? [String: Any])
      func number(_ key: String) -> Int { entry[key] as? Int ?? -1 }
      #expect(number("records") == number("accepted") + number("quarantined") + number("in_refused_batches"))
    }
  }

  @Test func theSameBytesAgainChangeNothing() throws {
    let night = try Night()
    _ = try night.run()
    let before = try night.ledger()
    #expect(try night.run().output.hasPrefix("nothing new"))
    try night.put(try Self.sample("2024-09-24/acknowledgments.txt"), "again/other-name.dat")
    let again = try night.run()
    #expect(again.output.contains("again/other-name.dat: already received (eiwo)"))
    #expect(try night.ledger() == before)
    #expect(try night.ask("SELECT COUNT(*) AS n FROM acknowledgment") == "n\n3\n")
  }

  @Test func theSameBytesTwiceInOneRunAreReceivedOnce() throws {
    let night = try Night(copying: false)
    let bad = try Self.sample("2024-09-24/new-hires-bad-record.txt")
    try night.put(bad, "a/first.txt")
    try night.put(bad, "b/second.dat")
    try night.put(bad, "c/packed.txt")
    let gzip = Process()
    gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    gzip.arguments = ["gzip", night.input + "/c/packed.txt"]
    try gzip.run()
    gzip.waitUntilExit()
    let returned = try Self.sample("2024-09-24/acknowledgments.txt").split(separator: "\n").dropLast().joined(
      separator: "\n")
    try night.put(returned, "d/cut.txt")
    try night.put(returned, "e/cut.txt")
    let plan = try night.run("--plan").output
    #expect(plan.contains("check, take in a/first.txt") && plan.contains("received, leave b/second.dat"), "\(plan)")
    let made = try night.run()
    for line in [
      "a/first.txt: accepted: sdnhil, 3 records read, 2 accepted, 1 to quarantine",
      "b/second.dat: already received (sdnhil), the same bytes as a/first.txt",
      "c/packed.txt.gz: already received (sdnhil), the same bytes as a/first.txt",
      "e/cut.txt: already received, refused (eiwo), the same bytes as d/cut.txt",
    ] { #expect(made.output.contains("  \(line)\n"), "\(line)\n\(made)") }
    #expect(made.output.contains("  d/cut.txt: refused: eiwo"))
    let page = try Self.page(night.home)
    #expect(page.contains("1 of 2 partner files accepted; 1 partner file refused;"), "\(page)")
    #expect(page.contains(">1 record of partner files in quarantine</a>"))
    let record = try Program.run("runs", "show", "latest", "--home", night.home).output
    #expect(record.components(separatedBy: "\"already_received\" : true").count == 4)
    #expect(try night.ledger().map { $0[2] } == ["a/first.txt", "d/cut.txt"])
    #expect(try night.ask("SELECT COUNT(*) AS n FROM new_hire") == "n\n2\n")
    try night.put("nothing that anybody knows", "note.txt")
    let later = try night.run().output
    for file in ["a/first.txt", "b/second.dat", "c/packed.txt.gz"] {
      #expect(later.contains("  \(file): already received (sdnhil)\n"), "\(later)")
    }
  }

  @Test func anotherFileUnderAnUsedControlNumberIsRefused() throws {
    let night = try Night()
    _ = try night.run()
    let changed = try Self.sample("2024-09-24/acknowledgments.txt").replacingOccurrences(
      of: "7 NOWHERE LANE", with: "8 NOWHERE LANE")
    try night.put(changed, "acks.txt")
    let again = try night.run()
    #expect(again.output.contains("acks.txt: duplicate control number: eiwo, 6 records read, none kept"))
    #expect(again.code == 1)
    #expect(try night.ledger().filter { $0[6] == "duplicate" }.map { $0[8] } == ["0"])
    #expect(try night.ask("SELECT COUNT(*) AS n FROM acknowledgment") == "n\n3\n")
  }

  @Test(arguments: ["2024-02-30", "13/45/2024"])
  func anImpossibleDateIsNamedWithTheFormsThatAreTaken(date: String) throws {
    let night = try Night(copying: false)
    let rows = try Self.sample("2024-09-23/new-hires.csv")
    let good = try #require(rows.firstMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}\/[0-9]{2}\/[0-9]{4}/)).output
    try night.put(rows.replacingOccurrences(of: String(good), with: date), "hires.csv")
    _ = try night.run()
    let findings = try Self.findings(night.home)
    #expect(findings.contains("P0007,DTE,hires.csv"), "\(findings)")
    #expect(findings.contains("expected a date as YYYY-MM-DD, MM/DD/YYYY, CCYYMMDD"))
  }

  @Test func whatTheLedgerDoesNotNameDoesNotCountAndIsDoneAgain() throws {
    let night = try Night()
    _ = try night.run()
    let path = night.home + "/partners/received.csv"
    let whole = try String(contentsOfFile: path, encoding: .utf8)
    // As if the run had been killed before its last commit.
    let cut = whole.split(separator: "\n").dropLast().joined(separator: "\n") + "\n"
    try cut.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try night.ask("SELECT COUNT(*) AS n FROM new_hire") == "n\n7\n")
    try night.put("nothing that anybody knows", "note.txt")
    _ = try night.run()
    #expect(try night.ask("SELECT COUNT(*) AS n FROM new_hire") == "n\n9\n")
    #expect(try night.ledger().count == 6)
  }

  @Test func ebcdicAndUnknownFilesInAPartnersFolder() throws {
    let night = try Night(copying: false)
    let text = try Self.sample("2024-09-24/ndnh-w4.txt")
    try night.put(Self.ebcdic(text), "mainframe/W4.D240924")
    try night.put("nothing that anybody knows\n", "mainframe/README")
    try night.put("nothing that anybody knows\n", "elsewhere.txt")
    // Below the project, so that the definitions are found.
    let pipeline = night.scratch.path + "/p.yaml"
    let nightly = try String(contentsOfFile: Program.root + "/pipelines/nightly.yaml", encoding: .utf8)
    try (nightly + "partners:\n  - {folder: mainframe, partner: example-mainframe}\n").write(
      toFile: pipeline, atomically: true, encoding: .utf8)
    let made = try Program.run(
      ["run", pipeline, "--input", night.input, "--home", night.home, "--definitions", Program.root])
    #expect(made.output.contains("mainframe/W4.D240924: accepted: ndnh-w4, 4 records read, 4 accepted"), "\(made)")
    #expect(made.output.contains("left alone: elsewhere.txt"))
    let findings = try Self.findings(night.home)
    #expect(findings.contains("reject_delivery,P0002,RID,mainframe/README"))
    #expect(
      try night.ask("SELECT ssn, employer_name FROM new_hire ORDER BY source_line", "--show-personal")
        == "ssn,employer_name\n666010003,IMAGINARY WIDGET WORKS LLC\n666010008,FABRICATED FOUNDRY INC\n")
  }

  @Test func thePageAndTheListOfRunsCountPartnersFiles() throws {
    let night = try Night()
    try night.put(
      try Self.sample("2024-09-24/acknowledgments.txt").replacingOccurrences(
        of: "7 NOWHERE LANE", with: "8 NOWHERE LANE"),
      "partners/2024-09-25/again.txt")
    try night.put("nothing that anybody knows\n", "drop/README")
    let pipeline = night.scratch.path + "/p.yaml"
    let nightly = try String(contentsOfFile: Program.root + "/pipelines/nightly.yaml", encoding: .utf8)
    try (nightly + "partners:\n  - {folder: drop}\n").write(toFile: pipeline, atomically: true, encoding: .utf8)
    let made = try night.run("--definitions", Program.root, pipeline: pipeline)
    #expect(
      made.output.contains("  drop/README: refused: not recognised: its first record is of no layout\n"), "\(made)")
    let findings = try Self.findings(night.home).split(separator: "\n").count - 1
    #expect(findings > 3)
    let page = try Self.page(night.home)
    for text in [
      "6 of 8 partner files accepted; 2 partner files refused (1 not recognised); 1 batch of partner files refused",
      ">Partner file partners/2024-09-25/again.txt</a>", ">Partner file drop/README</a>",
      ">1 batch of partner files refused</a>", ">1 record of partner files in quarantine</a>",
      "<dt>partner files refused</dt><dd class=\"poor\">2</dd>", "<dt>findings</dt><dd class=\"\">\(findings)</dd>",
    ] { #expect(page.contains(text), "\(text)") }
    #expect(!page.contains(">Annual inputs</a>"))
    let list = try Program.run("runs", "list", "--home", night.home)
    #expect(
      list.output.contains(
        "  0 accepted, 0 refused, partner files 6 accepted, 2 refused, \(findings) findings, exit 1\n"), "\(list)")
  }

  /// South Carolina's, Utah's and the pilot's files: nobody can read the records below the first, and nobody passes over it.
  @Test func whatCannotBeReadIsToldByItsName() throws {
    let night = try Night(copying: false)
    for (layout, name) in [("sdnhsc-employer", "sc.txt"), ("sdnhut-header", "ut.txt"), ("eiwo2007-ackheader", "p.txt")]
    {
      let lines = try String(
        contentsOfFile: Program.root + "/Tests/Fixtures/partner-layouts/\(layout).valid.txt", encoding: .utf8)
      try night.put(lines, "inbox/2024-09-25/\(name)")
    }
    let made = try night.run()
    #expect(made.code == 1)
    for text in [
      "  inbox/2024-09-25/p.txt: refused: eiwo2007, not taken in: e-IWO pilot acknowledgment batches: no layout describes the"
        + " records below its headers; ivd check --layout eiwo2007 checks the others\n",
      "  inbox/2024-09-25/sc.txt: refused: sdnhsc, not taken in: South Carolina new hire file: no layout describes the"
        + " records of its employees; ivd check --layout sdnhsc checks the others\n",
      "  inbox/2024-09-25/ut.txt: refused: sdnhut, not taken in: Utah new hire file: no layout describes its data records"
        + " (DK); ivd check --layout sdnhut checks the others\n",
    ] { #expect(made.output.contains(text), "\(made)") }
    #expect(try Self.findings(night.home).contains("reject_delivery,P0002,RID,inbox/2024-09-25/sc.txt,,,,,(record),"))
    let page = try Self.page(night.home)
    #expect(page.contains("3 partner files refused"))
    #expect(!page.contains("not recognised"))
  }

  @Test func aFileThatComesBackRefusedDoesNotTakeItsNumber() throws {
    let night = try Night(copying: false)
    let acks = try Self.sample("2024-09-24/acknowledgments.txt").split(separator: "\n").map(String.init)
    let header = acks[0] + String(repeating: " ", count: 62 - acks[0].utf8.count) + "DUP"
    try night.put(([header] + acks.dropFirst()).joined(separator: "\n") + "\n", "a/returned.txt")
    try night.put(try Self.sample("2024-09-24/acknowledgments.txt"), "b/genuine.txt")
    let made = try night.run()
    #expect(made.output.contains("a/returned.txt: refused: eiwo, 6 records read, none kept"), "\(made)")
    #expect(made.output.contains("b/genuine.txt: accepted"))
  }

  private static func findings(_ home: String) throws -> String {
    let runs = try FileManager.default.contentsOfDirectory(atPath: home + "/runs").sorted()
    return try String(contentsOfFile: home + "/runs/\(try #require(runs.last))/findings.csv", encoding: .utf8)
  }

  private static func page(_ home: String) throws -> String {
    let runs = try FileManager.default.contentsOfDirectory(atPath: home + "/runs").sorted()
    return try String(contentsOfFile: home + "/runs/\(try #require(runs.last))/index.html", encoding: .utf8)
  }

  /// Code page 037, records of fixed length without line ends.
  private static func ebcdic(_ text: String) -> Data {
    var table: [UInt8: UInt8] = [0x20: 0x40, 0x2D: 0x60]
    for (index, letter) in "ABCDEFGHI".utf8.enumerated() { table[letter] = 0xC1 + UInt8(index) }
    for (index, letter) in "JKLMNOPQR".utf8.enumerated() { table[letter] = 0xD1 + UInt8(index) }
    for (index, letter) in "STUVWXYZ".utf8.enumerated() { table[letter] = 0xE2 + UInt8(index) }
    for digit in UInt8(0x30)...0x39 { table[digit] = 0xF0 + (digit - 0x30) }
    return Data(text.utf8.filter { $0 != 0x0A }.map { table[$0] ?? 0x6F })
  }
}
