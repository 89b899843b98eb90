import Records

/// A list with named columns, as CSV or JSON.
public struct Listing: Sendable {
  public let columns: [String]
  public var rows: [[String]]

  public init(_ columns: [String], _ rows: [[String]]) {
    self.columns = columns
    self.rows = rows
  }

  public func csv() -> String { CSVText.line(columns) + rows.map(CSVText.line).joined() }

  /// An array of objects; a blank value is null.
  public func json() -> String {
    let lines = rows.map { row in
      "  " + JSONText.object(zip(columns, row).map { ($0, $1.isEmpty ? "null" : JSONText.string($1)) })
    }
    return lines.isEmpty ? "[]\n" : "[\n" + lines.joined(separator: ",\n") + "\n]\n"
  }
}
