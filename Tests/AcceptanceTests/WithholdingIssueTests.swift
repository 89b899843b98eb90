import Foundation
import Testing

/// No withholding twice for the same case, employer and amount, none for a closed case or where family violence is
/// flagged; whatever stops the program.
@Suite("Issuing withholdings")
struct WithholdingIssueTests {
  private func issue(_ home: String, asOf day: String = TrafficHome.asOf) -> [String] {
    ["withholding", "issue", "--as-of", day, "--home", home]
  }

  private func expectSound(_ outbox: Outbox, _ home: TrafficHome, _ comment: Comment) {
    let originals = outbox.orders.filter { $0.action == "ORG" }
    #expect(Set(outbox.orders.map(\.key)).count == outbox.orders.count, comment)
    #expect(Set(outbox.orders.map(\.tracking)).count == outbox.orders.count, comment)
    #expect(Set(outbox.orders.map(\.fileControl)).count == outbox.files.count, comment)
    let batches = Set(outbox.orders.map { $0.file + " " + $0.batchControl })
    #expect(Set(outbox.orders.map(\.batchControl)).count == batches.count, comment)
    #expect(originals.allSatisfy { !home.barred.closed.contains($0.caseID) }, comment)
    #expect(originals.allSatisfy { !home.barred.flagged.contains($0.caseID) }, comment)
  }

  @Test func neverTwiceNeverBarred() throws {
    let home = try TrafficHome.loaded.get()
    let scratch = try Scratch()
    let path = try home.copy(to: scratch.path + "/home")
    #expect(!home.barred.closed.isEmpty && !home.barred.flagged.isEmpty)
    let first = try Program.run(issue(path))
    #expect(first.code <= 1, "\(first.errors)")
    let issued = try Outbox(home: path)
    #expect(!issued.orders.isEmpty)
    expectSound(issued, home, "first night")
    // An order of the former system that is in force, or on its way, is not sent again by ivd.
    let standing = WithholdingReplay(try home.year.files()).orders.values
      .filter { ["ORG", "AMD"].contains($0.action) && ["sent", "received", "accepted"].contains($0.status) }
    let inForce = Set(standing.map { $0.caseID + " " + $0.fein })
    let repeated = issued.orders.filter { $0.action == "ORG" && inForce.contains($0.caseID + " " + $0.fein) }
    #expect(repeated.isEmpty, "\(repeated.map(\.key))")
    for day in [TrafficHome.asOf, TrafficHome.asOf, "2024-10-01", "2024-10-20"] {
      #expect(try Program.run(issue(path, asOf: day)).code <= 1)
      expectSound(try Outbox(home: path), home, "again on \(day)")
    }
    // An outbox that was emptied after transmission: numbers go on, none is used again.
    let before = try Outbox(home: path)
    for file in before.files {
      let check = try Program.run(
        "check", "--layout", "eiwo", "--format", "csv", path + "/outbox/e-iwo/\(file)/orders.txt")
      #expect(check.code == 0, "\(check.output)")
    }
  }

  /// SIGKILL at random moments of a loop of runs, then one that ends: the orders are those of an undisturbed home.
  @Test func killedAtRandomMoments() throws {
    let home = try TrafficHome.loaded.get()
    let scratch = try Scratch()
    let whole = try home.copy(to: scratch.path + "/whole")
    let clock = ContinuousClock()
    let start = clock.now
    #expect(try Program.run(issue(whole)).code <= 1)
    let time = clock.now - start
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    let expected = Set(try Outbox(home: whole).orders.map(\.key))
    #expect(!expected.isEmpty)
    let seed = UInt64.random(in: 0 ... .max)
    print("kill moments from seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    for round in 1...2 {
      let struck = try home.copy(to: scratch.path + "/struck-\(round)")
      for _ in 1...5 {
        // The last third of a run is where files are made and published.
        let share = Double.random(in: 0.5...1.05, using: &generator)
        let process = try Program.start(issue(struck))
        Thread.sleep(forTimeInterval: share * seconds)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let outbox = try Outbox(home: struck)
        expectSound(outbox, home, "round \(round), after \(share) of a run, seed \(seed)")
        #expect(Set(outbox.orders.map(\.key)).isSubset(of: expected))
      }
      #expect(try Program.run(issue(struck)).code <= 1)
      let outbox = try Outbox(home: struck)
      expectSound(outbox, home, "round \(round), seed \(seed)")
      #expect(outbox.orders.count == expected.count && Set(outbox.orders.map(\.key)) == expected, "seed \(seed)")
      #expect(outbox.leftovers.isEmpty)
      try FileManager.default.removeItem(atPath: struck)
    }
  }
}
