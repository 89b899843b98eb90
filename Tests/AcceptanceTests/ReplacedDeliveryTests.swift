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
}
