import Records
import Warehouse

/// Writes every counted member of every line as `MembersCSV` does, from the engine's pages as they are: a form of a
/// million cases has more than ten million members.
public struct MembersFile {
  private static let flushSize = 1 << 20

  let annual: OCSE157

  public init(_ annual: OCSE157) { self.annual = annual }

  /// - Parameter write: takes the file's bytes, piece by piece.
  public func write(to write: ([UInt8]) throws -> Void) throws {
    var bytes = Array(MembersCSV().head.utf8)
    bytes.reserveCapacity(Self.flushSize * 2)
    for line in annual.report.lines {
      let start = Array("\(line.id),".utf8)
      try annual.run.memberRows(of: line) { row in
        bytes += start
        for column in 0..<3 {
          try row.withUTF8(column) { CSVText.append($0, to: &bytes) }
          bytes.append(UInt8(ascii: ","))
        }
        if let amount = try row.cents(3) { bytes += amount.description.utf8 }
        bytes.append(UInt8(ascii: "\n"))
        if bytes.count > Self.flushSize {
          try write(bytes)
          bytes.removeAll(keepingCapacity: true)
        }
      }
    }
    try write(bytes)
  }
}
