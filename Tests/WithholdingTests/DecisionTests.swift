import Records
import Testing

@testable import Withholding

/// Each reason on one case that has it, and on none that has not.
@Suite struct DecisionTests {
  private func decide(
    policy: (inout WithholdingPolicy) -> Void = { _ in }, _ change: (World) -> Void
  ) throws -> WithholdingDay {
    let world = try World(policy: policy)
    world.addCase("C1", ssn: "900010001")
    world.addHire("900010001")
    world.takesOrders()
    change(world)
    return try world.day()
  }

  @Test func dueWithinTwoBusinessDays() throws {
    let day = try decide { _ in }
    #expect(day.lines == ["C1 due new_order ORG e-iwo"])
    let decision = day.decisions[0]
    // 28 February is a Friday.
    #expect(decision.dueOn == DayNumber("2025-03-04"))
    #expect(decision.clock == "T-10")
    // 20 % of 450.00 toward arrears.
    #expect(decision.amounts.arrears == Cents(9_000))
    #expect(decision.amounts.total == Cents(54_000))
    #expect(decision.employerAddress.street == "PO BOX 4100")
    #expect(decision.medicalNoticeDueOn == nil)
  }

  /// Numbers of orders are a county's own: another's provisions under the same number are not this case's.
  @Test func ordersOfAnotherCountyCountNothing() throws {
    let day = try decide {
      $0.add(
        "provision",
        [
          "provision_id": "X1", "order_id": "C1-1", "kind": "current_support", "obligated": "noncustodial",
          "amount": "900.00", "from_on": "2020-02-01", "sender": "27115",
        ])
    }
    #expect(day.decisions[0].amounts.total == Cents(54_000))
  }

  @Test func anEmployerWithoutEIWOGetsPaper() throws {
    #expect(try decide { $0.employers = [:] }.lines == ["C1 due new_order ORG paper"])
  }

  @Test func healthCoverageAsksForTheNotice() throws {
    func coverage(_ world: World) {
      world.add(
        "provision",
        [
          "provision_id": "C1-2", "order_id": "C1-1", "kind": "health_coverage", "obligated": "noncustodial",
          "from_on": "2020-02-01",
        ])
    }
    #expect(try decide(coverage).decisions[0].medicalNoticeDueOn == DayNumber("2025-03-04"))
    let sent = try decide {
      coverage($0)
      $0.add("event", ["event_id": "E1", "case_id": "C1", "kind": "nmsn_sent", "on_date": "2025-03-01"])
    }
    #expect(sent.decisions[0].medicalNoticeDueOn == nil)
  }

  @Test func jobsOfTheWarehouseHaveFifteenDays() throws {
    let world = try World()
    world.addCase("C1", ssn: "900010001")
    world.add("employment", ["person_id": "C1O", "fein": "990000413", "employer_name": "X", "from_on": "2025-02-25"])
    let decision = try world.day().decisions[0]
    #expect(decision.clock == "T-11")
    #expect(decision.dueOn == DayNumber("2025-03-12"))
  }

  @Test func anOrderMadeAfterTheHireHasFifteenDays() throws {
    let day = try decide { $0.change("support_order", ["established_on": "2025-03-01"]) }
    #expect(day.decisions[0].clock == "T-11")
    #expect(day.decisions[0].dueOn == DayNumber("2025-03-16"))
  }

  @Test func onlyArrears() throws {
    let day = try decide { $0.removeAll("provision") }
    #expect(
      day.decisions[0].amounts == WithheldAmounts(currentSupport: Cents(0), arrears: Cents(5_000), medical: Cents(0)))
  }

  private struct Bar: Sendable {
    var reason: String
    var change: @Sendable (World) -> Void
  }

  private static let bars: [Bar] = [
    Bar(reason: "case_closed", change: { $0.change("case_period", ["closed_on": "2025-03-02"]) }),
    Bar(reason: "case_closed", change: { $0.change("case_period", ["service": "non_ivd"]) }),
    Bar(reason: "no_jurisdiction", change: { $0.change("cases", ["no_jurisdiction": "tribal"]) }),
    Bar(reason: "no_jurisdiction", change: { $0.change("cases", ["locate_only": "Y"]) }),
    Bar(
      reason: "obligor_dead",
      change: { $0.change("person", where: { $0["person_id"] == "C1O" }, ["died_on": "2025-01-01"]) }),
    Bar(
      reason: "family_violence",
      change: { $0.change("person", where: { $0["person_id"] == "C1K" }, ["family_violence": "Y"]) }),
    Bar(
      reason: "good_cause",
      change: { $0.add("cooperation", ["case_id": "C1", "kind": "good_cause", "from_on": "2024-01-01"]) }),
    Bar(
      reason: "initiating",
      change: {
        $0.add(
          "intergovernmental",
          [
            "request_id": "R", "case_id": "C1", "direction": "initiating", "partner_kind": "state",
            "sent_on": "2024-01-01",
          ])
      }
    ),
    Bar(reason: "no_order", change: { $0.change("support_order", ["ended_on": "2025-03-02"]) }),
    Bar(reason: "no_order", change: { $0.change("support_order", ["paternity_only": "Y"]) }),
    Bar(reason: "other_tribunal", change: { $0.change("support_order", ["issuer_kind": "tribe"]) }),
    Bar(
      reason: "nothing_owed",
      change: {
        $0.removeAll("provision")
        $0.add("arrears_balance", ["case_id": "C1", "as_of_on": "2025-01-01", "owed_to": "family", "amount": "0.00"])
      }
    ),
    Bar(
      reason: "employment_ended",
      change: {
        $0.add(
          "employment",
          [
            "person_id": "C1O", "fein": "990000413", "employer_name": "X", "from_on": "2025-02-20",
            "to_on": "2025-03-01",
          ])
      }
    ),
    Bar(
      reason: "employment_ended",
      change: {
        $0.addAnswer(["action": "EMP", "ssn": "900010001", "disposition": "T", "terminated_on": "2025-03-02"])
      }
    ),
  ]

  @Test(arguments: DecisionTests.bars.indices)
  func barred(number: Int) throws {
    let bar = Self.bars[number]
    #expect(try decide(bar.change).lines == ["C1 barred \(bar.reason)"])
  }

  @Test func withoutAnSSN() throws {
    let world = try World()
    world.addCase("C1", ssn: "")
    world.add("employment", ["person_id": "C1O", "fein": "990000413", "employer_name": "X", "from_on": "2025-02-25"])
    #expect(try world.day().lines == ["C1 barred ssn_missing"])
  }

  @Test func addressesOfPeopleFlaggedAreBarredInBothModes() throws {
    func atHome(_ world: World) {
      world.change("person", where: { $0["person_id"] == "C1C" }, ["family_violence": "Y"])
      world.takesOrders(street: "9 NOWHERE RD", zip: "55009")
    }
    let isSame: (World) -> Void = {
      atHome($0)
      $0.takesOrders(street: "9 Nowhere Road.", zip: "55009-1234")
    }
    #expect(try decide(isSame).lines == ["C1 barred family_violence_address"])
    #expect(try decide(policy: { $0.familyViolence = .address }, isSame).lines == ["C1 barred family_violence_address"])
    #expect(try decide(policy: { $0.familyViolence = .address }, atHome).lines == ["C1 due new_order ORG e-iwo"])
  }

  @Test func anOrderInForce() throws {
    let sent = ["case_id": "C1", "ssn": "900010001"]
    let accepted = ["tracking_number": Made.tracking(1), "ssn": "900010001", "disposition": "A"]
    #expect(try decide { $0.addSent(sent) }.lines == ["C1 in_force order_pending"])
    #expect(
      try decide {
        $0.addSent(sent)
        $0.addAnswer(accepted)
      }.lines == ["C1 in_force order_accepted"])
    #expect(
      try decide {
        $0.addSent(sent.merging(["total_amount": "500.00"]) { $1 })
        $0.addAnswer(accepted)
      }.lines == ["C1 in_force amount_differs"])
    let another: (World) -> Void = {
      $0.addSent(sent.merging(["total_amount": "500.00"]) { $1 })
      $0.addAnswer(accepted)
    }
    #expect(try decide(policy: { $0.amend = .all }, another).lines == ["C1 due amount_changed AMD e-iwo"])
    #expect(
      try decide {
        $0.addSent(sent)
        $0.addAnswer(accepted.merging(["disposition": "R", "reason": "X"]) { $1 })
      }.lines == ["C1 due issued_before ORG worker"])
    // At another employer nothing is in force.
    #expect(
      try decide { $0.addSent(sent.merging(["fein": "990023851"]) { $1 }) }.lines.contains("C1 due new_order ORG e-iwo")
    )
  }

  @Test func moneyThatComesIn() throws {
    func paid(_ day: String, fein: String = "990000413") -> (World) -> Void {
      {
        $0.add(
          "receipt",
          [
            "receipt_id": "R1", "payor_id": "C1O", "collected_on": day, "amount": "540.00",
            "source": "income_withholding",
            "fein": fein,
          ])
        $0.add("distribution", ["distribution_id": "D1", "receipt_id": "R1", "case_id": "C1", "amount": "540.00"])
        $0.change("receipt", ["sender": "27003"])
        $0.change("distribution", ["sender": "27003"])
      }
    }
    #expect(try decide(paid("2025-02-25")).lines == ["C1 in_force receipts"])
    #expect(try decide(paid("2025-01-17")).lines == ["C1 due new_order ORG e-iwo"])
    #expect(try decide(paid("2025-02-25", fein: "990023851")).lines == ["C1 due new_order ORG e-iwo"])
  }

  @Test func aWithholdingNotedByAWorker() throws {
    let day = try decide {
      $0.add("event", ["event_id": "E1", "case_id": "C1", "kind": "withholding_sent", "on_date": "2025-03-01"])
    }
    #expect(day.lines == ["C1 in_force sent_by_worker"])
  }

  @Test func onlyAnObligorsCases() throws {
    let day = try decide { $0.change("case_member", where: { $0["person_id"] == "C1O" }, ["to_on": "2025-01-01"]) }
    #expect(day.decisions.isEmpty)
    #expect(day.count(.matched) == 1)
  }

  @Test func theNewEmployerOfANotice() throws {
    let day = try decide {
      $0.addAnswer([
        "action": "EMP", "ssn": "900010001", "disposition": "T", "new_employer_fein": "990023851",
        "new_employer_name": "PRETEND PAPER INC",
      ])
    }
    #expect(Set(day.lines) == ["C1 barred employment_ended", "C1 due new_order ORG paper"])
  }

  @Test func aClosedCaseEndsItsWithholding() throws {
    let day = try decide {
      $0.addSent(["case_id": "C1", "ssn": "900010001"])
      $0.change("case_period", ["closed_on": "2025-03-02"])
    }
    #expect(Set(day.lines) == ["C1 barred case_closed", "C1 due end_case_closed TRM e-iwo"])
    let ended = try decide {
      $0.addSent(["case_id": "C1", "ssn": "900010001"])
      $0.addSent([
        "case_id": "C1", "ssn": "900010001", "action": "TRM", "tracking_number": Made.tracking(2),
        "total_amount": "0.00",
        "created_at": "20250301060000", "file_control_number": "S9",
      ])
      $0.change("case_period", ["closed_on": "2025-03-02"])
    }
    #expect(ended.lines == ["C1 barred case_closed"])
  }
}
