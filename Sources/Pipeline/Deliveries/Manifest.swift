import Extract
import Layouts
import Records

/// One line of a delivery's `manifest.csv`.
struct ManifestEntry: Sendable {
  var line: Int
  var table: String
  var file: String
  /// `nil` where the manifest does not say a number.
  var rows: Int?
  /// As written.
  var rowsText: String
  /// In cents; a sum may have more digits than one amount.
  var amountTotal: Int128?
  var amountText: String
  var sha256: String
}

/// A delivery's control totals. A manifest that cannot be read gives no entries and says why.
struct Manifest: Sendable {
  static let columns = ["table", "file", "rows", "amount_total", "sha256"]
  private static let sizeLimit = 1 << 20

  var entries: [ManifestEntry] = []
  /// What is wrong with the manifest itself: line and words.
  var faults: [(line: Int, value: String, expected: String)] = []

  static func read(path: String) -> Manifest {
    var manifest = Manifest()
    func fault(_ line: Int, _ value: String, _ expected: String) { manifest.faults.append((line, value, expected)) }
    guard let bytes = try? SmallFile.read(path: path, limit: sizeLimit) else {
      fault(1, "", "a readable manifest.csv of at most \(sizeLimit) bytes")
      return manifest
    }
    guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil,
      let records = CSVText.records(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...])
    else {
      fault(1, "", "CSV in UTF-8")
      return manifest
    }
    guard let header = records.first, columns.allSatisfy(header.fields.contains) else {
      fault(1, records.first?.fields.joined(separator: ",") ?? "", columns.joined(separator: ","))
      return manifest
    }
    for record in records.dropFirst() {
      guard record.fields.count == header.fields.count else {
        fault(record.line, "\(record.fields.count) fields", "\(header.fields.count) fields")
        continue
      }
      func value(_ column: String) -> String { record.fields[header.fields.firstIndex(of: column)!] }
      let entry = ManifestEntry(
        line: record.line, table: value("table"), file: value("file"), rows: count(value("rows")),
        rowsText: value("rows"), amountTotal: total(value("amount_total")), amountText: value("amount_total"),
        sha256: value("sha256").lowercased())
      if manifest.entries.contains(where: { $0.table == entry.table || $0.file == entry.file }) {
        fault(record.line, "\(entry.table), \(entry.file)", "each table and each file once")
        continue
      }
      manifest.entries.append(entry)
    }
    return manifest
  }

  /// An optional minus, 1 to 24 digits, a point, two digits: 10^12 rows of the largest amount, 12 digits before the point
  /// (county-extract.md, sections 1 and 2), add up to no more. - Returns: cents.
  static func total(_ text: String) -> Int128? {
    let isNegative = text.utf8.first == 0x2D
    let parts = text.utf8.dropFirst(isNegative ? 1 : 0).split(separator: 0x2E, omittingEmptySubsequences: false)
    guard parts.count == 2, (1...24).contains(parts[0].count), parts[1].count == 2 else { return nil }
    var cents: Int128 = 0
    for digit in parts.joined() {
      guard (0x30...0x39).contains(digit) else { return nil }
      cents = cents * 10 + Int128(digit - 0x30)
    }
    return isNegative ? -cents : cents
  }

  private static func count(_ text: String) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 15, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return Int(text)
  }
}
