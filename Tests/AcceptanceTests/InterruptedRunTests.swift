import Foundation
import Sample
import Testing

/// Killed at any moment, the next run ends where an undisturbed one does.
@Suite struct InterruptedRunTests {
  @Test func killedAtRandomMoments() throws {
    let scratch = try Scratch()
    let input = scratch.path + "/input"
    let options = try SampleOptions(
      seed: 21, cases: 240, counties: ["27003", "27031", "27075"], shape: .standard, years: 3)
    _ = try SampleWriter(options).write(to: input)
    func arguments(_ home: String) -> [String] {
      ["run", "pipelines/nightly.yaml", "--input", input, "--home", scratch.path + "/" + home]
    }
    let clock = ContinuousClock()
    let start = clock.now
    #expect(try Program.run(arguments("whole")).code <= 1)
    let whole = clock.now - start
    let expected = try results(of: scratch.path + "/whole")
    var generator = SystemRandomNumberGenerator()
    let seed = UInt64.random(in: 0 ... .max, using: &generator)
    print("kill moments from seed \(seed)")
    var state = seed
    for number in 1...20 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let share = Double(state >> 33) / Double(UInt32.max >> 1)
      let process = try Program.start(arguments("\(number)"))
      Thread.sleep(
        forTimeInterval: share * Double(whole.components.seconds) + share * Double(whole.components.attoseconds) / 1e18)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(try Program.run(arguments("\(number)")).code <= 1)
      let found = try results(of: scratch.path + "/\(number)")
      #expect(difference(expected, found) == [], "killed after \(share) of the run")
      try FileManager.default.removeItem(atPath: scratch.path + "/\(number)")
    }
  }
}
