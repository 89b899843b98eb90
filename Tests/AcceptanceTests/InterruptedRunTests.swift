import Foundation
import Sample
import Testing

/// Killed at any moment, the next run ends where an undisturbed one does.
@Suite struct InterruptedRunTests {
  @Test func killedAtRandomMoments() throws {
    let scratch = try Scratch()
    let input = scratch.path + "/input"
    let options = try SampleOptions(
      seed: 21, cases: 60, counties: ["27003", "27031", "27075"], shape: .standard, years: 2)
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
    // 20 kills: six homes are struck once, seven are struck again before they are mended.
    for number in 1...13 {
      var shares: [Double] = []
      for _ in 0..<(number <= 6 ? 1 : 2) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let share = Double(state >> 33) / Double(UInt32.max >> 1)
        shares.append(share)
        let process = try Program.start(arguments("\(number)"))
        let (seconds, parts) = whole.components
        Thread.sleep(forTimeInterval: share * (Double(seconds) + Double(parts) / 1e18))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
      }
      #expect(try Program.run(arguments("\(number)")).code <= 1)
      let found = try results(of: scratch.path + "/\(number)")
      #expect(difference(expected, found) == [], "killed after \(shares) of a run")
      try FileManager.default.removeItem(atPath: scratch.path + "/\(number)")
    }
  }
}
