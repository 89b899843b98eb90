import Records
import Warehouse

extension ReportDefinition {
  /// Rows of the annual inputs that say something of the form of a year, which does not read them: a line that is made
  /// from what counties sent, a column that the line does not have, a line that the form does not have. Rows of other
  /// years are figures to compare with, and those of the forms OCSE-34 and OCSE-396 are not the form's.
  /// - Parameter year: a year whose form is made from the warehouse.
  public func unread(_ inputs: AnnualInputs, of year: FiscalYear) -> [Finding] {
    inputs.rows.filter { $0.fiscalYear == year.number && AnnualInputName.isOfOCSE157($0.line) }.compactMap { row in
      // The audited 5 and 8 are what the next year's 5a and 8a are taken from.
      let isSource = annualInputs.values.contains { $0.line == row.line }
      if isSource, row.column == "a" { return nil }
      return AnnualInputEdit.unread.finding(
        file: row.file ?? inputs.file, line: row.sourceLine, field: isSource ? "column" : "line",
        key: "\(row.fiscalYear) \(row.line).\(row.column)", value: isSource ? row.column : row.line,
        expected: expectation(row.line, isSource: isSource, year))
    }
  }

  private func expectation(_ line: String, isSource: Bool, _ year: FiscalYear) -> String {
    if isSource { return "column a of line \(line), which has no other" }
    if let source = annualInputs[line] {
      return "line \(source.line) of fiscal year \(year.number + source.year), from which line \(line) is taken"
    }
    return lines.contains { $0.id == line }
      ? "no row: line \(line) of fiscal year \(year) is made from what counties sent"
      : "a line of the form of fiscal year \(year)"
  }
}
