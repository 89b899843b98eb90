import Testing
import Warehouse

@testable import Reports

/// Figures that nobody uses are told of.
@Suite struct UnreadInputsTests {
  private static let definition = try! ReportDefinition.load(folder: Project.root + "/pipelines/ocse-157")
  private let year = FiscalYear(2024)!

  private func unread(_ rows: [String]) -> [String] {
    let text = (["fiscal_year,line,column,value,source"] + rows.map { $0 + ",1,s" }).joined(separator: "\n")
    let inputs = AnnualInputs(Array(text.utf8), file: "in/annual-inputs.csv")
    #expect(inputs.findings == [])
    return Self.definition.unread(inputs, of: year).map {
      "\($0.edit) \($0.line) \($0.field) \($0.value): \($0.expected)"
    }
  }

  @Test func `what the form reads, other years and other forms are no findings`() {
    let read = ["8", "9", "10", "30", "31", "32", "39", "40", "41"].map { "2024,\($0),a" }
    #expect(unread(read + ["2024,5,a", "2023,1,a", "2025,1,a", "2023,5a,a", "2024,34.8,A", "2024,pool,a"]) == [])
  }

  @Test func `what it makes itself, does not have, or takes from elsewhere is one each`() {
    #expect(
      unread(["2024,1,a", "2024,9,a", "2024,9,b", "2024,5a,a", "2024,2z,a", "2024,24,c"]) == [
        "A10 2 line 1: no row: line 1 of fiscal year 2024 is made from what counties sent",
        "A10 4 column b: column a of line 9, which has no other",
        "A10 5 line 5a: line 5 of fiscal year 2023, from which line 5a is taken",
        "A10 6 line 2z: a line of the form of fiscal year 2024",
        "A10 7 line 24: no row: line 24 of fiscal year 2024 is made from what counties sent",
      ])
  }

  /// Lines are read from the annual inputs in what their definitions say they are given in.
  @Test func `the kind of value of a line follows from its unit`() throws {
    for line in Self.definition.lines {
      let kind: AnnualInputName.Value =
        switch line.unit {
        case .dollars: .cell
        case .staff: .staff
        default: .whole
        }
      #expect(AnnualInputName(line.id)?.value == kind, "line \(line.id)")
    }
  }

  @Test func `the example of the edit fails and its counterpart passes`() throws {
    let examples = try #require(AnnualInputEdit.unread.examples)
    func cells(_ rows: [String]) -> [String] {
      rows.map { String($0.split(separator: ",").prefix(3).joined(separator: ",")) }
    }
    #expect(unread(cells(examples.pass)) == [])
    #expect(unread(cells(examples.fail)).count == 1)
  }
}
