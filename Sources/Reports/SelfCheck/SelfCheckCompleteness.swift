import Layouts
import Warehouse

/// Counts the filled, blank and invalid values of the elements by county, office and worker.
struct SelfCheckCompleteness {
  let bench: SelfCheckBench

  /// - Returns: in the order of the elements, then by county, office and worker.
  /// - Throws: `EngineError`.
  func measure(_ elements: [SelfCheckElement]) throws -> [ElementCompleteness] {
    var found: [ElementCompleteness] = []
    for element in elements {
      guard let source = SelfCheckRows.source(of: element.table) else { continue }
      func condition(_ sql: SQLTemplate?, _ absent: String) throws -> String {
        try sql.map { "(" + (try $0.filled(bench.placeholders, file: element.file)) + ")" } ?? absent
      }
      let value = "t.\(element.column.sqlName)"
      let invalid = try condition(element.invalid, "FALSE")
      try bench.engine.query(
        """
        SELECT k.county, k.office, k.worker, COUNT(*) AS row_count,
          COUNT(CASE WHEN \(value) IS NULL THEN 1 END) AS blank_count,
          COUNT(CASE WHEN \(value) IS NOT NULL AND COALESCE(\(invalid), FALSE) THEN 1 END) AS invalid_count
        FROM \(source)
        WHERE \(try condition(element.askedOf, "1 = 1"))
        GROUP BY k.county, k.office, k.worker
        ORDER BY k.county NULLS LAST, k.office NULLS LAST, k.worker NULLS LAST
        """, file: element.file
      ) { row in
        found.append(
          ElementCompleteness(
            element: element.name, title: element.title, lines: element.lines, county: try row.string(0) ?? "",
            office: try row.string(1) ?? "", worker: try row.string(2) ?? "", rows: try row.int64(3) ?? 0,
            blank: try row.int64(4) ?? 0, invalid: try row.int64(5) ?? 0))
      }
    }
    return found
  }
}

extension SelfCheckReport {
  /// The elements added up, by county where asked for, in their order.
  public func completenessTotals(byCounty: Bool) -> [ElementCompleteness] {
    var totals: [ElementCompleteness] = []
    for row in completeness {
      let county = byCounty ? row.county : ""
      if let index = totals.firstIndex(where: { $0.element == row.element && $0.county == county }) {
        totals[index].rows += row.rows
        totals[index].blank += row.blank
        totals[index].invalid += row.invalid
      } else {
        var total = row
        total.county = county
        total.office = ""
        total.worker = ""
        totals.append(total)
      }
    }
    return totals
  }
}
