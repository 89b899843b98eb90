import Crypto
import Foundation
import Records
import Testing

/// `ivd runs diff`: each change with its one cause.
@Suite struct RunsDiffTests {
  private let scratch: Scratch
  private let example = Program.root + "/Tests/Fixtures/ocse-157-worked-example"

  init() throws { scratch = try Scratch() }

  private var home: String { scratch.path + "/home" }
  private var input: String { scratch.path + "/input" }

  /// Loads the counties of the worked example, after a change to one file.
  private func run(
    _ counties: [String] = ["27053", "27123", "27137"], change: (file: String, old: String, new: String)? = nil,
    definitions: String? = nil, prepare: (String) throws -> Void = { _ in }
  ) throws {
    try? FileManager.default.removeItem(atPath: input)
    try FileManager.default.createDirectory(atPath: input, withIntermediateDirectories: true)
    for county in counties {
      try FileManager.default.copyItem(
        atPath: "\(example)/\(county)-2024-09-30", toPath: "\(input)/\(county)-2024-09-30")
    }
    try FileManager.default.copyItem(atPath: example + "/annual-inputs.csv", toPath: input + "/annual-inputs.csv")
    if let change {
      let path = input + "/" + change.file
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.contains(change.old))
      let changed = text.replacingOccurrences(of: change.old, with: change.new)
      try changed.write(toFile: path, atomically: true, encoding: .utf8)
      let manifest = (path as NSString).deletingLastPathComponent + "/manifest.csv"
      let digests = [text, changed].map { text in
        SHA256.hash(data: Data(text.utf8)).hexadecimal
      }
      try String(contentsOfFile: manifest, encoding: .utf8).replacingOccurrences(of: digests[0], with: digests[1])
        .write(toFile: manifest, atomically: true, encoding: .utf8)
    }
    try prepare(input)
    let options = definitions.map { ["--definitions", $0] } ?? []
    let pipeline = (definitions.map { $0 + "/" } ?? "") + "pipelines/nightly.yaml"
    #expect(try Program.run(["run", pipeline, "--input", input, "--home", home] + options).code == 0)
  }

  /// The three counties of the worked example are loaded as they are.
  private func load() throws {
    let loaded = try LoadedHome.workedExample.get()
    #expect(loaded.run.code == 0)
    try loaded.copy(to: home)
  }

  private func diff(_ arguments: String...) throws -> [String] {
    let outcome = try Program.run(["runs", "diff", "--home", home, "--format", "csv"] + arguments)
    #expect(outcome.code == 0, "\(outcome.errors)")
    return outcome.output.split(separator: "\n").dropFirst().map(String.init)
  }

  private func first() throws -> String {
    try #require(FileManager.default.contentsOfDirectory(atPath: home + "/runs").sorted().first)
  }

  /// The project's definitions with one file changed.
  private func definitions(_ file: String, _ old: String, _ new: String) throws -> String {
    let root = scratch.path + "/definitions"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    for part in ["schemas", "pipelines"] {
      try FileManager.default.copyItem(atPath: Program.root + "/" + part, toPath: root + "/" + part)
    }
    let text = try String(contentsOfFile: root + "/" + file, encoding: .utf8)
    #expect(text.contains(old))
    try text.replacingOccurrences(of: old, with: new).write(
      toFile: root + "/" + file, atomically: true, encoding: .utf8)
    return root
  }

  @Test func `a case that closed has left its lines because it closed`() throws {
    try load()
    try run(change: ("27053-2024-09-30/case_period.csv", "K01,2021-03-10,ivd,,", "K01,2021-03-10,ivd,2024-06-30,b12"))
    let rows = try diff(try first(), "latest")
    #expect(rows.contains("1,left,b,,K01,,1,0,case closed,,closed_in_year"))
    #expect(rows.contains("4,left,a,,K01,A,1,0,case closed,,no_open_case"))
    #expect(rows.contains("24,amount,b,b,K01,,3600.00,2700.00,case closed,,"))
    #expect(rows.allSatisfy { $0.contains(",K01,") && $0.contains(",case closed,") })
    let text = try Program.run(["runs", "diff", try first(), "latest", "--home", home]).output
    #expect(
      text.contains(
        "\nline 1: Cases open at the end of the fiscal year\n  column a: 11 -> 10 (-1)\n  column b: 4 -> 3 (-1)\n  1 case left, case closed\n"
      ))
  }

  @Test func `a changed record has changed the data`() throws {
    try load()
    try run(change: ("27053-2024-09-30/child.csv", "B,Y,2022-02-10", "B,N,2022-02-10"))
    #expect(
      try diff(try first(), "latest") == [
        "5,left,a,,K01,B,1,0,data changed,,not_born_out_of_wedlock",
        "6,left,a,,K01,B,1,0,data changed,,not_born_out_of_wedlock",
      ])
  }

  @Test func `a county that sent nothing for the later year is a missing snapshot`() throws {
    try load()
    try run(["27053"]) { folder in
      try FileManager.default.moveItem(atPath: folder + "/27053-2024-09-30", toPath: folder + "/27053-2025-09-30")
      let manifest = folder + "/27053-2025-09-30/manifest.csv"
      try String(contentsOfFile: manifest, encoding: .utf8).replacingOccurrences(of: "2024-09-30", with: "2025-09-30")
        .write(toFile: manifest, atomically: true, encoding: .utf8)
    }
    let rows = try diff("2024", "2025")
    #expect(rows.contains("1,left,c,,K05,,1,0,snapshot missing,,not in the data"))
    #expect(rows.filter { $0.hasPrefix("1,") }.allSatisfy { $0.contains(",snapshot missing,") })
    // What K01 had due and paid in the year is of the year alone.
    #expect(rows.contains("25,left,b,,K01,,3000.00,0.00,year changed,,not in the data"))
  }

  @Test func `a switch is the cause of what it changes, and a rule of what it changes`() throws {
    try load()
    let switched = try definitions("pipelines/nightly.yaml", "policies: {}", "policies: {P-06: included}")
    try run(definitions: switched)
    #expect(try diff(try first(), "latest") == ["4,entered,,a,K09,I,0,1,switch P-06,good_cause,"])
    try FileManager.default.removeItem(atPath: switched)
    let changed = try definitions(
      "pipelines/ocse-157/lines/38.sql", "'good_cause'", "'best_interest'")
    try run(definitions: changed)
    let runs = try FileManager.default.contentsOfDirectory(atPath: home + "/runs").sorted()
    #expect(try diff(runs[0], "latest").contains { $0.hasPrefix("38,left,b,,K09,,1,0,rule changed,") })
  }

  @Test func `data and a switch that both changed are told apart`() throws {
    try load()
    let switched = try definitions("pipelines/nightly.yaml", "policies: {}", "policies: {P-06: included}")
    try run(change: ("27053-2024-09-30/child.csv", "B,Y,2022-02-10", "B,N,2022-02-10"), definitions: switched)
    #expect(
      try diff(try first(), "latest") == [
        "4,entered,,a,K09,I,0,1,switch P-06,good_cause,",
        "5,left,a,,K01,B,1,0,data changed,,not_born_out_of_wedlock",
        "6,left,a,,K01,B,1,0,data changed,,not_born_out_of_wedlock",
      ])
  }

  @Test func `a name that is no report is said`() throws {
    try load()
    let outcome = try Program.run(["runs", "diff", "nightly", "latest", "--home", home])
    #expect(outcome.code == 2)
    #expect(
      outcome.errors == "ivd: report nightly: no run of \(home), no folder of a certified report, no fiscal year\n")
  }
}
