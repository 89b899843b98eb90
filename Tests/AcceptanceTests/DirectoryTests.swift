import Foundation
import Testing

/// New hires on their way to the national directory and back, and the clocks they run on.
@Suite struct DirectoryTests {
  private let scratch: Scratch
  private var home: String { scratch.path + "/home" }
  private var input: String { scratch.path + "/in" }

  init() throws {
    scratch = try Scratch()
    try FileManager.default.createDirectory(atPath: input, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Program.root + "/sample-input/partners", toPath: input + "/partners")
  }

  private func ingest() throws -> Program.Outcome {
    try Program.run("run", "pipelines/nightly.yaml", "--input", input, "--home", home, "--received", "2024-09-30")
  }

  private func send(_ day: String) throws -> Program.Outcome {
    try Program.run("new-hires", "send", "--state", "27", "--on", day, "--home", home)
  }

  @Test func newHiresAreSentOnceAndTheirFileIsClean() throws {
    _ = try ingest()
    let first = try send("2024-09-26")
    #expect(first.output == "outbox/ndnh-w4/000001: 7 new hires for the national directory\n", "\(first)")
    let file = home + "/outbox/ndnh-w4/000001/w4.txt"
    let check = try Program.run("check", file, "--layout", "ndnh-w4", "--format", "csv", "--received", "2024-09-26")
    #expect(check.code == 0)
    #expect(try send("2024-09-27").output == "no new hire is to be sent\n")
    // An emptied outbox sends again, but never under a number that was used.
    try FileManager.default.removeItem(atPath: home + "/outbox/ndnh-w4")
    #expect(try send("2024-09-28").output.hasPrefix("outbox/ndnh-w4/000002: 7"))
    #expect(
      try String(contentsOfFile: home + "/outbox/control-numbers.csv", encoding: .utf8)
        == "series,scope,last\nndnh-w4,,2\n")
  }

  @Test func aStateThatTheDirectoryDoesNotKnowSendsNothing() throws {
    _ = try ingest()
    let sent = try Program.run("new-hires", "send", "--state", "99", "--on", "2024-09-26", "--home", home)
    #expect(sent.code == 2)
    #expect(
      sent.errors.hasPrefix(
        "ivd: state 99: the national directory would refuse the transmission: Transmitter State Code: "),
      "\(sent.errors)")
    #expect(!FileManager.default.fileExists(atPath: home + "/outbox/ndnh-w4"))
    #expect(!FileManager.default.fileExists(atPath: home + "/outbox/control-numbers.csv"))
    #expect(try send("2024-09-26").output.hasPrefix("outbox/ndnh-w4/000001: 7"))
  }

  @Test func whatWasNotPublishedWasNotSent() throws {
    _ = try ingest()
    // As if an earlier run had been killed before its rename: the folder is hidden, the number is gone.
    let staging = home + "/outbox/.ndnh-w4.staging"
    try FileManager.default.createDirectory(atPath: staging, withIntermediateDirectories: true)
    try "half".write(toFile: staging + "/w4.txt", atomically: true, encoding: .utf8)
    try "series,scope,last\ne-iwo-tracking,,41\nndnh-w4,,7\n".write(
      toFile: home + "/outbox/control-numbers.csv", atomically: true, encoding: .utf8)
    #expect(try send("2024-09-26").output.hasPrefix("outbox/ndnh-w4/000008: 7"))
    #expect(!FileManager.default.fileExists(atPath: staging))
    #expect(
      try String(contentsOfFile: home + "/outbox/control-numbers.csv", encoding: .utf8)
        == "series,scope,last\ne-iwo-tracking,,41\nndnh-w4,,8\n")
  }

  @Test func whatComesBackIsFoundAndMasked() throws {
    _ = try ingest()
    _ = try send("2024-09-26")
    let sent = try String(contentsOfFile: home + "/outbox/ndnh-w4/000001/w4.txt", encoding: .utf8)
      .split(separator: "\n").map(String.init)
    func filled(_ text: String, _ length: Int) -> String {
      text + String(repeating: " ", count: length - text.utf8.count)
    }
    let zeros = "00000000000"
    let control = "R427         W4 0120240926000001" + "00000000009" + zeros + "00000000002" + "00000000007" + zeros
    let unknown = sent[2].replacingOccurrences(of: "666010002", with: "666010099")
    let lines = [
      filled(control, 801), filled(sent[1] + "666010009" + "C" + "W102", 851),
      filled(unknown + "         " + "N" + "W101" + "W301", 851),
    ]
    try (lines.joined(separator: "\n") + "\n").write(toFile: input + "/r4.txt", atomically: true, encoding: .utf8)
    let made = try ingest()
    #expect(made.output.contains("r4.txt: accepted: ndnh-w4out, 3 records read, 3 accepted"), "\(made)")
    let errors = try Program.run("new-hires", "errors", "--home", home)
    #expect(errors.code == 1)
    let rows = errors.output.split(separator: "\n").dropFirst().map(String.init)
    #expect(rows.count == 2)
    #expect(
      rows[0].contains(
        "new-hires-state.txt,1,#####0001,000110001,IMAGINARY WIDGET WORKS LLC,2024-09-03,C,#####0009,W102,take over"))
    #expect(rows[1].hasSuffix(",N,,W101 W301,no such new hire was sent"))
    let whole = try Program.run("new-hires", "errors", "--home", home, "--show-personal")
    #expect(whole.output.contains(",666010009,W102,"))
  }

  @Test func clocksAreCountedByEmployerAndWeek() throws {
    _ = try ingest()
    func rows(_ kind: String) throws -> [String] {
      let made = try Program.run(
        "timeliness", "--from", "2024-08-01", "--to", "2024-09-27", "--format", "csv", "--home", home)
      #expect(made.code == 1)
      return made.output.split(separator: "\n").map(String.init).filter { $0.hasPrefix(kind + ",T-2") }
    }
    #expect(
      try rows("total") == ["total,T-28,,,,,7,6,1,0,85.71,,,,,", "total,T-29,,,,,0,0,0,7,no cases,,,,,"])
    let late = try rows("late")
    #expect(late.count == 1)
    #expect(late[0].hasPrefix("late,T-28,000110002,FABRICATED FOUNDRY INC,,2024-W33,"))
    #expect(late[0].hasSuffix(":3,2024-08-12,2024-09-01,2024-09-23,22"))
    let rates = try rows("rate")
    #expect(rates.contains("rate,T-28,000110003,WHIMSICAL WIDGETS CO,,2024-W37,2,2,0,0,100.00,,,,,"))
    // Every case is in exactly one group.
    let cases = rates.filter { $0.hasPrefix("rate,T-28") }.compactMap {
      Int($0.split(separator: ",", omittingEmptySubsequences: false)[6])
    }
    #expect(cases.reduce(0, +) == 7)
  }

  /// The late hire of the state's file comes as CSV too: its first report counts, whichever it is.
  @Test(
    arguments: [
      ("2024-09-24", "total,T-28,,,,,7,6,1,0,85.71,,,,,"), ("2024-08-30", "total,T-28,,,,,7,7,0,0,100.00,,,,,"),
    ]) func aHireThatIsReportedTwiceIsOneCase(receivedOn: String, total: String) throws
  {
    let folder = input + "/partners/" + receivedOn
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let head =
      "Employer FEIN,Employer Name,Employer Address,Employer City,Employer State,Employer ZIP,SSN,First Name,Last Name,"
      + "Address,City,State,ZIP,Hire Date,Date of Birth"
    let hire =
      "00-0110002,Fabricated Foundry Inc,9 Invented Avenue,Sampleton,MN,55001,666-01-0004,Oswin,Bramblethorn,"
      + "12 Pretend Court,Sampleton,MN,55001,08/12/2024,01/30/1995"
    try "\(head)\n\(hire)\n".write(toFile: folder + "/again.csv", atomically: true, encoding: .utf8)
    let taken = try ingest()
    #expect(taken.output.contains("again.csv: accepted: "), "\(taken)")
    let made = try Program.run(
      "timeliness", "--from", "2024-08-01", "--to", "2024-09-27", "--format", "csv", "--home", home)
    #expect(made.output.contains(total), "\(made)")
    // Each report is entered on its own clock.
    let entered = made.output.split(separator: "\n").first { $0.hasPrefix("total,T-29,") }
    #expect(
      entered?.hasPrefix(receivedOn < "2024-09-20" ? "total,T-29,,,,,1,0,1,7," : "total,T-29,,,,,0,0,0,8,") == true)
  }

  @Test func ordersFromTheOutboxRunOnTheirClocks() throws {
    _ = try ingest()
    let folder = home + "/outbox/e-iwo/270002409250000000000"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let columns =
      "tracking_number,action,case_id,order_id,person_id,fein,employer_name,current_support,arrears_amount,"
      + "medical_support,total_amount,issued_on,reason,clock,due_on,source,known_on,transmission,source_file,source_line,"
      + "file_control_number,batch_control_number,created_at,line"
    let orders = [
      ("270000000000000000000000900001", "C1", "000110001,IMAGINARY", "2024-09-10", "2024-09-11", "2024-09-09"),
      ("270000000000000000000000900009", "C2", "000110002,FOUNDRY", "2024-09-16", "2024-09-12", "2024-09-10"),
    ]
    let rows = orders.enumerated().map { number, order in
      let (tracking, caseID, employer, issued, due, known) = order
      return "\(tracking),ORG,\(caseID),,,\(employer),100.00,0.00,0.00,100.00,\(issued),new_order,T-10,\(due),new_hire,"
        + "\(known),,,,270002409250000000000,270002409250000000001,20240925000000,\(number + 1)"
    }
    // Of the record only the tracking number is read again: positions 1547 to 1576.
    let records = orders.map { String(repeating: " ", count: 1546) + $0.0 }
    for (name, lines) in [("orders.csv", [columns] + rows), ("orders.txt", records)] {
      try lines.joined(separator: "\n").appending("\n").write(
        toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    }
    let made = try Program.run(
      "timeliness", "--from", "2024-09-01", "--to", "2024-10-31", "--format", "csv", "--home", home)
    #expect(made.output.contains("total,T-10,,,,,2,1,1,0,50.00,"), "\(made)")
    #expect(made.output.contains("total,T-11,,,,,0,0,0,0,no cases,"))
    // One was answered after 10 business days, on 24 September; the other never was.
    #expect(made.output.contains("total,T-45,,,,,2,1,1,0,50.00,"))
    #expect(made.output.contains(",2024-09-10,2024-09-12,2024-09-16,4\n"))
  }

  @Test func employersAreSeenOnce() throws {
    let pipeline = scratch.path + "/p.yaml"
    let nightly = try String(contentsOfFile: Program.root + "/pipelines/nightly.yaml", encoding: .utf8)
    try (nightly + "employers: true\n").write(toFile: pipeline, atomically: true, encoding: .utf8)
    func run() throws -> String {
      _ = try Program.run(
        "run", pipeline, "--definitions", Program.root, "--input", input, "--home", home, "--received", "2024-09-30")
      return try String(contentsOfFile: home + "/employers/current.json", encoding: .utf8)
    }
    let first = try run()
    #expect(first.contains("\"acknowledgment\""))
    #expect(first.contains("\"new-hire\""))
    try "x".write(toFile: input + "/x.txt", atomically: true, encoding: .utf8)
    #expect(try run() == first)
  }
}
