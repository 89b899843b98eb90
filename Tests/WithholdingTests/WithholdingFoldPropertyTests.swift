import Records
import Testing

@testable import Withholding

/// Arrival order and files that come twice change nothing.
@Suite struct WithholdingFoldPropertyTests {
  private struct Traffic {
    var orders: [SentOrder] = []
    var results: [OrderResult] = []
    var answers: [Acknowledgment] = []

    /// 60 orders of a few people at a few employers, with answers of all kinds, also impossible ones.
    init(_ random: inout Seeded) {
      func stamp(_ day: Int) -> String { "202501" + (day < 10 ? "0" : "") + "\(day)060000" }
      for number in 1...60 {
        let day = Int.random(in: 1...20, using: &random)
        orders.append(
          Made.order(
            Int.random(in: 0..<12, using: &random) == 0 ? max(1, number - 1) : number,
            OrderAction.allCases.randomElement(using: &random)!, at: stamp(day), file: "O\(day)",
            caseID: "C\(Int.random(in: 1...9, using: &random))",
            ssn: "90001000\(Int.random(in: 1...5, using: &random))",
            fein: ["990000413", "990023851"].randomElement(using: &random)!))
        if Int.random(in: 0..<3, using: &random) == 0 {
          results.append(
            OrderResult(
              place: Made.place(stamp(day + 1), "O\(day)", Int64(number)), trackingNumber: Made.tracking(number),
              batchError: Int.random(in: 0..<9, using: &random) == 0 ? "CNM" : "",
              firstField: Int.random(in: 0..<3, using: &random) == 0 ? "Employee SSN" : ""))
        }
      }
      for number in 1...120 {
        let day = Int.random(in: 1...28, using: &random)
        let isNotice = Int.random(in: 0..<5, using: &random) == 0
        var answer =
          isNotice
          ? Made.notice(["L", "S", "T"].randomElement(using: &random)!, at: stamp(day), file: "A\(day)")
          : Made.answer(
            Int.random(in: 1...64, using: &random), ["A", "R"].randomElement(using: &random)!,
            ["", "B", "N", "U", "W", "M", "Z"].randomElement(using: &random)!,
            action: OrderAction.allCases.randomElement(using: &random)!.rawValue, at: stamp(day), file: "A\(day)",
            line: Int64(number))
        answer.place.line = Int64(number)
        answer.ssn = "90001000\(Int.random(in: 1...6, using: &random))"
        answers.append(answer)
      }
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func arrivalChangesNothing(seed: UInt64) throws {
    print("seed \(seed)")
    var random = Seeded(state: seed)
    let traffic = Traffic(&random)
    let fold = WithholdingFold(try Made.rules())
    let once = fold.run(orders: traffic.orders, results: traffic.results, acknowledgments: traffic.answers)
    #expect(Set(once.orders.map(\.status)).count >= 5, "the traffic reaches few statuses")
    #expect(!once.reported.isEmpty && !once.work.isEmpty && !once.employment.isEmpty)
    for _ in 0..<5 {
      func again<Record>(_ records: [Record]) -> [Record] {
        (records + records.filter { _ in Bool.random(using: &random) }).shuffled(using: &random)
      }
      let other = fold.run(
        orders: again(traffic.orders), results: again(traffic.results), acknowledgments: again(traffic.answers))
      #expect(other == once, "seed \(seed)")
    }
  }
}
