import Records

/// A folder of deliveries that is made as a whole, such as the one that is committed with the sources.
public struct SampleSet: Sendable {
  public let name: String
  public let seed: UInt64
  /// The fiscal year that the deliveries are for.
  public let fiscalYear: Int
  public let asOf: String
  public let years: Int
  public let counties: [SampleCounty]
  /// Defects of records, planted in the deliveries of the standard shapes.
  public let defects: [DefectRequest]
  /// An older delivery whose control total is wrong.
  public let refused: (county: String, asOf: String, cases: Int)

  /// `sample-input/`: four counties in four shapes, a few defects of records in each, one delivery that is refused,
  /// and the annual inputs that no county sends.
  public static let sampleInput = SampleSet(
    name: "sample-input", seed: 2024, fiscalYear: 2024, asOf: "2024-09-30", years: 2,
    counties: [
      SampleCounty(fips: "27003", shape: .standardGzip, cases: 230),
      SampleCounty(fips: "27115", shape: .mainframe, cases: 60),
      SampleCounty(fips: "27075", shape: .pipe, cases: 100),
      SampleCounty(fips: "27031", shape: .xml, cases: 60),
    ],
    defects: [
      "field-count", "blank-required", "bad-date", "bad-money", "bad-code", "bad-fein", "duplicate-key",
      "duplicate-person", "orphan-member", "orphan-distribution", "orphan-event", "child-without-row",
      "closed-before-opened", "provision-ends-first", "employment-ends-first", "unknown-column", "mixed-line-ends",
      "future-disbursement", "paternity-before-birth", "overlapping-periods", "distributions-exceed-receipt",
      "unknown-worker", "bad-ssn", "bad-birth-date",
    ].map { DefectRequest(kind: $0) },
    refused: ("27003", "2024-06-30", 20))

  /// Writes the deliveries, `annual-inputs.csv` and `planted.csv`. The same bytes every time.
  /// - Throws: `SampleError`.
  public func write(to folder: String) throws -> SampleSummary {
    let options = try SampleOptions(seed: seed, cases: 1, counties: counties, asOf: asOf, years: years)
    var summary = try SampleWriter(options).write(to: folder)
    for delivery in summary.deliveries {
      let path = folder + "/" + delivery.folder
      switch delivery.shape {
      case .standard, .standardGzip: summary.planted += try DefectPlanter(folder: path, seed: seed).plant(defects)
      case .pipe: summary.planted += try ShapeDefects(folder: path).plantInPipe()
      case .mainframe: summary.planted += try ShapeDefects(folder: path).plantInMainframe()
      case .xml: summary.planted += try ShapeDefects(folder: path).plantInXML()
      }
    }
    let older = try SampleOptions(
      seed: seed + 1, cases: refused.cases, counties: [refused.county], asOf: refused.asOf, shape: .standardGzip,
      years: 1)
    let wrong = try SampleWriter(older).write(to: folder)
    summary.deliveries += wrong.deliveries
    for delivery in wrong.deliveries {
      summary.planted += try DefectPlanter(folder: folder + "/" + delivery.folder, seed: seed)
        .plant([DefectRequest(kind: "wrong-total")])
    }
    try PlantedDefect.write(summary.planted, to: folder + "/planted.csv")
    try AnnualInputs(fiscalYear: fiscalYear, summary: summary).write(to: folder + "/annual-inputs.csv")
    try EmployerSample.write(to: folder + "/employers")
    return summary
  }
}
