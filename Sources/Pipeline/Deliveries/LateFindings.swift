import Layouts
import Records
import Validate

/// Gives findings that are known by row number their address: reads the files again up to the rows in question.
struct LateFindings {
  var definitions: Definitions
  var context: ValidationContext
  var delivery: Delivery
  var reading: any TableReading

  func resolve(_ tables: [TableCheck]) throws {
    for (index, table) in tables.enumerated() where !table.outcome.unresolved.isEmpty {
      try resolve(index, table)
    }
  }

  private func resolve(_ index: Int, _ table: TableCheck) throws {
    let text = FindingText(context: context, table: index)
    let wanted = table.outcome.unresolved.enumerated()
      .sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }.map { $0.element }
    var next = 0
    var row = 0
    for unit in reading.units(for: [index]) {
      let file = delivery.path(of: unit.file)
      _ = try reading.read(
        unit, hashes: false, fault: { _ in },
        consume: { tableIndex, batch in
          guard tableIndex == index else { return }
          defer { row += batch.count }
          while next < wanted.count, wanted[next].row < row + batch.count {
            let late = wanted[next]
            next += 1
            guard let edit = definitions.edits.edits.first(where: { $0.number == late.edit }) else { continue }
            table.findings.add(
              text.finding(
                edit, batch, row: late.row - row, field: late.field, file: file, value: late.value,
                expected: late.expected))
          }
        })
    }
  }
}
