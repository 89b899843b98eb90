/// State inputs that no county sends (county-extract.md, section 4), with numbers that fit a caseload: both paternity
/// establishment percentages come out between 80 and 120 %, cost-effectiveness between 4 and 5.
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

  /// `fiscal_year,line,column,value,source`.
  public var csv: String {
    "fiscal_year,line,column,value,source\n" + lines + forms
  }

  /// Lines of the OCSE-157, all in column a.
  private var lines: String {
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
    return lines.map { "\($0.year),\($0.line),a,\($0.value),\($0.source)\n" }.joined()
  }

  /// Cells of the OCSE-34 and OCSE-396, each the sum of the four quarters, the other states, and levels of the year
  /// before.
  private var forms: String {
    let distributed = max(100, cases * 2_300)
    let forwarded = distributed * 6 / 100
    func columns(_ line: String, _ total: Int) -> [(line: String, column: String, value: Int)] {
      let shares = [("A", 7), ("B", 1), ("C", 33), ("D", 1), ("E", 15)].map { ($0, total * $1 / 100) }
      let never = ("F", total - shares.reduce(0) { $0 + $1.1 })
      return (shares + [never, ("G", total)]).map { (line, $0.0, $0.1) }
    }
    let spent = distributed * 10 / 43
    let cells =
      columns("34.4b", forwarded) + [("34.4c", "G", forwarded / 40)] + columns("34.8", distributed) + [
        ("34.11", "G", forwarded / 200), ("396.7", "A", spent), ("396.7", "C", -(spent / 50)),
        ("396.1c", "A", spent / 200), ("396.1c", "C", 0),
      ]
    let form34 = "OCSE-34 of the four quarters"
    let form396 = "OCSE-396 of the four quarters"
    var text = ""
    for cell in cells {
      let source = cell.line.hasPrefix("34.") ? form34 : form396
      text += "\(fiscalYear),\(cell.line),\(cell.column),\(cell.value),\(source)\n"
    }
    text += "\(fiscalYear),elected.paternity_statewide,a,0,letter of the director: the IV-D option\n"
    text += "\(fiscalYear),other_states.incentive_base,a,108500000000,estimate of the other states\n"
    let before = [
      ("paternity_iv_d", "91.30"), ("support_orders", "80.75"), ("current_collections", "61.04"),
      ("arrears_collections", "76.52"),
    ]
    for (level, percent) in before {
      text += "\(fiscalYear - 1),level.\(level),a,\(percent),audited OCSE-157 of FY \(fiscalYear - 1)\n"
    }
    return text
  }

  /// Writes `annual-inputs.csv`. - Throws: `SampleError.cannotWrite`.
  public func write(to path: String) throws {
    let file = try DeliveryFile(path: path)
    file.buffer.append(csv)
    _ = try file.finish()
  }
}
