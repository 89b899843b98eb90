import Layouts
import Records
import Reports

/// The page of a run, `index.html`: what came, what was refused and why, the lines and the measures. It has no clock and
/// no outside resource: equal runs give equal bytes.
struct RunPage {
  var record: RunRecord
  var pipeline: PipelineDefinition
  var previous: RunRecord?
  var form: AnnualReport?
  var measures: [PerformanceMeasure]
  var edits: EditCatalogue
  var noForm: String?

  func html() throws -> String { RunPageTemplate.page.render(RunPageModel(self)) }

  // MARK: - What several parts of the page ask for

  var accepted: [RunRecord.DeliveryEntry] { record.deliveries.filter { $0.status == .accepted } }
  var refused: [RunRecord.DeliveryEntry] { record.deliveries.filter { $0.status == .refused } }
  /// Those in whose place another one holds that came in the same run.
  var replaced: [RunRecord.DeliveryEntry] { entriesByCounty.filter { $0.outcome.replacedInRunBy != nil } }

  /// The county's name where the pipeline gives it, otherwise its code.
  func county(_ fips: String) -> String {
    if fips.isEmpty { return "County not known" }
    return pipeline.expected.first { $0.fips == fips }?.name ?? "County \(fips)"
  }

  /// Deliveries by county: the expected ones in the pipeline's order, then the others by code; the latest first.
  var entriesByCounty: [RunRecord.DeliveryEntry] {
    let order = Dictionary(
      pipeline.expected.enumerated().map { ($1.fips, $0) }, uniquingKeysWith: { first, _ in first })
    return record.deliveries.sorted { left, right in
      let (first, second) = (left.outcome, right.outcome)
      let (place, other) = (order[first.county] ?? Int.max, order[second.county] ?? Int.max)
      if place != other { return place < other }
      if first.county != second.county { return first.county < second.county }
      if first.asOf != second.asOf { return first.asOf > second.asOf }
      return left.name < right.name
    }
  }

  /// The page of a line, below the run's folder.
  func target(line: String, column: String? = nil, in form: AnnualReport) -> String {
    let page = LinkTarget.path(["reports", "ocse-157-\(form.fiscalYear)", PageStyle.page(of: line)])
    return page + (column.map { "#" + $0 } ?? "")
  }
}

/// Addresses of files beside the page.
enum LinkTarget {
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// The path of a file, each byte that is not a letter, a digit or one of `-._~` percent-encoded. Parts may hold
  /// slashes; empty parts are left out.
  static func path(_ parts: [String]) -> String {
    var path: [UInt8] = []
    for byte in parts.filter({ !$0.isEmpty }).joined(separator: "/").utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: path.append(byte)
      default: path += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: path, as: UTF8.self)
  }
}
