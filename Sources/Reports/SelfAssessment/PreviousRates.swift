import Layouts
import Records

/// The efficiency rates of the year before (column E), from a kept result in CSV.
public struct PreviousRates: Sendable {
  /// In percent, by criterion (`total` among them).
  public var rates: [String: Ratio]
  public var file: String
  public var fiscalYear: String

  /// Reads a result of `ivd self-assessment --format csv`; rows of parts of the state are passed over.
  /// - Throws: `AssessmentError.previous`, `DefinitionError` where the file cannot be read.
  public init(path: String) throws {
    let text = try StrictYAML.text(path: path)
    func fail(_ reason: String) -> AssessmentError { .previous(file: path, reason: reason) }
    guard let records = CSVText.records(Array(text.utf8)), let head = records.first else {
      throw fail("expected a result of ivd self-assessment --format csv")
    }
    func place(_ name: String) throws -> Int {
      guard let place = head.fields.firstIndex(of: name) else { throw fail("no column \(name)") }
      return place
    }
    let (criterion, by, a, b) = (try place("criterion"), try place("by"), try place("a"), try place("b"))
    let year = try place("fiscal_year")
    var rates: [String: Ratio] = [:]
    var years: Set<String> = []
    for record in records.dropFirst() {
      guard record.fields.count == head.fields.count else { throw fail("line \(record.line): wrong number of fields") }
      guard record.fields[by] == "state" else { continue }
      guard let required = Int(record.fields[a]), let timely = Int(record.fields[b]), (0...required).contains(timely)
      else { throw fail("line \(record.line): columns a and b are no counts") }
      years.insert(record.fields[year])
      rates[record.fields[criterion]] = FormRow.percent(timely, of: required)
    }
    guard years.count == 1, let only = years.first else { throw fail("expected the rows of one fiscal year") }
    fiscalYear = only
    file = path
    self.rates = rates
  }
}
