import Crypto
import Foundation
import Records
import Testing

/// The sum of a table may have more digits than any of its amounts.
@Suite struct LargeTotalTests {
  private let scratch: Scratch
  private var delivery: String { scratch.path + "/27003-2024-09-30" }

  init() throws { scratch = try Scratch() }

  /// A delivery whose charges are as many of the largest amount, with this total in its manifest.
  private func deliver(_ charges: Int, total: String) throws {
    let sample = try Program.run(
      "sample", "--output", scratch.path, "--seed", "7", "--cases", "4", "--years", "1", "--counties", "27003")
    #expect(sample.code == 0)
    func text(_ name: String) throws -> String { try String(contentsOfFile: delivery + "/" + name, encoding: .utf8) }
    let caseID = try #require(
      try text("case.csv").split(separator: "\n").dropFirst().first?.split(separator: ",").first)
    let header = try #require(try text("charge.csv").split(separator: "\n").first)
    #expect(header == "charge_id,case_id,person_id,kind,due_on,amount,reason")
    var rows = header + "\n"
    for number in 1...charges { rows += "G\(number),\(caseID),,current_support,2024-01-01,999999999999.99,\n" }
    try String(rows).write(toFile: delivery + "/charge.csv", atomically: true, encoding: .utf8)
    let digest = SHA256.hash(data: Data(rows.utf8)).hexadecimal
    let manifest = try text("manifest.csv").split(separator: "\n").map { line in
      line.hasPrefix("charge,") ? "charge,charge.csv,\(charges),\(total),\(digest)" : String(line)
    }
    try (manifest.joined(separator: "\n") + "\n").write(
      toFile: delivery + "/manifest.csv", atomically: true, encoding: .utf8)
  }

  private func sums() throws -> [PrintedFinding] {
    let check = try Program.run("check", delivery, "--format", "csv")
    return PrintedFinding.of(check.output).filter { $0["code"] == "SUM" && $0["file"].hasSuffix("manifest.csv") }
  }

  @Test(arguments: [(1, "999999999999.99"), (2, "1999999999999.98"), (92_234, "92233999999999077.66")])
  func `a total of more digits than an amount is compared to the cent`(charges: Int, total: String) throws {
    try deliver(charges, total: total)
    #expect(try sums() == [])
  }

  @Test(arguments: [(2, "1999999999999.97", "1999999999999.98"), (92_234, "0.00", "92233999999999077.66")])
  func `a wrong one is a finding that names the sum`(charges: Int, total: String, found: String) throws {
    try deliver(charges, total: total)
    let sums = try sums()
    #expect(sums.map { $0["value"] } == [total])
    #expect(sums.first?["expected"] == "\(found), which is what charge.csv adds up to")
  }
}
