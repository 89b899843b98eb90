import Crypto
import Foundation
import Records
import Testing
import Warehouse

/// Withholding with the real program: hires in, orders out, each once, also when the program is killed.
@Suite struct WithholdingTests {
  /// The worked example in a home folder, its people with SSNs that an order may carry, and employers on e-IWO.
  private final class Office {
    let scratch: Scratch
    var home: String { scratch.path + "/home" }
    private var hires: [[String: String]] = []

    private static let columns =
      "transmission source_file ssn first_name middle_name last_name street city state zip fein state_of_hire"
      + " state_employer_number employer_name employer_street employer_city employer_state employer_zip order_street"
      + " order_city order_state order_zip health_insurance ssn_status"

    init() throws {
      scratch = try Scratch()
      for part in ["input", "home"] {
        try FileManager.default.copyItem(
          atPath: try Self.loaded.get() + "/" + part, toPath: scratch.path + "/" + part)
      }
    }

    /// A folder with the input and the home after its first night, made once for all tests.
    private static let loaded: Result<String, any Error> = Result {
      let folder = LoadedHome.folder.path + "/office"
      let input = folder + "/input/27053-2024-09-30"
      try FileManager.default.createDirectory(atPath: folder + "/input", withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: Program.root + "/Tests/Fixtures/ocse-157-worked-example/27053-2024-09-30", toPath: input)
      var people = try String(contentsOfFile: input + "/person.csv", encoding: .utf8)
      for (old, new) in [(",9100000", ",6661000"), (",00012000", ",66612010"), (",0001200", ",6661201")] {
        people = people.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
      }
      try people.write(toFile: input + "/person.csv", atomically: true, encoding: .utf8)
      let digest = SHA256.hash(data: Data(people.utf8)).hexadecimal
      let manifest = try String(contentsOfFile: input + "/manifest.csv", encoding: .utf8)
        .split(separator: "\n").map { line in
          line.hasPrefix("person,")
            ? line.prefix { $0 != "\n" }.split(separator: ",", omittingEmptySubsequences: false).dropLast().joined(
              separator: ",") + "," + digest : String(line)
        }
      try (manifest.joined(separator: "\n") + "\n").write(
        toFile: input + "/manifest.csv", atomically: true, encoding: .utf8)
      let run = try Program.run(
        "run", "pipelines/nightly.yaml", "--input", folder + "/input", "--home", folder + "/home")
      #expect(run.code != 2, "\(run.errors)")
      #expect(run.output.contains("accepted"), "\(run.output)")
      return folder
    }

    func loadEmployers(_ feins: [String], between: String = " ") throws {
      let path = scratch.path + "/employers.csv"
      var text = "fein,name,street,city,state,zip,address_kind,eiwo\n"
      for fein in feins {
        text +=
          "\(fein),IMAGINARY\(between)WIDGET WORKS \(fein) LLC,PO BOX \(fein.suffix(4)),SAMPLETON,MN,55001,withholding,Y\n"
      }
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      let loaded = try Program.run(
        "employers", "load", path, "--source", "registry", "--as-of", "2024-06-30", "--home", home)
      #expect(loaded.code != 2, "\(loaded.errors)")
    }

    /// The obligors of K01, K07 and K13, and one whose case is closed, are hired by an employer.
    func hire(at fein: String) throws {
      for (ssn, name, born) in [
        ("666100001", "Testperson-K01", "1984-02-29"), ("666120100", "Testperson-K07", "1984-02-29"),
        ("666120107", "Testperson-K10", "1984-02-29"), ("666120116", "Testperson-K13", "1984-02-29"),
      ] {
        hires.append([
          "ssn": ssn, "first_name": "OBLIGOR", "last_name": name, "born_on": born, "fein": fein,
          "employer_name": "IMAGINARY WIDGET WORKS", "employer_street": "1 EXAMPLE STREET",
          "employer_city": "SAMPLETON",
          "employer_state": "MN", "employer_zip": "55001",
        ])
      }
      try writeHires()
    }

    private func writeHires() throws {
      let engine = try DuckDBEngine(.init(threads: 1))
      let texts = Self.columns.split(separator: " ").map(String.init)
      let rows = hires.enumerated().map { number, hire in
        let words = texts.map { column in
          let value =
            column == "transmission" ? "00000000000000aa" : column == "source_file" ? "W4.TXT" : hire[column] ?? ""
          return "CAST(NULLIF(\(SQLText.quoted(value)), '') AS VARCHAR) AS \(column)"
        }
        return "SELECT " + words.joined(separator: ", ")
          + ", CAST(\(number + 1) AS BIGINT) AS source_line, DATE '2024-09-30' AS received_on, DATE '\(hire["born_on"]!)' AS born_on, DATE '2024-09-20' AS hired_on"
      }
      let folder = home + "/partners/new_hire"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try engine.execute(
        "COPY (\(rows.joined(separator: " UNION ALL "))) TO '\(folder)/00000000000000aa.parquet' (FORMAT parquet)")
      let ledger = """
        transmission,family,file,sha256,control_number,received_on,verdict,records,accepted,quarantined,refused_batches,run
        00000000000000aa,new-hire-csv,hires.csv,\(String(repeating: "aa", count: 32)),,2024-09-30,accepted,1,1,0,0,2024-09-30T020000Z-nightly

        """
      try ledger.write(toFile: home + "/partners/received.csv", atomically: true, encoding: .utf8)
    }

    /// The same reports come once more, in a transmission of a later night.
    func enterAgain(on day: String) throws {
      let folder = home + "/partners/new_hire"
      let engine = try DuckDBEngine(.init(threads: 1))
      try engine.execute(
        "COPY (SELECT * REPLACE ('00000000000000bb' AS transmission, DATE '\(day)' AS received_on) "
          + "FROM '\(folder)/00000000000000aa.parquet') TO '\(folder)/00000000000000bb.parquet' (FORMAT parquet)")
      let path = home + "/partners/received.csv"
      let entry =
        "00000000000000bb,new-hire-csv,again.csv,\(String(repeating: "bb", count: 32)),,\(day),accepted,1,1,0,0,"
        + "\(day)T020000Z-nightly\n"
      try (String(contentsOfFile: path, encoding: .utf8) + entry).write(
        toFile: path, atomically: true, encoding: .utf8)
    }

    func withholding(_ arguments: String...) throws -> Program.Outcome {
      try Program.run(["withholding"] + arguments + ["--home", home, "--as-of", "2024-10-01"])
    }

    /// Whether a hidden folder stands in the outbox.
    func isPublishing() throws -> Bool {
      let outbox = home + "/outbox/e-iwo"
      guard FileManager.default.fileExists(atPath: outbox) else { return false }
      return try FileManager.default.contentsOfDirectory(atPath: outbox).contains { $0.hasPrefix(".staging") }
    }

    /// Rows of all published lists of orders, without their header.
    func issued() throws -> [[String]] {
      let outbox = home + "/outbox/e-iwo"
      return try ((try? FileManager.default.contentsOfDirectory(atPath: outbox)) ?? []).sorted().filter {
        !$0.hasPrefix(".")
      }
      .flatMap { file in
        let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(outbox)/\(file)/orders.csv"))
        return CSVText.records(bytes)!.dropFirst().map(\.fields)
      }
    }
  }

  @Test func fromHireToOrder() throws {
    let office = try Office()
    try office.loadEmployers(["990000413"])
    try office.hire(at: "990000413")
    let hires = try office.withholding("hires")
    #expect(hires.output.hasPrefix("4 hires\n  4 matched:"), "\(hires.output)\(hires.errors)")
    let due = try office.withholding("due", "--all", "--format", "csv")
    let rows = CSVText.records(due.output.utf8)!.dropFirst().map(\.fields).filter { $0[12] == "990000413" }
    #expect(
      rows.map { [$0[8], $0[3], $0[4], $0[6], $0[7], $0[18]].joined(separator: " ") }.sorted() == [
        "K01 due new_order ORG e-iwo 360.00", "K07 due new_order ORG e-iwo 200.00",
        "K13 due new_order ORG e-iwo 720.00",
      ], "\(due.output)\(due.errors)")
    #expect(rows.allSatisfy { $0[0] == "2024-10-02" && $0[2] == "T-10" })
    // K01 and K13 have health coverage ordered.
    #expect(rows.filter { !$0[23].isEmpty }.map { $0[8] }.sorted() == ["K01", "K13"])

    let issue = try office.withholding("issue")
    #expect(issue.code == 0, "\(issue.errors)")
    let file = office.home + "/outbox/e-iwo/270002410010000010000"
    for name in ["orders.txt", "orders.xml"] {
      let check = try Program.run("check", file + "/" + name, "--layout", "eiwo", "--format", "csv")
      #expect(check.code == 0, "\(name): \(check.output)\(check.errors)")
    }
    let again = try office.withholding("issue", "--format", "csv")
    #expect(again.code == 0)
    #expect(again.output.split(separator: "\n").count == 1, "\(again.output)")
    let list = try office.withholding("list", "--format", "csv")
    #expect(
      list.output.split(separator: "\n").dropFirst().map { $0.split(separator: ",").prefix(5).joined(separator: ",") }
        == [
          "270000000000000000000000000001,K01,990000413,ORG,sent",
          "270000000000000000000000000002,K07,990000413,ORG,sent",
          "270000000000000000000000000003,K13,990000413,ORG,sent",
        ])
    let shown = try office.withholding("show", "K13")
    #expect(shown.output.contains("in_force: an order to this employer waits for its answer"), "\(shown.output)")
    let page = try office.withholding("due", "--format", "html")
    #expect(page.output.contains("<h1>Withholdings due</h1>"))
    for text in [due.output, list.output, shown.output, page.output, hires.output, issue.output] {
      #expect(!text.contains("666100001") && !text.contains("Testperson") && !text.contains("TESTPERSON"))
    }
  }

  /// K01 and K13 owe health coverage; a notice is noted on neither.
  @Test func medicalNoticesRunOnTheirClock() throws {
    let office = try Office()
    try office.hire(at: "990000413")
    let clocks = try Program.run(
      "timeliness", "--from", "2024-09-01", "--to", "2024-10-31", "--format", "csv", "--home", office.home)
    #expect(clocks.output.contains("total,T-33,,,,,2,0,2,0,0.00,"), "\(clocks.output)")
    #expect(clocks.output.contains(":K13,2024-09-30,2024-10-02,,"), "\(clocks.output)")
  }

  /// The employer reports the hires twice, in one file or in two, as employers in several states do: a notice for each.
  @Test(arguments: ["same night", "later night"]) func aHireThatIsReportedTwiceAsksForOneNotice(again: String) throws {
    let office = try Office()
    try office.hire(at: "990000413")
    if again == "same night" { try office.hire(at: "990000413") } else { try office.enterAgain(on: "2024-10-03") }
    let clocks = try Program.run(
      "timeliness", "--from", "2024-09-01", "--to", "2024-10-31", "--format", "csv", "--home", office.home)
    #expect(clocks.output.contains("total,T-33,,,,,2,0,2,0,0.00,"), "\(clocks.output)")
    #expect(clocks.output.contains(":K13,2024-09-30,2024-10-02,,"), "\(clocks.output)")
    // Another employer's report is another hire.
    try office.hire(at: "990000487")
    let more = try Program.run(
      "timeliness", "--from", "2024-09-01", "--to", "2024-10-31", "--format", "csv", "--home", office.home)
    #expect(more.output.contains("total,T-33,,,,,4,0,4,0,0.00,"), "\(more.output)")
  }

  /// A zero byte in an employer's name is a byte like any other, in every statement and on every page.
  @Test func anEmployersNameMayHaveAZeroByte() throws {
    let office = try Office()
    try office.loadEmployers(["990000413"], between: "\u{0}'")
    try office.hire(at: "990000413")
    let name = "IMAGINARY\u{0}'WIDGET WORKS 990000413 LLC"
    for format in ["text", "csv", "json", "html"] {
      let clocks = try Program.run(
        "timeliness", "--from", "2024-09-01", "--to", "2024-10-31", "--format", format, "--home", office.home)
      #expect(clocks.code == 1, "\(format): \(clocks.errors)")
      if format == "csv" { #expect(clocks.output.contains("late,T-10,990000413,\(name),"), "\(clocks.output)") }
    }
    let due = try office.withholding("due", "--format", "csv")
    #expect(due.output.contains(name), "\(due.output)\(due.errors)")
    #expect(try office.withholding("due", "--format", "html").errors.isEmpty)
    let asked = try Program.run("sql", "SELECT name FROM employer", "--home", office.home)
    #expect(asked.output == "name\n\(name)\n", "\(asked)")
    for command in [["show", "990000413"], ["review"], ["duplicates"], ["report", "--format", "csv"]] {
      let made = try Program.run(["employers"] + command + ["--home", office.home])
      #expect(made.code <= 1, "\(command): \(made.errors)")
    }
    #expect(try office.withholding("issue").code == 0)
    let issued = office.home + "/outbox/e-iwo/270002410010000010000/orders.txt"
    #expect(try Program.run("check", issued, "--layout", "eiwo").code == 0)
    let after = try Program.run(
      "timeliness", "--from", "2024-09-01", "--to", "2024-10-31", "--format", "csv", "--home", office.home)
    // An order has a space in the place of what its layout does not allow.
    #expect(after.output.contains(",T-10,990000413,IMAGINARY 'WIDGET WORKS 990000413 LLC,"), "\(after)")
    for format in ["csv", "json", "text"] { #expect(try office.withholding("list", "--format", format).code <= 1) }
  }

  @Test func theNightlyRunMakesTheLists() throws {
    let office = try Office()
    try office.loadEmployers(["990000413"])
    try office.hire(at: "990000413")
    let nightly = try String(contentsOfFile: Program.root + "/pipelines/nightly.yaml", encoding: .utf8)
    for (number, word) in ["false", "maybe", "true"].enumerated() {
      let pipeline = office.scratch.path + "/\(word).yaml"
      try nightly.replacing("withholding: {issue: false}", with: "withholding: {issue: \(word)}").write(
        toFile: pipeline, atomically: true, encoding: .utf8)
      let run = try Program.run(
        "run", pipeline, "--input", office.scratch.path + "/input", "--home", office.home, "--definitions", Program.root
      )
      if word == "maybe" {
        #expect(run.code == 2)
        #expect(run.errors.contains("expected true or false"), "\(run.errors)")
        continue
      }
      #expect(run.code != 2, "\(run.errors)")
      // The first is what the home's own night has done already.
      #expect(run.output.contains(number == 0 ? "nothing new" : "withholding: "), "\(run.output)")
      let runs = try FileManager.default.contentsOfDirectory(atPath: office.home + "/runs").sorted()
      let lists = try FileManager.default.contentsOfDirectory(atPath: "\(office.home)/runs/\(runs.last!)/withholding")
      #expect(
        lists.sorted() == [
          "decisions.csv", "employment-updates.csv", "hires.csv", "history.csv", "orders.csv", "reported.csv",
          "withholding-due.csv", "withholding-due.html", "work.csv",
        ], "\(number)")
    }
  }

  private struct Seed {
    var state: UInt64
    /// From 0 to 1.
    mutating func share() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 33) / Double(UInt32.max >> 1)
    }
  }

  /// The program is killed at random moments while there is always something new to issue; in the end every order is in
  /// the outbox once.
  @Test(arguments: [31] as [UInt64])
  func killedAtRandom(seed: UInt64) throws {
    print("seed \(seed)")
    let office = try Office()
    let employers = (1...12).map { "99000\(1000 + $0 * 37)" }
    try office.loadEmployers(employers)
    var random = Seed(state: seed)
    var killed = 0
    var inPublication = 0
    // How long an issue takes here, so that kills fall into the whole of it.
    try office.hire(at: employers[0])
    let began = Date()
    #expect(try office.withholding("issue").code == 0)
    let length = Date().timeIntervalSince(began)
    for (number, employer) in employers.dropFirst().enumerated() {
      try office.hire(at: employer)
      let process = try Program.start(["withholding", "issue", "--home", office.home, "--as-of", "2024-10-01"])
      let start = Date()
      if number % 2 == 0 {
        let limit = random.share() * 1.2 * length
        while process.isRunning, Date().timeIntervalSince(start) < limit { usleep(1_000) }
      } else {
        // Between writing and publishing: as soon as the hidden folder is there, or a moment later.
        while process.isRunning, try !office.isPublishing() { usleep(200) }
        if number % 4 == 1 { usleep(UInt32(random.share() * 60_000)) }
      }
      if process.isRunning {
        kill(process.processIdentifier, SIGKILL)
        killed += 1
      }
      process.waitUntilExit()
      if try office.isPublishing() { inPublication += 1 }
    }
    #expect(killed > 0, "the program was never killed")
    print("\(killed) killed, \(inPublication) of them between writing and publishing")
    #expect(inPublication > 0, "the program was never killed between writing and publishing")
    let last = try office.withholding("issue")
    #expect(last.code == 0, "\(last.errors)")
    let orders = try office.issued()
    #expect(orders.count == 3 * employers.count)
    #expect(Set(orders.map { "\($0[2]) \($0[5]) \($0[10])" }).count == orders.count)
    #expect(Set(orders.map { $0[0] }).count == orders.count)
    #expect(Set(orders.map { $0[2] }) == ["K01", "K07", "K13"])
    #expect(try !office.isPublishing())
    print("killed \(killed) of \(employers.count - 1) runs, \(inPublication) of them between writing and publishing")
  }
}
