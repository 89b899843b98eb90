/// State inputs that no county sends (county-extract.md, section 4), with numbers that fit a caseload: both paternity
/// establishment percentages come out between 80 and 120 %.
public struct AnnualInputs: Sendable {
  public let fiscalYear: Int
  /// Children of the caseload whose paternity is established, roughly line 6.
  public let established: Int
  public let cases: Int

  public init(fiscalYear: Int, summary: SampleSummary) {
    self.fiscalYear = fiscalYear
    established = max(1, summary.paternityEstablished)
    cases = summary.cases
  }

  /// `fiscal_year,line,column,value,source`, all in column a.
  public var csv: String {
    let births = max(10, established * 2)
    let acknowledged = births * 7 / 10
    let lines: [(year: Int, line: Int, value: Int, source: String)] = [
      (fiscalYear - 1, 5, established * 100 / 96, "audited OCSE-157 of FY \(fiscalYear - 1)"),
      (fiscalYear - 1, 8, births * 103 / 100, "audited OCSE-157 of FY \(fiscalYear - 1)"),
      (fiscalYear, 8, births, "vital records"),
      (fiscalYear, 9, acknowledged + births * 2 / 10, "vital records: acknowledgments and other establishments"),
      (fiscalYear, 10, acknowledged, "vital records"),
      (fiscalYear, 30, max(1, cases / 60), "staff list"),
      (fiscalYear, 31, max(1, cases / 200), "staff list"),
      (fiscalYear, 32, 0, "staff list"),
      (fiscalYear, 39, 7, "AEI log"),
      (fiscalYear, 40, 3, "AEI log"),
      (fiscalYear, 41, 1284, "AEI log"),
    ]
    return "fiscal_year,line,column,value,source\n"
      + lines.map { "\($0.year),\($0.line),a,\($0.value),\($0.source)\n" }.joined()
  }

  /// Writes `annual-inputs.csv`. - Throws: `SampleError.cannotWrite`.
  public func write(to path: String) throws {
    let file = try DeliveryFile(path: path)
    file.buffer.append(csv)
    _ = try file.finish()
  }
}
