import Layouts

/// An edit over all counties' accepted records at once: one SQL file of `pipelines/self-check/edits`.
///
/// The statement selects the rows that fail, with the columns `case_id, person_id, sender, source_file, source_line,
/// value, expected`. It reads the standard tables, `before_<table>` (the records of the year before) and
/// `business_day(on_date, due_on)`: the second business day after each day of the year.
public struct WarehouseEdit: Sendable {
  static let columns = ["case_id", "person_id", "sender", "source_file", "source_line", "value", "expected"]

  /// Such as `W05`.
  public var id: String
  /// What holds where nothing is wrong.
  public var title: String
  public var effect: SelfCheckFinding.Effect
  public var citation: String
  public var effective: EffectiveYears
  /// Lines whose members rest on what it looks at.
  public var lines: [String]
  /// The table whose rows it looks at.
  public var examines: String
  public var expected: String
  /// Why there may be nothing to look at.
  public var nothing: String
  public var pass: ReportEditExample
  public var fail: ReportEditExample
  public var file: String
  public var sql: SQLTemplate

  /// Name of the table of its failing rows.
  var table: String { "problem_" + id.lowercased() }

  /// - Throws: `DefinitionError`.
  init(path: String, id: String) throws {
    var header = try DefinitionHeader(path: path, id: id)
    self.id = id
    title = try header.string("title")
    effect = try header.word("effect")
    citation = try header.string("citation")
    effective = try EffectiveYears(&header)
    lines = try header.string("lines").split(separator: " ").map(String.init)
    examines = try header.string("examines")
    expected = try header.string("expected")
    nothing = try header.optionalString("nothing") ?? "\(examines) has no rows"
    guard let pass = ReportEditExample(try header.string("pass")) else { throw header.fail("pass", Self.form) }
    guard let fail = ReportEditExample(try header.string("fail")) else { throw header.fail("fail", Self.form) }
    self.pass = pass
    self.fail = fail
    file = path
    sql = header.sql
    try header.finish()
  }

  private static let form = "expected items as `table: columns of one row`, with `; ` between"
}
