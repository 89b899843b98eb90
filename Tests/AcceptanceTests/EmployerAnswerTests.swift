import Foundation
import Testing

@Suite("Answers to an outbox")
struct EmployerAnswerTests {
  /// A former system's order files stand in for the outbox; one batch of a wrong count is left out by the receiver.
  @Test func whatIsAnsweredIsWellFormed() throws {
    let year = try TrafficYear(seed: 6, cases: 120)
    let scratch = try Scratch()
    let outbox = scratch.path + "/outbox"
    let names = ["2023-11-03", "2023-11-10"]
    var files: [(name: String, bytes: Data)] = []
    for name in names {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: year.path + "/partners/" + name + "/eiwo-orders.txt"))
      try FileManager.default.createDirectory(atPath: outbox + "/" + name, withIntermediateDirectories: true)
      try bytes.write(to: URL(fileURLWithPath: outbox + "/" + name + "/orders.txt"))
      files.append((name, bytes))
    }
    let answers = scratch.path + "/answers"
    let written = try Program.run("sample", "--answers", outbox, "--output", answers, "--seed", "3")
    #expect(written.code == 0, "\(written.errors)")
    let results = written.output.split(separator: "\n").map(String.init)
    #expect(results == names.flatMap { [$0 + "-results.txt", $0 + "-answers.txt"] })
    let before = WithholdingReplay(files).orders
    for name in results {
      let path = answers + "/" + name
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      files.append((name, bytes))
      let transmission = try #require(ReplayTransmission(bytes))
      #expect(transmission.isWhole, "\(name)")
      if name.hasSuffix("answers.txt") {
        let check = try Program.run("check", "--layout", "eiwo", "--gate", "reject_record", path)
        #expect(check.code == 0, "\(check.output)")
      }
    }
    let after = WithholdingReplay(files).orders
    #expect(before.values.allSatisfy { $0.status == "sent" } && !before.isEmpty)
    #expect(after.values.contains { $0.status == "accepted" })
    let again = try Program.run("sample", "--answers", outbox, "--output", answers, "--seed", "3")
    #expect(again.output.isEmpty, "what was answered is not answered again")
  }
}
