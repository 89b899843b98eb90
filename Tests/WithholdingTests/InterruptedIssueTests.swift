import Records
import Testing
import Warehouse

@testable import Withholding

/// An issue that is stopped after any of its steps loses no order and doubles none.
@Suite struct InterruptedIssueTests {
  private struct Stopped: Error {}

  private func world() throws -> World {
    let world = try World()
    for number in 1...6 {
      world.addCase("C\(number)", ssn: "66601000\(number)")
      world.addHire("66601000\(number)", ["fein": number % 2 == 0 ? "990000413" : "990023851"])
    }
    world.change("case_period", where: { $0["case_id"] == "C3" }, ["closed_on": "2025-03-01"])
    world.change("person", where: { $0["person_id"] == "C4K" }, ["family_violence": "Y"])
    world.takesOrders()
    world.takesOrders("990023851")
    return world
  }

  private func check(_ world: World) throws {
    let orders = try world.issued()
    #expect(orders.map(\.caseID).sorted() == ["C1", "C2", "C5", "C6"])
    #expect(Set(orders.map { "\($0.caseID) \($0.fein) \($0.total)" }).count == orders.count)
    #expect(Set(orders.map(\.trackingNumber)).count == orders.count)
    let leftovers = try Disk.names(in: world.home + "/outbox/e-iwo").filter { $0.hasPrefix(".") }
    #expect(leftovers.isEmpty)
  }

  @Test(arguments: PublicationStep.allCases)
  func stoppedAfter(step: PublicationStep) throws {
    let world = try world()
    #expect(throws: Stopped.self) { try world.issue { if $0 == step { throw Stopped() } } }
    let isPublished = step == .published || step == .folderSynced
    #expect(try world.issued().count == (isPublished ? 4 : 0))
    try world.issue()
    try check(world)
    try world.issue()
    try check(world)
  }

  /// Stopped again and again at random steps, over several nights.
  @Test(arguments: [21, 22, 23] as [UInt64])
  func stoppedOften(seed: UInt64) throws {
    print("seed \(seed)")
    var random = Seeded(state: seed)
    let world = try world()
    for night in 0..<12 {
      var left = Int.random(in: 1...20, using: &random)
      do {
        try world.issue(asOf: World.asOf + night / 3) { _ in
          left -= 1
          if left == 0 { throw Stopped() }
        }
      } catch is Stopped {}
    }
    try world.issue(asOf: World.asOf + 4)
    try check(world)
  }
}
