import Layouts
import Warehouse

/// The records behind traced rows as the warehouse has them, so that they can be shown when the delivery is long gone.
/// Personal values read `***`.
public struct SourceRecords {
  private struct Place: Hashable {
    var sender: String
    var file: String
    var line: Int64
  }
  private var records: [Place: [String]] = [:]

  /// Reads the records that a line's rows name.
  /// - Parameter condition: an SQL condition on the columns of the line's table.
  /// - Throws: `EngineError`.
  public init(of line: LineDefinition, where condition: String, in run: ReportRun, _ extract: StandardExtract) throws {
    let engine = run.engine
    try engine.createTable(
      "traced",
      as: """
        SELECT sender, source_file, source_line FROM \(line.table)
        WHERE source_file IS NOT NULL AND (\(condition)) GROUP BY sender, source_file, source_line
        """, file: line.file)
    for table in extract.tables {
      let fields = table.fields.map { field in
        let value = field.isPersonal ? "'***'" : "CAST(t.\(field.sqlName) AS STRING)"
        return "CASE WHEN t.\(field.sqlName) IS NOT NULL THEN '\(field.name)=' || \(value) END"
      }
      try engine.query(
        """
        SELECT t.sender, t.source_file, t.source_line, CONCAT_WS(' ', '\(table.name):', \(fields.joined(separator: ", ")))
        FROM \(table.sqlName) AS t
        JOIN traced AS r
          ON r.sender = t.sender AND r.source_file = t.source_file AND r.source_line = t.source_line
        ORDER BY 4
        """, file: line.file
      ) { row in
        let place = Place(
          sender: try row.string(0) ?? "", file: try row.string(1) ?? "", line: try row.int64(2) ?? 0)
        records[place, default: []].append(try row.string(3) ?? "")
      }
    }
  }

  /// `case_period: case_id=K01 opened_on=2021-03-10 service=ivd`; several, with `; ` between them, where one record of
  /// the county became several of the standard extract.
  public func text(of member: ReportMember) -> String? {
    guard let sender = member.sender, let file = member.sourceFile, let line = member.sourceLine else { return nil }
    return records[Place(sender: sender, file: file, line: line)]?.joined(separator: "; ")
  }
}
