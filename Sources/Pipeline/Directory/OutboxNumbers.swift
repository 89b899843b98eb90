import Records
import Warehouse

/// The highest numbers that were ever taken (`outbox/control-numbers.csv`: series, scope, last). A number is on the disk
/// before it is used, so that none is used twice, whatever becomes of the files that carry it.
struct OutboxNumbers {
  struct Damaged: Error, CustomStringConvertible {
    var path: String
    var line: Int
    var description: String { "\(path):\(line): expected series, scope and the last number taken" }
  }

  var home: String

  private var path: String { home + "/outbox/control-numbers.csv" }

  /// Takes the next number of a series; rows of other series stay as they are. - Throws: `DiskError`, `Damaged`.
  func take(_ series: String) throws -> Int {
    var rows: [[String]] = []
    if Disk.exists(path) {
      guard let records = CSVText.records(try Disk.read(path)) else { throw Damaged(path: path, line: 1) }
      for record in records.dropFirst() {
        guard record.fields.count == 3, Int(record.fields[2]) != nil else {
          throw Damaged(path: path, line: record.line)
        }
        rows.append(record.fields)
      }
    }
    let last = rows.first { $0[0] == series && $0[1].isEmpty }.flatMap { Int($0[2]) } ?? 0
    rows.removeAll { $0[0] == series && $0[1].isEmpty }
    rows.append([series, "", String(last + 1)])
    rows.sort { ($0[0], $0[1]) < ($1[0], $1[1]) }
    try Disk.makeFolder(home + "/outbox")
    let text = CSVText.line(["series", "scope", "last"]) + rows.map(CSVText.line).joined()
    try Disk.replace(path, with: Array(text.utf8))
    return last + 1
  }
}
