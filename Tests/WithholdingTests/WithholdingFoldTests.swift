import Records
import Testing

@testable import Withholding

/// Sections 1.8 and 4.2 to 4.4 of file-layouts-eiwo-newhire.md.
@Suite struct WithholdingFoldTests {
  private func fold(
    _ orders: [SentOrder], _ answers: [Acknowledgment] = [], results: [OrderResult] = [], through: DayNumber? = nil
  ) throws -> WithholdingLedger {
    WithholdingFold(try Made.rules()).run(
      orders: orders, results: results, acknowledgments: answers, through: through)
  }

  @Test func anOrderIsSentAndThenAccepted() throws {
    #expect(try fold([Made.order(1)]).lines == ["1 sent 2025-01-01"])
    #expect(try fold([Made.order(1)], [Made.answer(1, "A")]).lines == ["1 accepted 2025-01-10"])
    #expect(try fold([Made.order(1)], [Made.answer(1, "A", "B")]).lines == ["1 accepted B 2025-01-10"])
  }

  @Test func laterRecordsAreLeftOut() throws {
    let ledger = try fold([Made.order(1)], [Made.answer(1, "A")], through: DayNumber("2025-01-09"))
    #expect(ledger.lines == ["1 sent 2025-01-01"])
  }

  /// All triples of action, disposition and reason: the table of section 1.8 decides.
  @Test func allowedPairs() throws {
    let reasons = ["", "B", "D", "M", "N", "O", "S", "U", "W", "X", "Z"]
    var applied: [String] = []
    for action in OrderAction.allCases {
      for disposition in ["A", "R"] {
        for reason in reasons {
          let ledger = try fold(
            [Made.order(1, action)], [Made.answer(1, disposition, reason, action: action.rawValue)])
          let isApplied = ledger.orders[0].status == (disposition == "A" ? .accepted : .rejected)
          let isReported = ledger.reported.map(\.problem) == [.pairNotAllowed]
          #expect(isApplied != isReported, "\(action) \(disposition) \(reason)")
          if isApplied { applied.append("\(action.rawValue) \(disposition)\(reason)") }
        }
      }
    }
    let expected = OrderAction.allCases.flatMap { action in
      ["A", "AB", "AS", "AW"].map { "\(action.rawValue) \($0)" }
        + "BDMNOSUWX".map { "\(action.rawValue) R\($0)" } + (action == .terminated ? ["TRM RZ"] : [])
    }
    #expect(Set(applied) == Set(expected))
  }

  @Test func whatCannotBeAppliedIsReported() throws {
    let ledger = try fold(
      [Made.order(1), Made.order(2)],
      [
        Made.answer(1, "A"), Made.answer(1, "R", "N", at: "20250111060000", file: "A2"), Made.answer(7, "A"),
        Made.answer(2, "A", action: "TRM"),
        Made.notice("T", ssn: ""), Made.notice("L", file: "A8", ssn: "900099999"), Made.notice("X", file: "A7"),
      ])
    #expect(ledger.lines == ["1 accepted 2025-01-10", "2 sent 2025-01-01"])
    #expect(
      ledger.reported.map(\.problem.rawValue).sorted() == [
        "action_differs", "notice_status_unknown", "second_answer", "ssn_missing", "unknown_ssn",
        "unknown_tracking_number",
      ])
    #expect(ledger.employment.isEmpty)
  }

  @Test func aNumberOfAnotherStateIsUnknown() throws {
    var order = Made.order(1)
    order.trackingNumber = "990000000000000000000000000001"
    var answer = Made.answer(1, "A")
    answer.trackingNumber = order.trackingNumber
    let ledger = try fold([order], [answer])
    #expect(ledger.orders[0].status == .sent)
    #expect(ledger.reported.map(\.problem) == [.trackingUnknown])
  }

  @Test func anotherOrderUnderTheSameNumberIsReported() throws {
    let ledger = try fold([
      Made.order(1), Made.order(1, at: "20250102060000", file: "O2"),
      Made.order(1, at: "20250103060000", file: "O3", caseID: "C2"),
    ])
    #expect(ledger.lines == ["1 sent 2025-01-01"])
    #expect(ledger.orders[0].order.caseID == "C1")
    #expect(ledger.reported.map(\.problem) == [.trackingUsedTwice])
  }

  @Test func thePortalRefusesABatchOrAnOrder() throws {
    func result(_ number: Int?, batch: String = "", field: String = "", more: String = "", line: Int64) -> OrderResult {
      OrderResult(
        place: Made.place("20250102060000", "O1", line), trackingNumber: number.map(Made.tracking) ?? "",
        batchError: batch, firstField: field, moreErrors: more)
    }
    let orders = [Made.order(1), Made.order(2), Made.order(3)]
    #expect(
      try fold(orders, results: [result(nil, batch: "EINCDT", line: 2)]).lines == [
        "1 error EIN 2025-01-02", "2 error EIN 2025-01-02", "3 error EIN 2025-01-02",
      ])
    #expect(
      try fold(
        orders,
        results: [
          result(1, field: "Employee SSN", more: "F", line: 3), result(2, more: "T", line: 4), result(3, line: 5),
        ]
      ).lines == [
        "1 error Employee SSN 2025-01-02", "2 error T 2025-01-02", "3 received 2025-01-02",
      ])
    // The batch without a code and without a row for the others: they are received.
    #expect(
      try fold(orders, results: [result(1, field: "EIN", line: 3)]).lines == [
        "1 error EIN 2025-01-02", "2 received 2025-01-02", "3 received 2025-01-02",
      ])
    // An answer that stands is not undone by a result that is dated later.
    let late = OrderResult(place: Made.place("20250120060000", "O1"), batchError: "DUP")
    #expect(try fold([Made.order(1)], [Made.answer(1, "A")], results: [late]).lines == ["1 accepted 2025-01-10"])
  }

  @Test func employmentThatEndsEndsItsOrders() throws {
    let orders = [
      Made.order(1), Made.order(2, caseID: "C2"), Made.order(3, fein: "990023851"),
      Made.order(4, at: "20250201060000", file: "O4"),
    ]
    var notice = Made.notice("T")
    notice.terminatedOn = DayNumber("2025-01-15")
    notice.newEmployerFEIN = "990034692"
    let accepted = [Made.answer(1, "A"), Made.answer(2, "A"), Made.answer(3, "A")]
    let ledger = try fold(orders, accepted + [Made.answer(4, "A", at: "20250210060000", file: "A3"), notice])
    #expect(
      ledger.lines == [
        "1 terminated T 2025-01-20", "2 terminated T 2025-01-20", "3 accepted 2025-01-10", "4 accepted 2025-02-10",
      ])
    #expect(try fold(orders, [notice]).orders.allSatisfy { $0.status == .sent })
    #expect(ledger.employment.map(\.endedOn) == [DayNumber("2025-01-15")])
    #expect(ledger.employment.map(\.returnCode) == ["Q"])
    #expect(ledger.employment.map(\.newEmployerFEIN) == ["990034692"])
    #expect(ledger.work.map { "\($0.consequence.work) \($0.caseID)" } == ["new_employer C1", "new_employer C2"])
  }

  @Test func anAcceptedTerminationEndsTheWithholding() throws {
    let orders = [Made.order(1), Made.order(2, .terminated, at: "20250301060000", file: "O2")]
    let accepted = [Made.answer(1, "A"), Made.answer(2, "A", action: "TRM", at: "20250310060000", file: "A2")]
    #expect(try fold(orders, accepted).lines == ["1 terminated TRM 2025-03-10", "2 accepted 2025-03-10"])
    let rejected = [Made.answer(1, "A"), Made.answer(2, "R", "Z", action: "TRM", at: "20250310060000", file: "A2")]
    #expect(try fold(orders, rejected).lines == ["1 accepted 2025-01-10", "2 rejected Z 2025-03-10"])
  }

  @Test(arguments: [
    ("R", "N", "new_employer", "Q"), ("R", "U", "new_employer", "N"), ("R", "W", "corrected_fein", ""),
    ("R", "M", "other_state", ""), ("R", "S", "suspended", ""), ("R", "X", "resend", ""), ("R", "O", "resend", ""),
    ("A", "W", "corrected_fein", ""),
  ])
  func consequences(disposition: String, reason: String, work: String, code: String) throws {
    let ledger = try fold([Made.order(1)], [Made.answer(1, disposition, reason)])
    #expect(ledger.work.map(\.consequence.work) == [work])
    #expect(ledger.employment.map(\.returnCode) == (code.isEmpty ? [] : [code]))
  }

  @Test func lumpSumAndSuspensionChangeNoStatus() throws {
    let ledger = try fold([Made.order(1)], [Made.notice("L"), Made.notice("S", file: "A8")])
    #expect(ledger.lines == ["1 sent 2025-01-01"])
    #expect(Set(ledger.work.map(\.consequence.work)) == ["lump_sum", "suspended"])
  }

  @Test func theSameNoticeInAnotherFileIsReported() throws {
    let ledger = try fold([Made.order(1)], [Made.notice("L"), Made.notice("L", at: "20250121060000", file: "A10")])
    #expect(ledger.work.count == 1)
    #expect(ledger.reported.map(\.problem) == [.noticeRepeated])
  }
}
