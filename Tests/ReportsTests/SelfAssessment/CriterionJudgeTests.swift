import Layouts
import Records
import Testing

@testable import Reports

/// The last required action, the chain of repeated ones, and the frame of a disposition.
@Suite struct CriterionJudgeTests {
  private static let definition = try! AssessmentDefinition.load(folder: Project.root + "/pipelines/self-assessment")
  private static let calendar = try! BusinessCalendar.load(root: Project.root)

  private func judge(_ criterion: String, _ duties: [Duty]) throws -> JudgedAction? {
    var judge = CriterionJudge(
      try #require(Self.definition.criterion(criterion)), cases: 1, from: DayNumber("2023-10-01")!,
      due: DueDays(calendar: Self.calendar, periodEnd: DayNumber("2024-09-30")!), definition: Self.definition)
    for duty in duties { judge.add(duty, case: 0) }
    return judge.deciding[0]?.0
  }

  private func duty(
    _ item: Int, _ clock: String?, _ arose: String?, done: String? = nil, perhaps: String? = nil,
    ends: String = "2024-09-30"
  ) -> Duty {
    Duty(
      item: item, clock: clock.flatMap(Self.definition.clock), aroseOn: arose.flatMap { DayNumber($0) },
      doneOn: done.flatMap { DayNumber($0) }, perhapsOn: perhaps.flatMap { DayNumber($0) }, missing: "the file",
      endsOn: DayNumber(ends)!)
  }

  @Test func `the last action that arose and fell due decides, in whatever order they come`() throws {
    let duties = [
      duty(1, "T-1", "2023-11-01", done: "2023-12-24"), duty(4, "T-5", "2024-01-10", done: "2024-04-09"),
      // Not due before the period's end.
      duty(4, "T-5", "2024-07-03", done: "2024-07-04"),
      // Of the year before.
      duty(4, "T-5", "2023-09-30", done: "2024-09-29"),
    ]
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]] {
      let decided = try #require(try judge("establishment", order.map { duties[$0] }))
      #expect(decided.outcome == .action && decided.clock == "T-5")
      #expect(decided.dueOn?.description == "2024-04-09")
    }
    #expect(try judge("establishment", [duties[2], duties[3]]) == nil)
    #expect(try judge("establishment", [duties[0]])?.outcome == .error)
    #expect(try judge("establishment", [duties[0]])?.daysLate == 33)
  }

  @Test func `of one day the later action of the ladder decides`() throws {
    let early = duty(2, "T-3", "2024-01-10", done: "2024-01-11")
    let late = duty(4, "T-5", "2024-01-10")
    #expect(try judge("establishment", [early, late])?.outcome == .error)
    #expect(try judge("establishment", [late, early])?.outcome == .error)
  }

  @Test func `what is not repeated falls due again and again`() throws {
    // 1 Sep, 1 Dec, 1 Mar, 1 Jun, 1 Sep 2024: the last that is due arose on 1 June.
    let never = try #require(try judge("establishment", [duty(3, "T-4", "2023-09-01")]))
    #expect(never.outcome == .error && never.aroseOn?.description == "2024-06-01")
    #expect(never.dueOn?.description == "2024-09-01")
    // Done in the third quarter: that one is in time, and the chain ends.
    let late = try #require(try judge("establishment", [duty(3, "T-4", "2023-09-01", done: "2024-04-10")]))
    #expect(late.outcome == .action && late.aroseOn?.description == "2024-03-01")
    // Done before the period: nothing arose in it.
    #expect(try judge("establishment", [duty(3, "T-4", "2023-08-01", done: "2023-09-15")]) == nil)
  }

  @Test func `an obligation may belong to the year in which it falls due`() throws {
    #expect(try judge("review", [duty(4, "T-20", "2021-03-01")])?.outcome == .error)
    #expect(try judge("review", [duty(4, "T-20", "2020-03-01")]) == nil)
    #expect(try judge("review", [duty(4, "T-20", "2021-03-01", done: "2022-06-01")]) == nil)
  }

  @Test func `what the tables cannot tell is neither action nor error`() throws {
    let open = try #require(try judge("establishment", [duty(2, "T-3", "2024-01-10", perhaps: "2024-02-01")]))
    #expect(open.outcome == .review && open.missing == "the file")
    // Too late even then.
    let late = duty(2, "T-3", "2024-01-10", perhaps: "2024-03-26")
    #expect(try judge("establishment", [late])?.outcome == .error)
  }

  @Test func `of several rows that must hold the worst decides`() throws {
    let holds = duty(0, nil, "2024-01-10", done: "2024-01-10")
    let open = duty(1, nil, "2024-01-10", perhaps: "2024-01-10")
    let fails = duty(2, nil, "2024-01-10")
    #expect(try judge("medical", [holds])?.outcome == .action)
    #expect(try judge("medical", [holds, open])?.outcome == .review)
    #expect(try judge("medical", [open, fails, holds])?.outcome == .error)
  }

  @Test(arguments: [
    // Served, disposed of: 6 months, 12 months; nil = not in the frame.
    ("2023-04-01", "2023-10-01", "action", "action"), ("2023-03-31", "2023-10-01", "error", "action"),
    ("2023-03-31", "2023-09-30", nil, nil), ("2023-09-30", nil, "error", "error"), ("2023-10-01", nil, nil, nil),
    ("2022-10-01", nil, "error", "error"), ("2022-09-30", nil, nil, nil),
    ("2020-01-01", "2024-09-30", "error", "error"),
    ("2023-09-30", "2024-10-01", "error", "error"),
  ])
  func `both tiers have the same frame`(served: String, disposed: String?, six: String?, twelve: String?) throws {
    for (criterion, clock, expected) in [("expedited_6", "T-15/6", six), ("expedited_12", "T-15/12", twelve)] {
      let decided = try judge(criterion, [duty(0, clock, served, done: disposed)])
      #expect(decided?.outcome.rawValue == expected, "\(criterion)")
    }
  }
}
