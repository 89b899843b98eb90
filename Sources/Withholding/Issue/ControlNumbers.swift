import Records
import Warehouse

/// The highest numbers that were ever taken (`outbox/control-numbers.csv`: series, scope, last). They are on the disk
/// before a number is used, so that none is used twice, whatever happens to the files that carry them.
public struct ControlNumbers: Sendable {
  public struct Damaged: Error, CustomStringConvertible {
    public var path: String
    public var line: Int
    public var description: String { "\(path):\(line): expected series, scope and the last number taken" }
  }

  private let path: String

  public init(home: String) { path = home + "/outbox/control-numbers.csv" }

  /// Takes numbers of a series; the first of them is given back.
  /// - Parameter above: numbers up to it are taken in another way.
  /// - Throws: `DiskError`, `Damaged`.
  public func take(_ series: String, scope: String = "", count: Int64, above: Int64 = 0) throws -> Int64 {
    var marks = try self.marks()
    let key = [series, scope]
    let first = max(marks[key] ?? 0, above) + 1
    marks[key] = first + count - 1
    try write(marks)
    return first
  }

  private func marks() throws -> [[String]: Int64] {
    guard Disk.exists(path) else { return [:] }
    guard let records = CSVText.records(try Disk.read(path)) else { throw Damaged(path: path, line: 1) }
    var marks: [[String]: Int64] = [:]
    for record in records.dropFirst() {
      guard record.fields.count == 3, let last = Int64(record.fields[2]), last >= 0 else {
        throw Damaged(path: path, line: record.line)
      }
      marks[[record.fields[0], record.fields[1]]] = last
    }
    return marks
  }

  private func write(_ marks: [[String]: Int64]) throws {
    var text = CSVText.line(["series", "scope", "last"])
    for (key, last) in marks.sorted(by: { Text.precedes($0.key, $1.key) }) {
      text += CSVText.line(key + [String(last)])
    }
    try Disk.makeFolder(String(path.dropLast("/control-numbers.csv".count)))
    try Disk.replace(path, with: Array(text.utf8))
  }
}
