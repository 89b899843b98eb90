import Layouts

/// A check between the cells of a form, or between a cell and its members: one SQL file.
///
/// The statement selects every comparison that it makes, with the columns `line, col, value, expected, holds`, so that
/// "looked at n, failed m" is exact. A blank line is the form as a whole.
public struct ReportEdit: Sendable, Equatable {
  /// What a failure means.
  public enum Class: String, Sendable, CaseIterable {
    /// Follows from a federal rule or definition: a failure blocks certification.
    case federal = "F"
    /// Common sense: a failure is explained, or put right.
    case sense = "S"
  }

  /// Such as `E16a`.
  public var id: String
  public var title: String
  public var severity: Class
  public var citation: String
  public var effective: EffectiveYears
  /// What holds where nothing is wrong, in words.
  public var expected: String
  /// Why there may be nothing to compare.
  public var nothing: String
  /// Thresholds by name; the placeholder of `low` is `:limit_low`.
  public var limits: [(name: String, value: Int)]
  public var pass: ReportEditExample
  public var fail: ReportEditExample
  public var file: String
  public var sql: SQLTemplate

  public static func == (left: ReportEdit, right: ReportEdit) -> Bool { left.id == right.id && left.sql == right.sql }

  /// Placeholders of the thresholds with their values.
  var limitPlaceholders: [String: String] {
    Dictionary(uniqueKeysWithValues: limits.map { ("limit_" + $0.name, String($0.value)) })
  }
}

extension ReportEdit {
  /// - Throws: `DefinitionError`.
  init(path: String, id: String) throws {
    var header = try DefinitionHeader(path: path, id: id)
    self.id = id
    title = try header.string("title")
    severity = try header.word("class")
    citation = try header.string("citation")
    effective = try EffectiveYears(&header)
    expected = try header.string("expected")
    nothing = try header.optionalString("nothing") ?? "the report does not have the cells"
    var limits: [(name: String, value: Int)] = []
    for (name, text) in header.group("limit") {
      guard let value = Int(text), value >= 0 else { throw header.fail("limit." + name, "expected a whole number") }
      limits.append((name, value))
    }
    self.limits = limits
    func example(_ key: String) throws -> ReportEditExample {
      let text = try header.string(key)
      guard let example = ReportEditExample(text) else {
        throw header.fail(
          key, "expected items as `1.a=3`, `prior.5.a=7`, `input.34.8.G=90` or `table: columns`, with `;` between")
      }
      return example
    }
    pass = try example("pass")
    fail = try example("fail")
    file = path
    sql = header.sql
    try header.finish()
  }
}
