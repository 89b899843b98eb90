import Testing

@testable import Sample

@Suite("sample-input")
struct SampleInputTests {
  @Test func committedBytesAreTheGenerators() throws {
    let folder = SampleFolder()
    let summary = try SampleSet.sampleInput.write(to: folder.path)
    var committed = try SampleFolder.files(below: packageFolder + "/sample-input")
    committed["README.md"] = nil
    // Partners' files are written by hand.
    committed = committed.filter { !$0.key.hasPrefix("partners/") }
    let made = try folder.files()
    #expect(Set(committed.keys) == Set(made.keys))
    let different = made.filter { committed[$0.key] != $0.value }.keys.sorted()
    #expect(different.isEmpty)
    #expect((300...600).contains(summary.cases))
    #expect(made.values.reduce(0) { $0 + $1.count } < 3_000_000)
  }

  @Test func annualInputsFit() throws {
    let folder = SampleFolder()
    let summary = try SampleSet.sampleInput.write(to: folder.path)
    let lines = AnnualInputs(fiscalYear: 2024, summary: summary).csv.split(separator: "\n").dropFirst()
    var values: [String: Int] = [:]
    for line in lines {
      let fields = line.split(separator: ",").map(String.init)
      values[fields[0] + " " + fields[1]] = Int(fields[3])
    }
    let before = try #require(values["2023 5"])
    #expect((80...120).contains(summary.paternityEstablished * 100 / before))
    #expect((80...120).contains(try #require(values["2024 9"]) * 100 / (try #require(values["2023 8"]))))
  }
}
