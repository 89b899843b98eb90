import Foundation
import Records
import Testing

@testable import Employers

@Suite struct RegistryTests {
  /// A home folder that is removed with the object.
  private final class Home {
    let path = NSTemporaryDirectory() + "/ivd-employers-\(UUID().uuidString)"
    var folder: RegistryFolder { RegistryFolder(home: path) }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    @discardableResult
    func load(
      _ text: String, source: String = "registry", on day: String = "2024-06-30", kind: RegistryLoad.Kind = .registry
    )
      throws -> RegistryLoad.Outcome
    {
      let list = try EmployerList(
        bytes: Array(text.utf8), path: "f.csv", columns: RegistryColumns.stored, required: ["name"])
      return try RegistryLoad(
        source: source, asOf: DayNumber(day)!, kind: kind, words: MadeUpList.words, model: MadeUpList.model,
        rules: MadeUpList.rules, jobs: 2
      ).load(list, digest: "digest of \(text.hashValue)", into: folder)
    }

    func decide(_ action: EmployerDecision.Action, _ subject: String, _ target: String = "") throws {
      _ = try folder.decide(
        on: DayNumber("2024-10-01")!, who: "tester", why: "a test", action: action, subject: subject, target: target)
    }
  }

  private let base = """
    fein,name,street,city,state,zip,address_kind,dollars
    990000413,IMAGINARY WIDGET WORKS LLC,100 EXAMPLE STREET,SAMPLETON,MN,55001,mailing,500.00
    990000413,IMAGINARY WIDGET WORKS LLC,PO BOX 41,SAMPLETON,MN,55001,withholding,
    990034692,FANTASY FREIGHT LINES INC,18 DEPOT STREET,NOWHERE,MN,55003,mailing,90.00
    990115483,NEVERLAND NURSING HOME,12 SECOND STAR ROAD,FICTION,MN,55005,mailing,
    990164073,CAMELOT CASTLE CONSTRUCTION INC,1 ROUND TABLE COURT,SAMPLETON,MN,55001,mailing,
    """

  @Test func valuesHaveSourceAndDate() throws {
    let home = Home()
    try home.load(base)
    try home.load(
      "fein,name,street,city,state,zip\n990000413,IMAGINARY WIDGET WORKS,200 NEW STREET,SAMPLETON,MN,55001\n",
      source: "new-hire", on: "2024-09-30")
    try home.load("fein,name\n990000413,IMAGINARY WIDGET WORKS\n", source: "e-iwo", on: "2024-07-01", kind: .eiwo)
    let registry = try EmployerRegistry(home.folder, sources: MadeUpList.sources)
    let employer = try #require(registry.employer(id: "E0000001"))
    let values = Dictionary(uniqueKeysWithValues: registry.current(employer).map { ($0.column, $0) })
    #expect(
      values["mailing_street"]
        == .init(column: "mailing_street", value: "200 NEW STREET", source: "new-hire", asOf: "2024-09-30"))
    #expect(values["withholding_street"]?.asOf == "2024-06-30")
    #expect(values["eiwo"] == .init(column: "eiwo", value: "Y", source: "e-iwo", asOf: "2024-07-01"))
    #expect(registry.rows(of: employer).count == 4)
    #expect(registry.effect(employer).cents == 50_000)
  }

  /// The registry's own name and number hold against what a night's file says; a mistyped number never does.
  @Test func sourcesHaveAnOrder() throws {
    let home = Home()
    try home.load(base)
    for day in ["2024-09-30", "2024-10-31"] {
      try home.load(
        "fein,name,street,city,state,zip\n990034962,FANTASY FREIGHT,18 DEPOT ST,NOWHERE,MN,55003\n", source: "new-hire",
        on: day)
    }
    let registry = try EmployerRegistry(home.folder, sources: MadeUpList.sources)
    let employer = try #require(registry.employer(id: "E0000002"))
    #expect(registry.rows(of: employer).count == 3)
    #expect(registry.value(employer, "fein") == "990034692")
    #expect(registry.value(employer, "name") == "FANTASY FREIGHT LINES INC")
    #expect(registry.value(employer, "mailing_street") == "18 DEPOT ST")
    #expect(registry.rows.text(row: Int(registry.rows(of: employer).last!), "kind") == "mistyped")
  }

  @Test func theSameFileTwiceChangesNothing() throws {
    let home = Home()
    try home.load(base)
    let before = try home.folder.catalogue()
    #expect(try home.load(base).isKnown)
    #expect(try home.folder.catalogue() == before)
  }

  @Test func bands() throws {
    let home = Home()
    try home.load(base)
    let outcome = try home.load(
      """
      fein,name,street,city,state,zip
      990034692,FANTASY FREIGHT LINES,18 DEPOT ST,NOWHERE,MN,55003
      990034962,FANTASY FREIGHT LINES INC,18 DEPOT ST,NOWHERE,MN,55003
      990115483,EVERGREEN SENIOR LIVING,12 SECOND STAR ROAD,FICTION,MN,55005
      990262541,WONDERLAND HATTERS INC,10 RABBIT HOLE ROAD,FABLE LAKE,MN,55004
      """, source: "new-hire", on: "2024-09-30")
    let load = outcome.load
    #expect((load.automatic, load.review, load.new) == (2, 1, 1))
    let registry = try EmployerRegistry(home.folder, sources: MadeUpList.sources)
    #expect(registry.rows(of: registry.employer(id: "E0000002")!).count == 3)
    let queue = queue(registry)
    #expect(queue.entries.map(\.match.kind) == [.nameDiffers])
    #expect(queue.entries.first?.match.employer == "E0000003")
  }

  private func queue(_ registry: EmployerRegistry) -> ReviewQueue {
    ReviewQueue(registry, words: MadeUpList.words, model: MadeUpList.model, rules: MadeUpList.rules, jobs: 2)
  }

  /// A decision is honoured at once, and again when the sighting is sent again in another file.
  @Test func decisionsSurviveResubmission() throws {
    let home = Home()
    try home.load(base)
    let row = "990115483,EVERGREEN SENIOR LIVING,12 SECOND STAR ROAD,FICTION,MN,55005\n"
    try home.load("fein,name,street,city,state,zip\n" + row, source: "new-hire", on: "2024-09-30")
    let entry = try #require(queue(try EmployerRegistry(home.folder, sources: MadeUpList.sources)).entries.first)
    try home.decide(.match, entry.match.key, "E0000003")
    var registry = try EmployerRegistry(home.folder, sources: MadeUpList.sources)
    #expect(queue(registry).entries.isEmpty)
    #expect(registry.rows(of: registry.employer(id: "E0000003")!).count == 2)
    let again = try home.load(
      "name,zip,fein,city,street,state\nEvergreen Senior Living,55005,99-0115483,Fiction,12 Second Star Road,MN\n",
      source: "new-hire", on: "2024-10-31")
    #expect((again.load.automatic, again.load.review, again.load.new) == (1, 0, 0))
    registry = try EmployerRegistry(home.folder, sources: MadeUpList.sources)
    #expect(registry.rows(of: registry.employer(id: "E0000003")!).count == 3)
  }

  @Test func mergeAndUndo() throws {
    let home = Home()
    try home.load(base)
    try home.decide(.merge, "E0000002", "E0000001")
    var registry = try EmployerRegistry(home.folder, sources: MadeUpList.sources)
    #expect(registry.ids.count == 3)
    #expect(registry.employer(id: "E0000002")! == registry.employer(id: "E0000001")!)
    #expect(registry.rows(of: registry.employer(id: "E0000002")!).count == 3)
    try home.decide(.undo, "1")
    registry = try EmployerRegistry(home.folder, sources: MadeUpList.sources)
    #expect(registry.ids.count == 4)
    #expect(registry.rows(of: registry.employer(id: "E0000002")!).count == 1)
    #expect(registry.decisions.all.count == 2)
    #expect(throws: RegistryError.self) { try home.decide(.undo, "1") }
    #expect(throws: RegistryError.self) { try home.decide(.undo, "2") }
  }

  @Test func mergesFollowOneAnother() throws {
    let home = Home()
    try home.load(base)
    try home.decide(.merge, "E0000002", "E0000001")
    try home.decide(.merge, "E0000001", "E0000003")
    let registry = try EmployerRegistry(home.folder, sources: MadeUpList.sources)
    #expect(registry.decisions.resolved("E0000002") == "E0000003")
    #expect(throws: RegistryError.self) { try home.decide(.merge, "E0000003", "E0000002") }
  }

  /// Who was merged takes along that it is not somebody else.
  @Test func whoIsApartStaysApartAfterAMerge() throws {
    let home = Home()
    try home.load(base)
    try home.decide(.apart, "E0000001", "E0000003")
    try home.decide(.merge, "E0000001", "E0000002")
    #expect(try home.folder.decisions().areApart("E0000003", "E0000002"))
    #expect(throws: RegistryError.self) { try home.decide(.merge, "E0000002", "E0000003") }
    #expect(throws: RegistryError.self) { try home.decide(.apart, "E0000002", "E0000001") }
    try home.decide(.undo, "1")
    try home.decide(.merge, "E0000002", "E0000003")
    #expect(try home.folder.decisions().resolved("E0000001") == "E0000003")
  }

  /// A file that says both, from before the two were held against one another, is read.
  @Test func aFileOfBothIsRead() throws {
    let text = """
      decision,decided_on,who,why,action,subject,target
      1,2024-10-01,a,b,merge,E0000001,E0000002
      2,2024-10-01,a,b,apart,E0000001,E0000002

      """
    let decisions = try EmployerDecisions(Array(text.utf8), path: "decisions.csv")
    #expect(decisions.resolved("E0000001") == "E0000002")
    #expect(decisions.isInForce(2))
  }

  @Test func splitGivesAnEmployerOfItsOwn() throws {
    let home = Home()
    try home.load(base)
    let registry = try EmployerRegistry(home.folder, sources: MadeUpList.sources)
    try home.decide(.split, registry.rows.sightingKey(row: 1))
    let split = try EmployerRegistry(home.folder, sources: MadeUpList.sources)
    #expect(split.ids.contains("D1"))
    #expect(split.rows(of: split.employer(id: "E0000001")!).count == 1)
  }

  @Test(arguments: [
    "decision,decided_on,who,why,action,subject,target\n2,2024-10-01,a,b,merge,E0000001,E0000002\n",
    "decision,decided_on,who,why,action,subject,target\n1,2024-10-01,,b,merge,E0000001,E0000002\n",
    "decision,decided_on,who,why,action,subject,target\n1,2024-13-01,a,b,merge,E0000001,E0000002\n",
    "decision,decided_on,who,why,action,subject,target\n1,2024-10-01,a,b,join,E0000001,E0000002\n",
    "decision,who\n1,a\n",
  ])
  func damagedDecisionsAreRefused(text: String) {
    #expect(throws: RegistryError.self) { try EmployerDecisions(Array(text.utf8), path: "decisions.csv") }
  }

  @Test func tradeNamesAreMatched() throws {
    let home = Home()
    try home.load(
      """
      fein,name,trade_name,street,city,state,zip
      990000413,IMAGINARY HOLDINGS LLC,GUMDROP TOY BARN,100 EXAMPLE STREET,SAMPLETON,MN,55001
      990034692,FANTASY FREIGHT LINES INC,,18 DEPOT STREET,NOWHERE,MN,55003
      """)
    let outcome = try home.load(
      "fein,name,street,city,state,zip\n990000413,GUMDROP TOY BARN,100 EXAMPLE ST,SAMPLETON,MN,55001\n",
      source: "new-hire", on: "2024-09-30")
    #expect(outcome.load.automatic == 1)
  }

  @Test func cleanUp() throws {
    let home = Home()
    try home.load(base)
    let registry = try EmployerRegistry(home.folder, sources: MadeUpList.sources)
    let report = CleanUpReport(
      registry,
      duplicates: DuplicateEmployers(
        registry, words: MadeUpList.words, model: MadeUpList.model, rules: MadeUpList.rules, jobs: 2),
      rules: MadeUpList.rules, on: DayNumber("2024-10-01")!, silence: 730)
    #expect(report.items.map(\.kind) == [.noWithholdingAddress, .notOnEIWO, .notOnEIWO])
    #expect(report.items.map(\.cents) == [9_000, 50_000, 9_000])
  }

  /// A number one slip away is a mistyped one; one that follows may be that of a sister body, and somebody is asked.
  @Test(arguments: [("990000713", 0), ("990000414", 1)])
  func numbersThatFollowAreAskedAbout(number: String, waiting: Int) throws {
    let home = Home()
    try home.load(base)
    let load = try home.load(
      "fein,name,street,city,state,zip\n\(number),IMAGINARY WIDGET WORKS LLC,100 EXAMPLE STREET,SAMPLETON,MN,55001\n",
      source: "new-hire", on: "2024-09-30")
    #expect(load.load.review == waiting)
    #expect(load.load.automatic == 1 - waiting)
  }
}
