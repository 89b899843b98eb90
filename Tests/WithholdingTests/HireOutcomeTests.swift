import Records
import Testing

@testable import Withholding

/// Section 4.6 of file-layouts-eiwo-newhire.md: never on the SSN alone, and every hire has one outcome.
@Suite struct HireOutcomeTests {
  private func outcome(_ hire: [String: String], ssn: String = "900010001") throws -> (String, String) {
    let world = try World()
    world.addCase("C1", ssn: "900010001")
    world.addHire(ssn, hire)
    let hires = try world.day().hires
    #expect(hires.count == 1)
    return (hires[0].outcome.rawValue, hires[0].note)
  }

  @Test(
    arguments: [
      ([:], "matched"), (["first_name": "Z"], "matched"), (["first_name": "Zebulon T."], "matched"),
      (["last_name": "Quillfeather Jr."], "matched"), (["last_name": "Quill-feather"], "matched"),
      (["last_name": "QUILLFÉATHER"], "matched"), (["born_on": ""], "matched"),
      (["first_name": "PETUNIA"], "name_differs"), (["last_name": "MARSHWIGGLE"], "name_differs"),
      (["last_name": "QUILL"], "name_differs"), (["first_name": ""], "name_differs"),
      (["last_name": "", "first_name": ""], "name_differs"), (["born_on": "1985-07-03"], "birth_date_differs"),
      (["hired_on": "2024-09-02"], "hire_too_old"), (["hired_on": "2024-09-03"], "matched"),
    ] as [([String: String], String)])
  func outcomes(hire: [String: String], expected: String) throws {
    #expect(try outcome(hire).0 == expected, "\(hire)")
  }

  @Test func theSSNIsLookedAtFirst() throws {
    #expect(try outcome([:], ssn: "900010002").0 == "ssn_unknown")
    for wrong in ["", "90001000", "900000001", "900010000", "90001000A"] {
      #expect(try outcome([:], ssn: wrong).0 == "ssn_invalid", "\(wrong)")
    }
  }

  @Test func numbersNeverIssuedAreRefusedInProduction() throws {
    let world = try World { $0.letsTestNumbers = false }
    world.addCase("C1", ssn: "900010001")
    world.addHire("900010001")
    #expect(try world.day().hires.map(\.outcome) == [.ssnInvalid])
  }

  @Test func aHireInTheFutureCountsFromTheReport() throws {
    let world = try World()
    world.addCase("C1", ssn: "900010001")
    world.addHire("900010001", ["hired_on": "2025-05-01"])
    world.addHire("900010001", ["hired_on": "", "fein": "990023851"])
    let hires = try world.day().hires
    #expect(hires.map(\.outcome) == [.matched, .matched])
    #expect(hires.map(\.note) == ["hire_in_future", "hire_date_blank"])
    #expect(hires.map(\.startedOn) == [DayNumber("2025-02-28"), DayNumber("2025-02-28")])
  }

  @Test func theSameHireAgainIsProcessedOnce() throws {
    let world = try World()
    world.addCase("C1", ssn: "900010001")
    world.addHire("900010001")
    world.addHire("900010001", ["transmission": "T9"])
    world.addHire("900010001", ["hired_on": "2025-02-27"])
    let outcomes = try world.day().hires.map(\.outcome)
    #expect(outcomes.count { $0 == .matched } == 2)
    #expect(outcomes.count { $0 == .alreadyProcessed } == 1)
  }

  @Test func longNamesAreComparedAsFarAsTheyGo() throws {
    let world = try World()
    world.addCase("C1", ssn: "900010001", last: "FEATHERSTONEHAUGH-CHOLMONDELEY")
    world.addHire("900010001", ["last_name": "FEATHERSTONEHAUGH-CHO"])
    world.addHire("900010001", ["last_name": "FEATHERSTONEHAUGH", "fein": "990023851"])
    #expect(try world.day().hires.map(\.outcome) == [.matched, .nameDiffers])
  }

  @Test func ofTwoPeopleWithOneNumberTheOneThatAgrees() throws {
    let world = try World()
    world.addCase("C1", ssn: "900010001", first: "OSWIN", last: "BRAMBLE")
    world.addCase("C2", ssn: "900010001")
    world.addHire("900010001")
    #expect(try world.day().hires.map(\.personID) == ["C2O"])
  }

  /// Random hires: each has exactly one outcome, and only agreement of number, name and birth date matches.
  @Test(arguments: [11, 12, 13, 14] as [UInt64])
  func outcomesAddUp(seed: UInt64) throws {
    print("seed \(seed)")
    var random = Seeded(state: seed)
    let world = try World()
    for number in 1...5 {
      world.addCase("C\(number)", ssn: "90001000\(number)", first: ["ZEBULON", "OSWIN"][number % 2])
    }
    for _ in 1...200 {
      world.addHire(
        ["", "000000000", "90001000\(Int.random(in: 1...7, using: &random))"].randomElement(using: &random)!,
        [
          "first_name": ["ZEBULON", "OSWIN", "Z", ""].randomElement(using: &random)!,
          "born_on": ["1985-03-07", "1985-03-08", ""].randomElement(using: &random)!,
          "hired_on": ["2025-02-01", "2025-02-02", "2024-01-01", "2026-01-01", ""].randomElement(using: &random)!,
          "transmission": ["T1", "T5", "T6"].randomElement(using: &random)!,
        ])
    }
    let day = try world.day()
    #expect(day.hires.count == 200)
    #expect(Set(day.hires.map { "\($0.transmission) \($0.sourceLine)" }).count == 200)
    #expect(HireOutcome.Outcome.allCases.map(day.count).reduce(0, +) == 200)
    for outcome in HireOutcome.Outcome.allCases { #expect(day.count(outcome) > 0, "no hire is \(outcome)") }
    for hire in day.hires where hire.outcome == .matched { #expect(!hire.personID.isEmpty) }
  }
}
