import Records
import Testing

@testable import Reports

/// Samples: the same from the same seed, in proportion, and of every unit with the same chance.
@Suite struct SampleDrawTests {
  private static func frame(_ count: Int, counties: Int = 3, onTrail: Int = 4) -> [FrameUnit] {
    (0..<count).map { number in
      FrameUnit(
        unit: "K\(10_000 + number)", county: "\(27_001 + number % counties)", isReported: number % onTrail == 0,
        amount: nil)
    }
  }

  private static func draw(
    _ units: [FrameUnit], seed: String = "7", line: String = "1", size: Int = 150,
    strata: [RehearsalDefinition.Stratum] = [.trail, .county], smallest: Int = 5
  ) -> (strata: [RehearsedSample.Stratum], rows: [RehearsedSample.Row]) {
    var draw = SampleDraw(line: line, seed: seed, size: size, strata: strata, smallest: smallest)
    for unit in units { draw.add(unit) }
    return draw.drawn()
  }

  @Test func `the order of the frame has no part in the draw`() {
    let units = Self.frame(3000)
    let drawn = Self.draw(units)
    #expect(drawn == Self.draw(units.reversed()))
    #expect(drawn.rows.count == 150)
    #expect(Set(drawn.rows.map(\.unit)).count == 150)
    #expect(drawn != Self.draw(units, seed: "8"))
    #expect(drawn.rows.map(\.unit) != Self.draw(units, line: "2").rows.map(\.unit))
  }

  /// The first units by SHA-256("7,1,<unit>"), worked out with another program.
  @Test func `the draw can be made by hand`() {
    let units = (0..<20).map { FrameUnit(unit: "K\($0)", county: "27001", isReported: false, amount: nil) }
    #expect(Self.draw(units, size: 4, strata: []).rows.map(\.unit) == ["K0", "K11", "K18", "K8"])
  }

  @Test func `strata are drawn in proportion, small counties together`() {
    // 1,500 units: 4 counties, of which 27004 has 12; a quarter on the trail.
    let units =
      Self.frame(1488)
      + (0..<12).map { FrameUnit(unit: "L\(10 + $0)", county: "27004", isReported: $0 < 6, amount: nil) }
    let drawn = Self.draw(units)
    #expect(drawn.strata.map(\.frame).reduce(0, +) == 1500)
    #expect(drawn.strata.map(\.sampled).reduce(0, +) == 150)
    #expect(
      drawn.strata.map(\.name) == [
        "on the trail, county 27001", "on the trail, county 27002", "on the trail, county 27003",
        "on the trail, other counties", "not on the trail, county 27001", "not on the trail, county 27002",
        "not on the trail, county 27003", "not on the trail, other counties",
      ])
    for stratum in drawn.strata {
      #expect(drawn.rows.count { $0.stratum == stratum.name } == stratum.sampled)
      #expect(stratum.sampled == 2 || (stratum.sampled * 10 - stratum.frame).magnitude < 20, "\(stratum)")
    }
  }

  @Test(arguments: [1, 2, 3, 40, 150, 151]) func `a small frame is drawn as far as it goes`(count: Int) {
    let drawn = Self.draw(Self.frame(count))
    #expect(drawn.rows.count == min(count, 150))
    #expect(drawn.strata.allSatisfy { $0.sampled >= min(2, $0.frame) })
    let none = Self.draw([])
    #expect(none.rows.isEmpty && none.strata.isEmpty)
  }

  /// Over many seeds each unit comes as often as any other, within five standard errors.
  @Test func `every unit has the same chance`() {
    let units = Self.frame(120)
    var times: [String: Int] = [:]
    let seeds = 400
    for seed in 0..<seeds {
      for row in Self.draw(units, seed: "\(seed)", size: 60).rows { times[row.unit, default: 0] += 1 }
    }
    #expect(times.count == 120)
    // 400 × 1/2, standard error 10.
    for (unit, count) in times { #expect((150...250).contains(count), "\(unit): \(count)") }
  }

  @Test(arguments: [
    ([100, 100, 100], 150, [50, 50, 50]), ([1000, 1000, 1], 100, [49, 50, 1]), ([3000, 3, 3000], 100, [49, 2, 49]),
    ([10, 20], 30, [10, 20]), ([10, 20], 31, [10, 20]), ([5, 5], 3, [2, 2]),
  ])
  func `shares of the strata`(frames: [Int], size: Int, shares: [Int]) {
    #expect(StratumAllocation(frames: frames).shares(of: size) == shares)
  }
}
