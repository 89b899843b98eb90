import Records
import Warehouse

/// Every counted member of the lines, in form order:
/// ```
/// line,column,case_id,person_id,amount
/// 1,b,K01,,
/// 24,c,K02,,1200.00
/// ```
/// Written from the engine's pages as they are: a form of a million cases has more than ten million members.
public struct MembersFile {
  private static let flushSize = 1 << 20

  let run: ReportRun
  let lines: [LineDefinition]

  /// - Parameter lines: must have been built.
  public init(of run: ReportRun, lines: [LineDefinition]) {
    self.run = run
    self.lines = lines
  }

  public init(_ annual: OCSE157) { self.init(of: annual.run, lines: annual.report.lines) }

  /// - Parameter write: takes the file's bytes, piece by piece.
  public func write(to write: ([UInt8]) throws -> Void) throws {
    var bytes = Array(CSVText.line(["line", "column", "case_id", "person_id", "amount"]).utf8)
    bytes.reserveCapacity(Self.flushSize * 2)
    for line in lines {
      let start = Array("\(line.id),".utf8)
      try run.memberRows(of: line) { row in
        bytes += start
        for column in 0..<3 {
          try row.withUTF8(column) { CSVText.append($0, to: &bytes) }
          bytes.append(UInt8(ascii: ","))
        }
        try row.cents(3)?.append(to: &bytes)
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
