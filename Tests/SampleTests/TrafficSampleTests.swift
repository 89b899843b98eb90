import Records
import Testing

@testable import Sample

@Suite("Traffic beside a sample")
struct TrafficSampleTests {
  private func options(seed: UInt64, traffic: Bool, shape: DeliveryShape = .standard) throws -> SampleOptions {
    var options = try SampleOptions(seed: seed, cases: 80, counties: ["27003", "27115"], shape: shape, years: 1)
    options.hasTraffic = traffic
    return options
  }

  @Test func sameSeedSameBytes() throws {
    let first = SampleFolder()
    let second = SampleFolder()
    let other = SampleFolder()
    _ = try SampleWriter(options(seed: 9, traffic: true)).write(to: first.path)
    _ = try SampleWriter(options(seed: 9, traffic: true)).write(to: second.path)
    _ = try SampleWriter(options(seed: 10, traffic: true)).write(to: other.path)
    let files = try first.files()
    #expect(files.keys.contains("expected-status.csv"))
    // No file has taken another's name: a file for each week and kind, but for what a year so small leaves out.
    #expect(files.keys.filter { $0.hasPrefix("partners/") }.count > 180)
    let isSame = try files == second.files()
    let isOther = try files != other.files()
    #expect(isSame)
    #expect(isOther)
  }

  /// All that traffic changes in the deliveries: how a name and an SSN are written.
  @Test func deliveriesDifferInNamesAndNumbersOnly() throws {
    let plain = SampleFolder()
    let lettered = SampleFolder()
    _ = try SampleWriter(options(seed: 9, traffic: false)).write(to: plain.path)
    _ = try SampleWriter(options(seed: 9, traffic: true)).write(to: lettered.path)
    let before = try plain.files()
    let after = try lettered.files()
    for (name, bytes) in before where !["person.csv", "worker.csv", "manifest.csv"].contains(where: name.hasSuffix) {
      #expect(after[name] == bytes, "\(name)")
    }
    #expect(!before.keys.contains { $0.hasPrefix("partners") || $0.hasPrefix("expected") })
    let people = try lettered.table("person", of: "27003-2024-09-30")
    for (person, old) in zip(people, try plain.table("person", of: "27003-2024-09-30")) {
      #expect(person["born_on"] == old["born_on"])
      #expect(person["ssn"].isEmpty == old["ssn"].isEmpty)
      #expect(person["ssn"].isEmpty || person["ssn"].hasPrefix("666"))
      #expect(!person["last_name"].contains { $0.isNumber })
    }
    #expect(Set(people.map { $0["ssn"] }.filter { !$0.isEmpty }).count == people.filter { !$0["ssn"].isEmpty }.count)
  }

  @Test func needsShapesWithLetters() throws {
    let folder = SampleFolder()
    #expect(throws: SampleError.trafficNeedsStandardShape("pipe")) {
      try SampleWriter(options(seed: 1, traffic: true, shape: .pipe)).write(to: folder.path)
    }
  }

  @Test func statusNeverGoesBackInTime() throws {
    let obligors = try roster()
    let plan = TrafficPlan(obligors, calendar: TrafficCalendar(asOf: 19_996), seed: 3)
    for order in plan.orders {
      #expect(order.steps.map(\.at) == order.steps.map(\.at).sorted(), "\(order.trackingNumber)")
      #expect(order.steps.isEmpty == !order.isKnown, "\(order.trackingNumber)")
    }
    #expect(Set(plan.orders.map(\.trackingNumber)).count == plan.orders.count)
  }

  @Test func letteredNumbers() {
    #expect(LetteredNumber.text(1) == "Aaaaaaaab")
    #expect(LetteredNumber.text(26) == "Aaaaaaaba")
    #expect(LetteredNumber.text(560_039_999_999).utf8.count == 9)
    #expect(Set((0..<10_000).map { LetteredNumber.text(270_030_000_000 + $0) }).count == 10_000)
  }

  @Test func recordsAreFilledAtTheirPlaces() {
    var record = FixedRecord(length: 10)
    record.put("ABCDEF", 2...4)
    record.put(number: 7, 6...8)
    #expect(String(decoding: record.line, as: UTF8.self) == " ABC 007  \n")
  }

  private func roster() throws -> [TrafficObligor] {
    var roster = TrafficRoster(asOf: 19_996)
    let generator = CaseloadGenerator(
      seed: 3, county: 27003, sharedWith: nil,
      span: HistorySpan(asOf: try #require(DayNumber("2024-09-30")), years: 1), hasPartners: true)
    while generator.cases < 200 {
      generator.nextRows(casesLeft: 200)
      roster.add(generator.rows)
    }
    return roster.obligors
  }
}
