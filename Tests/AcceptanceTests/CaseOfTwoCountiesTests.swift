import Crypto
import Foundation
import Records
import Testing

/// A case that moved, and that both counties sent: no form is made that counts it twice, and the run says why.
@Suite struct CaseOfTwoCountiesTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The delivery of a county under another one's name.
  private func copy(_ delivery: String, from county: String, to other: String) throws {
    let folder = scratch.path + "/input/\(other)-2024-09-30"
    try FileManager.default.copyItem(atPath: delivery, toPath: folder)
    var manifest = try String(contentsOfFile: folder + "/manifest.csv", encoding: .utf8)
    for table in ["case", "worker"] {
      let path = folder + "/\(table).csv"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let changed = text.replacingOccurrences(of: "," + county, with: "," + other)
      try changed.write(toFile: path, atomically: true, encoding: .utf8)
      func digest(_ text: String) -> String { SHA256.hash(data: Data(text.utf8)).hexadecimal }
      manifest = manifest.replacingOccurrences(of: digest(text), with: digest(changed))
    }
    try manifest.write(toFile: folder + "/manifest.csv", atomically: true, encoding: .utf8)
  }

  @Test func `the run is recorded without a form, and names the cases`() throws {
    let sample = try Program.run(
      "sample", "--output", scratch.path + "/input", "--seed", "7", "--cases", "4", "--years", "1")
    #expect(sample.code == 0)
    try copy(scratch.path + "/input/27003-2024-09-30", from: "27003", to: "27031")
    let run = try Program.run(
      "run", "pipelines/nightly.yaml", "--input", scratch.path + "/input", "--home", scratch.path + "/home")
    #expect(run.code == 1)
    let why =
      "two counties sent case 270030000001 of 27003 and 27031, case 270030000002 of 27003 and 27031, "
      + "case 270030000003 of 27003 and 27031: let the county that gave it up send its delivery again without it"
    #expect(run.output.contains("no form: a case is one county's (county-extract.md 2), and " + why), "\(run)")
    let runs = try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/home/runs")
    let page = try String(
      contentsOfFile: scratch.path + "/home/runs/\(try #require(runs.first))/index.html", encoding: .utf8)
    #expect(page.contains("nothing at or above the gate (warning) · no form could be made from what came"))
    #expect(!page.contains("findings at or above the gate"))
    let listed = try Program.run("runs", "list", "--home", scratch.path + "/home")
    #expect(listed.output.contains("exit 1"), "\(listed)")
    let report = try Program.run("report", "ocse-157", "--fiscal-year", "2024", "--home", scratch.path + "/home")
    #expect(report.code == 2)
    #expect(report.output.isEmpty)
    #expect(report.errors.contains(why))
  }
}
