import Foundation
import Testing

@Suite("A year of partner traffic")
struct TrafficTests {
  private static let small = Result { try TrafficYear(seed: 3, cases: 120, in: LoadedHome.folder.path) }

  @Test(arguments: [1, 7, 42, 2024])
  func replayGivesTheTruth(seed: Int) throws {
    let year = try TrafficYear(seed: seed)
    let files = try year.files()
    let truths = try year.truths()
    #expect(truths.count == 4)
    for (day, file) in truths {
      let expected = try year.text(file)
      #expect(expected.split(separator: "\n").count > 20, "seed \(seed): \(file) is nearly empty")
      let differences = difference(WithholdingReplay(files, asOf: day).csv, expected)
      #expect(differences.isEmpty, "seed \(seed): \(file) \(differences)")
    }
  }

  @Test func arrivalAndRepetitionChangeNothing() throws {
    let year = try TrafficYear(seed: 11)
    let files = try year.files()
    let truth = try year.text("expected-status.csv")
    for seed in 1...4 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let shuffled = (files + files).shuffled(using: &generator)
      let differences = difference(WithholdingReplay(shuffled).csv, truth)
      #expect(differences.isEmpty, "shuffled with seed \(seed): \(differences)")
    }
  }

  /// Each file of orders, results or answers has a part in the truth: the comparison sees it when one is lost.
  @Test func aLostFileShows() throws {
    let year = try TrafficYear(seed: 11)
    let files = try year.files()
    let truth = try year.text("expected-status.csv")
    for ending in ["eiwo-orders.txt", "eiwo-results.txt", "eiwo-answers.txt", "eiwo-answers.xml"] {
      let lost = try #require(files.last { $0.name.hasSuffix(ending) })
      let others = files.filter { $0.bytes != lost.bytes }
      #expect(WithholdingReplay(others).csv != truth, "\(lost.name)")
    }
  }

  @Test func everythingPlantedIsThere() throws {
    let year = try TrafficYear(seed: 5, cases: 400)
    let kinds = Set(try year.planted().map { $0[2] })
    for kind in [
      "comes after its answers", "comes after later answers", "whole file sent back by the portal", "same bytes again",
      "cut off", "control number used before", "malformed order", "malformed answer", "wrong count of a batch",
      "batch refused by the portal", "wrong fields named by the portal", "unknown tracking number",
      "tracking number of another state", "notice about a stranger", "second answer", "action of another order",
      "pair not allowed", "answer before its order", "answer that comes after a later one",
      "answer to an order never taken", "name of another", "SSN unknown", "birth date differs", "hire in the future",
      "hire older than six months", "case closed", "family violence", "same hire reported again", "hired again",
      "SSN that cannot be", "hire date no date", "malformed wage",
    ] {
      #expect(kinds.contains(kind), "\(kind)")
    }
    let replay = WithholdingReplay(try year.files())
    let statuses = Set(replay.orders.values.map { $0.status + " " + $0.reason })
    for reason in ["B", "D", "M", "N", "O", "S", "U", "W", "X", "Z"] {
      #expect(statuses.contains("rejected \(reason)"))
    }
    for reason in ["", "B", "S", "W"] { #expect(statuses.contains("accepted \(reason)")) }
    for reason in ["N", "T", "TRM", "U"] { #expect(statuses.contains("terminated \(reason)")) }
    #expect(statuses.isSuperset(of: ["sent ", "received ", "error EMPLOYEE LAST NAME"]))
    #expect(statuses.contains { ["error CNM", "error EIN", "error RCT", "error PPE", "error REC"].contains($0) })
    for problem in ["unknown_tracking_number", "second_answer", "action_differs", "pair_not_allowed", "unknown_ssn"] {
      #expect(replay.reported[problem, default: 0] > 0, "\(problem)")
    }
    #expect(Set(replay.verdicts.values) == ["accepted", "duplicate", "refused"])
    #expect(replay.verdicts.values.filter { $0 == "refused" }.count == 4)
  }

  /// The sample writes by a table of positions of its own: the definitions find what is planted, and nothing else.
  @Test(arguments: [
    ("orders.txt", "eiwo"), ("results.txt", "eiwo"), ("answers.txt", "eiwo"), ("answers.xml", "eiwo"),
    ("directory.txt", "ndnh-w4"), ("wages.txt", "ndnh-qw"), ("unemployment.txt", "ndnh-ui"),
  ])
  func definitionsFindWhatIsPlanted(ending: String, layout: String) throws {
    let year = try Self.small.get()
    let names = try year.files().map(\.name).filter { $0.hasSuffix(ending) }
    #expect(!names.isEmpty)
    try expectFindings(in: names, of: year, layout: layout, received: nil)
  }

  /// A file without a header is held against the day of its receipt.
  @Test(arguments: ["2023-12-12/new-hires-state.txt", "2024-04-30/new-hires-state.txt"])
  func definitionsFindWhatIsPlanted(name: String) throws {
    let year = try Self.small.get()
    try expectFindings(in: [name], of: year, layout: "sdnh100", received: String(name.prefix(10)))
  }

  private func expectFindings(in names: [String], of year: TrafficYear, layout: String, received: String?) throws {
    let outcome = try Program.run(
      ["check", "--layout", layout, "--format", "csv"] + (received.map { ["--received", $0] } ?? [])
        + names.map { year.path + "/partners/" + $0 })
    // A second answer repeats its tracking number, which is found where the files are given together.
    var found: Set<String> = []
    for row in outcome.output.split(separator: "\n").dropFirst() {
      let fields = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard fields[0] != "warning", fields[2] != "DUP" else { continue }
      found.insert(String(fields[3].dropFirst((year.path + "/partners/").count)) + " " + fields[4])
    }
    let planted = try year.planted().filter { names.contains(String($0[0].dropFirst("partners/".count))) }
    func lines(_ isMeant: (String) -> Bool) -> Set<String> {
      Set(planted.filter { isMeant($0[3]) }.map { String($0[0].dropFirst("partners/".count)) + " " + $0[1] })
    }
    let malformed = lines { $0.hasPrefix("quarantined") || $0.hasPrefix("batch refused") }
    let others = found.subtracting(malformed)
    #expect(found.isSuperset(of: malformed), "not found: \(malformed.subtracting(found))")
    #expect(others.isSubset(of: lines { $0 == "pair_not_allowed" }), "\(others)")
  }
}
