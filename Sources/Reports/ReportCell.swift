import Records

/// One number of the form.
public struct ReportCell: Sendable, Equatable {
  public var line: String
  /// `a` total, `b` current assistance, `c` former, `d` never.
  public var column: String
  /// A count, or whole dollars; `nil` = not computable.
  public var value: Int64?
  /// Why there is no value.
  public var reason: String?

  public init(line: String, column: String, value: Int64?, reason: String? = nil) {
    self.line = line
    self.column = column
    self.value = value
    self.reason = reason
  }
}

/// A line's table in numbers. Universe = counted + excluded, always.
public struct LineTally: Sendable, Equatable {
  public var line: String
  /// Rows of the line's table.
  public var universe: Int64
  public var counted: Int64
  /// Rows that are not counted, by reason, in the order of the line's definition.
  public var excluded: [(reason: String, count: Int64)]

  public static func == (left: LineTally, right: LineTally) -> Bool {
    left.line == right.line && left.universe == right.universe && left.counted == right.counted
      && left.excluded.map(\.reason) == right.excluded.map(\.reason)
      && left.excluded.map(\.count) == right.excluded.map(\.count)
  }
}

extension Cents {
  /// Whole dollars, half away from zero: 0.50 is 1, -0.50 is -1, -0.49 is 0.
  public var roundedToDollars: Int64 {
    let dollars = Int64((value.magnitude + 50) / 100)
    return value < 0 ? -dollars : dollars
  }
}

/// What the counted rows of a line add up to, by category.
struct CategorySums {
  /// Category (`b`, `c`, `d`; "" where the line has none) -> rows, and cents.
  var rows: [String: Int64] = [:]
  var cents: [String: Cents] = [:]

  /// The cells of a line, in form order. Dollars are rounded once per column; a is the sum of the rounded others.
  func cells(of line: LineDefinition) -> [ReportCell] {
    func value(_ column: String) -> Int64 {
      line.unit == .dollars ? (cents[column] ?? Cents(0)).roundedToDollars : rows[column] ?? 0
    }
    switch line.columns {
    case .categories:
      let categories = ["b", "c", "d"].map { ReportCell(line: line.id, column: $0, value: value($0)) }
      let total = categories.reduce(0) { $0 + ($1.value ?? 0) }
      return [ReportCell(line: line.id, column: "a", value: total)] + categories
    case .total:
      return [ReportCell(line: line.id, column: "a", value: value(""))]
    case .current, .former, .never:
      return [ReportCell(line: line.id, column: line.columns.rawValue, value: value(line.columns.rawValue))]
    }
  }
}
