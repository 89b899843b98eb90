/// A small report on which an edit passes or fails, as its header writes it:
/// `1.a=3; prior.5.a=7; input.34.8.G=90; line_3: 'K1' AS case_id, TRUE AS counted`.
///
/// `1.a=` is a cell without a number. A table is one row, written as the list of a SELECT.
public struct ReportEditExample: Sendable, Equatable {
  public struct Cell: Sendable, Equatable {
    public var line: String
    public var column: String
    public var value: Int64?
  }

  public var text: String
  public var cells: [Cell] = []
  public var prior: [Cell] = []
  /// Rows of the annual inputs of the report's year.
  public var inputs: [Cell] = []
  public var tables: [(name: String, columns: String)] = []

  /// `nil` where the text is not of that form.
  public init?(_ text: String) {
    self.text = text
    for part in text.split(separator: "; ") {
      if let colon = part.firstRange(of: ": ") {
        let name = String(part[..<colon.lowerBound])
        guard !name.isEmpty,
          name.utf8.allSatisfy({ $0 == 0x5F || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) })
        else { return nil }
        tables.append((name, String(part[colon.upperBound...])))
      } else if part.hasPrefix("prior.") {
        guard let cell = Self.cell(part.dropFirst(6)) else { return nil }
        prior.append(cell)
      } else if part.hasPrefix("input.") {
        guard let cell = Self.cell(part.dropFirst(6)) else { return nil }
        inputs.append(cell)
      } else {
        guard let cell = Self.cell(part) else { return nil }
        cells.append(cell)
      }
    }
    if cells.isEmpty && tables.isEmpty { return nil }
  }

  /// `34.8.G=90`: the column stands after the last point.
  private static func cell(_ text: Substring) -> Cell? {
    let sides = text.split(separator: "=", omittingEmptySubsequences: false)
    guard sides.count == 2, let point = sides[0].lastIndex(of: "."), point > sides[0].startIndex else { return nil }
    let column = sides[0][sides[0].index(after: point)...]
    let value = Int64(sides[1])
    guard !column.isEmpty, value != nil || sides[1].isEmpty else { return nil }
    return Cell(line: String(sides[0][..<point]), column: String(column), value: value)
  }

  public static func == (left: ReportEditExample, right: ReportEditExample) -> Bool { left.text == right.text }
}
