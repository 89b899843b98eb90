import Foundation
import Testing

/// A choice that is made twice is a mistake, not the last one of the two.
@Suite struct RepeatedChoiceTests {
  @Test(arguments: [
    (["report", "ocse-157"], ["P-06=included", "P-06=excluded"]), (["measures"], ["P-06=included", "p-06=included"]),
    (["trace", "ocse-157", "4"], ["P-01=open", "P-06=included", "P-06=excluded"]),
  ])
  func `a policy switch is set once`(command: [String], choices: [String]) throws {
    let scratch = try Scratch()
    let outcome = try Program.run(
      command + ["--fiscal-year", "2024", "--home", scratch.path] + choices.flatMap { ["--policy", $0] })
    #expect(outcome.code == 2)
    #expect(outcome.output.isEmpty)
    let last = choices.suffix(2)
    #expect(
      outcome.errors.contains(
        "--policy \(last.last ?? ""): expected each switch once, found \(last.first ?? "") before it"), "\(outcome)")
  }

  @Test func `a setting of Spark is given once`() throws {
    let scratch = try Scratch()
    let outcome = try Program.run(
      "report", "ocse-157", "--fiscal-year", "2024", "--home", scratch.path, "--engine", "spark", "--spark-conf",
      "spark.master=yarn", "spark.master=local")
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("--spark-conf spark.master: expected each setting once"), "\(outcome)")
  }

  @Test func `a pipeline sets a switch once, however it is written`() throws {
    let scratch = try Scratch()
    let path = scratch.path + "/p.yaml"
    let nightly = try String(contentsOfFile: Program.root + "/pipelines/nightly.yaml", encoding: .utf8)
    try nightly.replacingOccurrences(of: "policies: {}", with: "policies: {P-06: included, p-06: excluded}").write(
      toFile: path, atomically: true, encoding: .utf8)
    let outcome = try Program.run(
      "run", path, "--definitions", Program.root, "--input", scratch.path, "--home", scratch.path + "/home")
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("p-06: expected each switch once"), "\(outcome)")
  }
}
