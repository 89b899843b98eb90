import Crypto
import Foundation
import Records
import Testing

/// `ivd self-check`, its gate, and waivers, on the sample and on homes with one thing wrong.
@Suite struct SelfCheckTests {
  private let scratch: Scratch
  private let home: String

  init() throws {
    scratch = try Scratch()
    home = scratch.path + "/home"
  }

  private func load(_ loaded: Result<LoadedHome, any Error>) throws { try loaded.get().copy(to: home) }

  private func check(_ more: String...) throws -> Program.Outcome {
    try Program.run(["self-check", "--fiscal-year", "2024", "--home", home, "--as-of", "2024-10-28"] + more)
  }

  private func certify(_ more: String...) throws -> Program.Outcome {
    try Program.run(
      [
        "report", "ocse-157", "--fiscal-year", "2024", "--home", home, "--certify", "--by", "R. Roe", "--on",
        "2024-10-28",
      ] + more)
  }

  private func waive(_ rows: String...) throws {
    let text = (["check,scope,by,on,until,reason"] + rows).joined(separator: "\n") + "\n"
    try text.write(toFile: home + "/waivers.csv", atomically: true, encoding: .utf8)
  }

  private static let worked = "Tests/Fixtures/ocse-157-worked-example"
  private static let reason = "the director's letter of election is on its way"

  @Test func `the self-check of the sample is what it was`() throws {
    try load(LoadedHome.sample)
    let golden = Program.root + "/Tests/Fixtures/self-check/sample"
    let lists = (scratch.path + "/completeness.csv", scratch.path + "/problems.csv")
    let found = try check("--format", "csv", "--completeness", lists.0, "--problems", lists.1)
    #expect(found.code == 1)
    #expect(found.output == (try String(contentsOfFile: golden + ".csv", encoding: .utf8)))
    for (path, name) in [(lists.0, "-completeness.csv"), (lists.1, "-problems.csv")] {
      #expect(
        try String(contentsOfFile: path, encoding: .utf8) == String(contentsOfFile: golden + name, encoding: .utf8))
    }
    // Nothing blocks, so the gate is open.
    #expect(try check("--gate").code == 0)
    #expect(try check("--format", "csv").output == found.output)
    // Nothing personal stands in any format.
    let json = try check("--format", "json").output
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.utf8)) }
    let page = try check("--format", "html").output
    let fails = try #require(page.range(of: "What fails, worst first"))
    #expect(try #require(page.range(of: "Does each measure stand?")).lowerBound < fails.lowerBound)
  }

  @Test func `what is planted is found, with the members that rest on it`() throws {
    try load(LoadedHome.sample)
    let text = try check().output
    // The rejected balance of the plant list leaves the case without one after its last payment.
    #expect(text.contains("W05    risk     The arrears balance is carried on after the last payment on arrears"))
    #expect(text.contains("1 of the 242 members of line 28, 1 of the 189 members of line 29"))
    #expect(text.contains("case 270030000219: arrears_balance 270030000219|2024-09-23|family"))
    #expect(text.contains("SC-06b explain"))
  }

  @Test func `a blocking check stops certification until a named person waives it`() throws {
    try load(LoadedHome.workedExample)
    // No option of the paternity measure is elected: E13.
    let closed = try check("--gate")
    #expect(closed.code == 1)
    #expect(closed.errors.hasSuffix("ivd: blocking certification: E13\n"))
    #expect(try certify().code == 1)
    #expect(try Program.run("run", "pipelines/federal-annual.yaml", "--fiscal-year", "2024", "--home", home).code == 1)

    try waive("E13,all,R. Roe,2024-10-20,2024-12-31,\(Self.reason)")
    #expect(try check("--gate").code == 0)
    #expect(try check().output.contains("waived (all) by R. Roe on 2024-10-20 until 2024-12-31: \(Self.reason)"))
    let sealed = try certify()
    #expect(sealed.code == 0, "\(sealed.errors)")
    let folder = home + "/certified/ocse-157/2024/r1"
    let page = try String(contentsOfFile: folder + "/report.html", encoding: .utf8)
    #expect(page.contains("Certified with these checks waived"))
    #expect(page.contains("<td>R. Roe</td><td>2024-10-20</td><td>2024-12-31</td>"))
    #expect(!page.contains("cannot be certified"))
    let certificate = try String(contentsOfFile: folder + "/certificate.json", encoding: .utf8)
    #expect(certificate.contains("\"until\" : \"2024-12-31\""))
    let checks = try String(contentsOfFile: folder + "/self-check.csv", encoding: .utf8)
    #expect(checks.contains("2024,edit,E13,blocking,waived,"))

    // The proof covers the waivers, and needs the file of waivers no more.
    try FileManager.default.removeItem(atPath: home + "/waivers.csv")
    let verified = try Program.run("report", "verify", folder, "--home", home)
    #expect(verified.code == 0, "\(verified.output)")
    try certificate.replacingOccurrences(of: "R. Roe", with: "J. Doe").write(
      toFile: folder + "/certificate.json", atomically: true, encoding: .utf8)
    #expect(try Program.run("report", "verify", folder, "--home", home).code != 0)
  }

  @Test func `a waiver that has ended waives nothing`() throws {
    try load(LoadedHome.workedExample)
    try waive("E13,all,R. Roe,2024-10-01,2024-10-27,\(Self.reason)")
    let closed = try check("--gate")
    #expect(closed.code == 1)
    #expect(closed.errors.contains("ivd: waiver of E13 (all) by R. Roe ended on 2024-10-27\n"))
    let refused = try certify()
    #expect(refused.code == 1)
    #expect(refused.errors.contains("ivd: waiver of E13 (all) by R. Roe ended on 2024-10-27\n"))
    #expect(refused.errors.contains("is not certified: E13 fails"))
  }

  @Test func `a broken file of waivers stops everything`() throws {
    try load(LoadedHome.workedExample)
    try waive("E13,all,R. Roe,2024-10-01,2024-12-31,ok")
    for outcome in [try check("--gate"), try certify()] {
      #expect(outcome.code == 2)
      #expect(outcome.errors.contains("waivers.csv, line 2: reason 'ok': too vague"))
    }
    #expect(!FileManager.default.fileExists(atPath: home + "/certified"))
    #expect(try check("--waivers", scratch.path + "/none.csv").code == 2)
  }

  @Test func `a case that two counties send blocks, although no form can be made`() throws {
    let input = scratch.path + "/input"
    try FileManager.default.copyItem(atPath: Program.root + "/" + Self.worked, toPath: input)
    let copy = input + "/27055-2024-09-30"
    try FileManager.default.copyItem(atPath: input + "/27053-2024-09-30", toPath: copy)
    let cases = try String(contentsOfFile: copy + "/case.csv", encoding: .utf8).replacingOccurrences(
      of: ",27053,", with: ",27055,")
    try cases.write(toFile: copy + "/case.csv", atomically: true, encoding: .utf8)
    let digest = SHA256.hash(data: Data(cases.utf8)).hexadecimal
    let manifest = try String(contentsOfFile: copy + "/manifest.csv", encoding: .utf8).split(separator: "\n").map {
      row in
      row.hasPrefix("case,") ? "case,case.csv,5,,\(digest)" : String(row)
    }.joined(separator: "\n")
    try (manifest + "\n").write(toFile: copy + "/manifest.csv", atomically: true, encoding: .utf8)

    let run = try Program.run(["run", "pipelines/nightly.yaml", "--input", input, "--home", home])
    // The deliveries are loaded and the run is recorded; its form cannot be made.
    #expect(run.code == 1, "\(run.output)")
    #expect(run.output.contains("no form: a case is one county's"))
    let closed = try check("--gate", "--pep", "iv-d")
    #expect(closed.code == 1, "\(closed.errors)")
    #expect(closed.errors == "ivd: blocking certification: F01, W01\n")
    #expect(closed.output.contains("case K01: counties 27053 and 27055, expected one county (and 9 more)"))
  }

  @Test func `pipelines of steps read the warehouse and leave a page`() throws {
    try load(LoadedHome.sample)
    let run = try Program.run("run", "pipelines/federal-annual.yaml", "--fiscal-year", "2024", "--home", home)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("  gate        open: the form may be certified\n"))
    let folder = try #require(
      run.output.split(separator: "\n").last?.dropFirst("page: ".count).dropLast("/index.html".count))
    for name in [
      "run.json", "reports/ocse-157-2024.csv", "reports/self-check-2024.csv", "reports/self-check-2024.html",
      "reports/self-check-2024-completeness.csv", "reports/calendar-2024.html",
    ] { #expect(FileManager.default.fileExists(atPath: folder + "/" + name), "\(name)") }
    let weekly = try Program.run("run", "pipelines/self-check.yaml", "--fiscal-year", "2024", "--home", home)
    #expect(weekly.code == 1)
    #expect(try Program.run("runs", "list", "--home", home).output.contains("federal-annual"))
    // It wants a year, and takes no deliveries.
    #expect(try Program.run("run", "pipelines/self-check.yaml", "--home", home).code == 2)
    #expect(
      try Program.run(
        "run", "pipelines/self-check.yaml", "--fiscal-year", "2024", "--home", home, "--input", "sample-input"
      ).code == 2)
    #expect(try Program.run("run", "pipelines/self-check.yaml", "--fiscal-year", "2030", "--home", home).code == 2)
  }

  @Test(arguments: [
    ("steps: [gate]", "gate: expected self-check before it"),
    ("steps: [self-check, gate, report]", "report stands after the gate"),
    ("steps: [report, report]", "report stands twice"),
    ("steps: [reports]", "expected one of report, edits, self-check, gate, calendar"),
    ("steps: [report]\ninput: sample-input", "unknown key: input"),
  ])
  func `steps are read strictly`(steps: String, message: String) throws {
    let path = scratch.path + "/pipeline.yaml"
    try "pipeline: x\ntitle: x\n\(steps)\n".write(toFile: path, atomically: true, encoding: .utf8)
    let run = try Program.run("run", path, "--fiscal-year", "2024", "--home", home, "--definitions", Program.root)
    #expect(run.code == 2)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test func `the guide names every edit as it is defined`() throws {
    let guide = try String(contentsOfFile: Program.root + "/docs/self-check.md", encoding: .utf8)
    let folder = Program.root + "/pipelines/self-check/edits"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names.count >= 18)
    for name in names {
      let head = try String(contentsOfFile: folder + "/" + name, encoding: .utf8).split(separator: "\n")
      func value(_ key: String) -> String {
        head.first { $0.hasPrefix("-- \(key): ") }.map { String($0.dropFirst(key.count + 5)) } ?? ""
      }
      #expect(guide.contains("| \(value("id")) | \(value("effect")) | \(value("title")) |"), "\(name)")
    }
  }
}
