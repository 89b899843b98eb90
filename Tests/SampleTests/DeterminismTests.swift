import Records
import Testing

@testable import Sample

@Suite("The same options give the same bytes")
struct DeterminismTests {
  @Test(arguments: DeliveryShape.allCases)
  func sameSeed(shape: DeliveryShape) throws {
    let first = SampleFolder()
    let second = SampleFolder()
    let options = try SampleOptions(seed: 42, cases: 40, counties: ["27003", "27115"], shape: shape, years: 2)
    let summary = try SampleWriter(options).write(to: first.path)
    #expect(try SampleWriter(options).write(to: second.path) == summary)
    let isSame = try first.files() == second.files()
    #expect(isSame)
    #expect(summary.cases == 40)
  }

  @Test func anotherSeed() throws {
    let folder = SampleFolder()
    let other = SampleFolder()
    _ = try SampleWriter(try SampleOptions(seed: 1, cases: 20)).write(to: folder.path)
    _ = try SampleWriter(try SampleOptions(seed: 2, cases: 20)).write(to: other.path)
    let isOther = try folder.files() != other.files()
    #expect(isOther)
  }

  @Test func generatorIsSplitMix64() {
    var random = SplitMix64(seed: 1_234_567)
    #expect(random.next() == 6_457_827_717_110_365_317)
    #expect(random.next() == 3_203_168_211_198_807_973)
  }

  @Test func shapesTellTheSameCaseload() throws {
    let folder = SampleFolder()
    var tables: [[TableSummary]] = []
    for shape in DeliveryShape.allCases {
      let options = try SampleOptions(seed: 3, cases: 60, counties: ["27031"], shape: shape, years: 2)
      tables.append(try SampleWriter(options).write(to: folder.path + "/" + shape.rawValue).deliveries[0].tables)
    }
    for other in tables { #expect(other == tables[0]) }
  }

  @Test func optionsAreChecked() {
    #expect(throws: SampleError.notACounty("2700")) { try SampleOptions(seed: 1, cases: 1, counties: ["2700"]) }
    #expect(throws: SampleError.repeatedCounty("27003")) {
      try SampleOptions(seed: 1, cases: 1, counties: ["27003", "27003"])
    }
    #expect(throws: SampleError.notADate("2024-02-30")) { try SampleOptions(seed: 1, cases: 1, asOf: "2024-02-30") }
    #expect(throws: SampleError.noCases) { try SampleOptions(seed: 1, cases: 0) }
  }
}
