import Layouts

/// Fiscal years for which a definition is in effect: `2022-`, `2022-2025`, `2022`.
public struct EffectiveYears: Sendable, Equatable, CustomStringConvertible {
  public let first: Int
  /// `nil`: until something else is defined.
  public let last: Int?

  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first.flatMap({ Int($0) }), parts.count <= 2 else { return nil }
    self.first = first
    if parts.count == 1 {
      last = first
    } else if parts[1].isEmpty {
      last = nil
    } else {
      guard let year = Int(parts[1]), year >= first else { return nil }
      last = year
    }
  }

  public func contains(_ year: Int) -> Bool { year >= first && (last == nil || year <= last!) }

  public var description: String { last == nil ? "\(first)-" : last == first ? "\(first)" : "\(first)-\(last!)" }
}

/// A table that lines are worked out from.
public struct BaseDefinition: Sendable {
  public var name: String
  public var title: String
  public var citation: String
  /// Whether its rows are kept; what is not is worked out anew by each statement that reads it.
  public var isKept: Bool
  public var file: String
  public var sql: SQLTemplate
}

/// One line of the form: what it counts, and the statement that selects its members.
public struct LineDefinition: Sendable {
  /// What a counted row of the line is.
  public enum Unit: String, Sendable, CaseIterable { case cases, children, closings, dollars, staff, count }
  /// Where the number comes from.
  public enum Source: String, Sendable, CaseIterable {
    case warehouse
    case annualInput = "annual-input"
  }
  /// Columns of the form that the line has.
  public enum Columns: String, Sendable, CaseIterable {
    case total = "a"
    case current = "b"
    case former = "c"
    case never = "d"
    /// Column a is the sum of the others.
    case categories = "bcd+a"

    /// In form order.
    public var letters: [String] { self == .categories ? ["a", "b", "c", "d"] : [rawValue] }
  }

  public var id: String
  public var title: String
  public var section: String
  public var unit: Unit
  public var columns: Columns
  /// As of when: `FYE`, `FY` …
  public var basis: String
  public var source: Source
  public var confidence: String
  public var citation: String
  public var effective: EffectiveYears
  /// Switches that the number depends on, such as `P-06`.
  public var switches: [String]
  /// What the rows of the line's table are.
  public var universe: String
  /// The base table of which the line has each row once, under the same key; `nil` where its rows are of another kind.
  public var rowsOf: String?
  /// Reasons for which a row of the universe is not counted, and what they mean.
  public var reasons: [(code: String, meaning: String)]
  /// Whether its rows are kept though no other line reads them, because working them out anew for the members and the
  /// checks takes longer than keeping them.
  public var isKept: Bool
  public var file: String
  public var sql: SQLTemplate

  /// Name of the line's table.
  public var table: String { "line_" + id }
  /// Name of the table that has a dollar line's amounts by case.
  public var tally: String { "tally_" + id }
  /// What a row of `rowsOf` is known by.
  public var key: String { unit == .children ? "person_id" : "case_id" }
}

extension BaseDefinition {
  init(path: String, name: String) throws {
    var header = try DefinitionHeader(path: path, id: name)
    self.name = name
    title = try header.string("title")
    citation = try header.string("citation")
    _ = try EffectiveYears(&header)
    let kept = try header.optionalString("kept")
    guard kept == nil || kept == "no" else { throw header.fail("kept", "expected no, or no such key") }
    isKept = kept == nil
    file = path
    sql = header.sql
    try header.finish()
  }
}

extension LineDefinition {
  /// - Throws: `DefinitionError`.
  init(path: String, id: String, section: String) throws {
    var header = try DefinitionHeader(path: path, id: id)
    guard try header.string("section") == section else { throw header.fail("section", "expected \(section)") }
    self.id = id
    self.section = section
    title = try header.string("title")
    unit = try header.word("unit")
    columns = try header.word("columns")
    basis = try header.string("basis")
    source = try header.word("source")
    confidence = try header.string("confidence")
    citation = try header.string("citation")
    effective = try EffectiveYears(&header)
    let switches = try header.string("switches")
    self.switches = switches == "none" ? [] : switches.split(separator: " ").map(String.init)
    universe = try header.string("universe")
    let rowsOf = try header.string("rows-of")
    self.rowsOf = rowsOf == "none" ? nil : rowsOf
    guard (self.rowsOf != nil) == (source == .warehouse && (unit == .cases || unit == .children)) else {
      throw header.fail("rows-of", "expected a base table for a line of cases or children, else none")
    }
    reasons = header.group("reason").map { (code: $0.name, meaning: $0.value) }
    let kept = try header.optionalString("kept")
    guard kept == nil || kept == "yes" else { throw header.fail("kept", "expected yes, or no such key") }
    isKept = kept == "yes"
    file = path
    sql = header.sql
    if source == .annualInput, columns != .total { throw header.fail("columns", "expected a for an annual input") }
    try header.finish()
  }
}
