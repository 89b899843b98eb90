import Foundation
import Testing

/// A county sends its delivery of one day again, corrected, and both stay in the input folder.
@Suite struct ReplacedDeliveryTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func deliver(_ name: String, seed: Int, county: String = "27003") throws {
    let outcome = try Program.run(
      "sample", "--output", scratch.path + "/input/" + name, "--seed", String(seed), "--cases", "12", "--years", "1",
      "--counties", county)
    #expect(outcome.code == 0)
  }

  /// What the run says of each delivery, by the folder that it is in.
  private func run() throws -> [String: String] {
    let outcome = try Program.run(
      "run", "pipelines/nightly.yaml", "--input", scratch.path + "/input", "--home", scratch.path + "/home")
    #expect(outcome.code < 2, "\(outcome.errors)")
    return outcome.output.split(separator: "\n").reduce(into: [:]) { said, line in
      let parts = line.trimmingCharacters(in: .whitespaces).split(separator: "/", maxSplits: 1)
      guard parts.count == 2, parts[1].hasPrefix("27") else { return }
      said[String(parts[0])] = parts[1].contains("(known)") ? "known" : "loaded"
    }
  }

  /// The last run's ledger entry, its findings and its page.
  private func last() throws -> (record: String, findings: [PrintedFinding], page: String) {
    let runs = try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/home/runs").sorted()
    let folder = scratch.path + "/home/runs/" + (try #require(runs.last))
    func text(_ name: String) throws -> String { try String(contentsOfFile: folder + "/" + name, encoding: .utf8) }
    return (try text("run.json"), PrintedFinding.of(try text("findings.csv")), try text("index.html"))
  }

  private func snapshots() throws -> String {
    try Program.run(
      "sql", "SELECT MIN(source_file) AS f FROM cases WHERE sender = '27003'", "--home", scratch.path + "/home"
    )
    .output
  }

  @Test func `the corrected one stays in force, whatever arrives beside it`() throws {
    try deliver("march", seed: 7)
    #expect(try run() == ["march": "loaded"])
    // Before the other in the order of names, so that the order does not decide.
    try deliver("corrected", seed: 8)
    #expect(try run() == ["corrected": "loaded", "march": "known"])
    #expect(try snapshots().contains("corrected/"))
    try deliver("other", seed: 9, county: "27115")
    #expect(try run() == ["corrected": "known", "march": "known", "other": "loaded"])
    #expect(try snapshots().contains("corrected/"))
    try FileManager.default.removeItem(atPath: scratch.path + "/input/corrected")
    #expect(try run() == ["march": "loaded", "other": "known"])
    #expect(try snapshots().contains("march/"))
  }

  @Test func `of two that come in one night the last by path holds, and the other is told of, night after night`()
    throws
  {
    try deliver("a", seed: 7)
    try deliver("b", seed: 8)
    for night in 1...2 {
      if night == 2 { try deliver("c", seed: 9, county: "27115") }
      #expect(
        try run() == (night == 1 ? ["a": "loaded", "b": "loaded"] : ["a": "known", "b": "known", "c": "loaded"]))
      #expect(try snapshots().contains("b/"))
      let (record, findings, page) = try last()
      let told = findings.filter { $0["edit"] == "E028" }
      #expect(
        told.map { "\($0["severity"]) \($0["code"]) \($0["file"]) \($0["line"]) \($0["key"]) \($0["value"])" } == [
          "warning KEY a/27003-2024-09-30/manifest.csv 1 27003|2024-09-30 b/27003-2024-09-30"
        ])
      #expect(
        told.first?["message"]
          == "a/27003-2024-09-30/manifest.csv: replaced in the same run by another delivery of the county for the same "
          + "day: 'b/27003-2024-09-30', expected one delivery of a county for a day; of several that come together the "
          + "last by path holds (county-extract.md, section 1)")
      #expect(record.components(separatedBy: "\"replaced_in_run_by\" : \"b/27003-2024-09-30\"").count == 2)
      #expect(page.contains("1 replaced in the same run"))
      #expect(page.contains("delivery a/27003-2024-09-30 replaced in the same run by b/27003-2024-09-30"))
    }
  }

  @Test(arguments: ["orphan-reversal:2", "wrong-hash"])
  func `the same content in two places is counted and told of once, night after night`(defects: String) throws {
    let sample = try Program.run(
      "sample", "--output", scratch.path + "/input/a", "--seed", "7", "--cases", "12", "--years", "1", "--counties",
      "27003", "--defects", defects)
    #expect(sample.code == 0)
    try FileManager.default.removeItem(atPath: scratch.path + "/input/a/planted.csv")
    try FileManager.default.copyItem(atPath: scratch.path + "/input/a", toPath: scratch.path + "/input/b")
    var before: [PrintedFinding]?
    for night in 1...2 {
      if night == 2 { try deliver("c", seed: 9, county: "27115") }
      _ = try run()
      let (record, findings, page) = try last()
      #expect(!findings.isEmpty && findings.allSatisfy { $0["file"].hasPrefix("a/") })
      #expect(before == nil || before == findings)
      before = findings
      #expect(record.components(separatedBy: "\"same_as\" : \"a/27003-2024-09-30\"").count == 2)
      #expect(page.contains("b/27003-2024-09-30, the same content as a/27003-2024-09-30"))
      let listed = try Program.run("runs", "list", "--home", scratch.path + "/home", "--format", "csv").output
      let columns = listed.split(separator: "\n").last?.split(separator: ",")
      #expect(columns?[3] == "\(findings.count)")
    }
  }

  @Test func `a damaged resend changes nothing, and the sound one is in force as before`() throws {
    try deliver("a", seed: 7)
    _ = try run()
    try deliver("b", seed: 8)
    _ = try run()
    let person = scratch.path + "/input/b/27003-2024-09-30/person.csv"
    let sound = try #require(FileManager.default.contents(atPath: person))
    try (sound + Data("garbage\n".utf8)).write(to: URL(fileURLWithPath: person))
    #expect(try run()["a"] == "known")
    #expect(try snapshots().contains("b/"))
    try sound.write(to: URL(fileURLWithPath: person))
    #expect(try run() == ["a": "known", "b": "known"])
    #expect(try snapshots().contains("b/"))
  }

  @Test func `who replaced the other is told as it stands`() throws {
    for (name, seed) in [("a", 7), ("b", 8), ("c", 9)] { try deliver(name, seed: seed) }
    _ = try run()
    func told() throws -> [String] {
      let (record, findings, _) = try last()
      let told = findings.filter { $0["edit"] == "E028" }
      #expect(record.components(separatedBy: "\"edit\" : \"E028\"").count == told.count + 1)
      return told.map { "\($0["file"].prefix(1)) by \($0["value"].prefix(1))" }
    }
    #expect(try told() == ["a by c", "b by c"])
    // A refused delivery in its place changes nothing.
    let person = scratch.path + "/input/c/27003-2024-09-30/person.csv"
    let sound = try #require(FileManager.default.contents(atPath: person))
    try (sound + Data("garbage\n".utf8)).write(to: URL(fileURLWithPath: person))
    _ = try run()
    #expect(try told() == ["a by c", "b by c"])
    try FileManager.default.removeItem(atPath: scratch.path + "/input/c")
    _ = try run()
    #expect(try told() == ["a by b"])
    #expect(try snapshots().contains("b/"))
  }

  @Test func `the last of three is taken away and comes back`() throws {
    for (name, seed) in [("a", 7), ("b", 8), ("c", 9)] {
      try deliver(name, seed: seed)
      _ = try run()
      #expect(try snapshots().contains(name + "/"))
    }
    let folder = scratch.path + "/input/c"
    try FileManager.default.moveItem(atPath: folder, toPath: scratch.path + "/away")
    #expect(try run() == ["a": "known", "b": "loaded"])
    #expect(try snapshots().contains("b/"))
    try FileManager.default.moveItem(atPath: scratch.path + "/away", toPath: folder)
    #expect(try run() == ["a": "known", "b": "known", "c": "loaded"])
    #expect(try snapshots().contains("c/"))
  }

  @Test func `of three that come in one night, and of a first version that comes again, the last by path holds`() throws
  {
    try deliver("a", seed: 7)
    try deliver("b", seed: 8)
    try FileManager.default.copyItem(atPath: scratch.path + "/input/a", toPath: scratch.path + "/input/c")
    _ = try run()
    let rows = try Program.run(
      "sql", "SELECT COUNT(*) AS n FROM distribution", "--home", scratch.path + "/home")
    let told = try last().findings.filter { $0["edit"] == "E028" }
    #expect(told.map { "\($0["file"])" } == ["b/27003-2024-09-30/manifest.csv"])
    try FileManager.default.removeItem(atPath: scratch.path + "/input/b")
    try FileManager.default.removeItem(atPath: scratch.path + "/input/c")
    try FileManager.default.removeItem(atPath: scratch.path + "/home")
    _ = try run()
    #expect(
      try Program.run("sql", "SELECT COUNT(*) AS n FROM distribution", "--home", scratch.path + "/home").output
        == rows.output)
  }

  @Test func `other definitions do not bring back what was replaced`() throws {
    let root = scratch.path + "/project"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    for name in ["schemas", "pipelines"] {
      try FileManager.default.copyItem(atPath: Program.root + "/" + name, toPath: root + "/" + name)
    }
    func run() throws -> Int32 {
      try Program.run(
        "run", root + "/pipelines/nightly.yaml", "--input", scratch.path + "/input", "--home", scratch.path + "/home"
      ).code
    }
    // The later one is before the other in the order of paths.
    try deliver("march", seed: 7)
    #expect(try run() < 2)
    try deliver("corrected", seed: 8)
    #expect(try run() < 2)
    let path = root + "/schemas/county/edits/files.yaml"
    let edits = try String(contentsOfFile: path, encoding: .utf8)
    try ("# Another version.\n" + edits).write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try run() < 2)
    #expect(try snapshots().contains("corrected/"))
    #expect(try last().findings.filter { $0["edit"] == "E028" }.isEmpty)
  }
}
