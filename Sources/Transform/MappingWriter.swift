import Layouts
import Records

/// Makes rows of one standard table out of the records of one type.
final class MappingWriter {
  let mapping: ProfileMapping
  /// Fields of the source record that it needs.
  let fields: Set<Int>
  private let rows: [Row]
  private let batch: RecordBatch
  private let text = MappingText()

  private struct Row {
    var conditions: [RecordTest]
    var present: Int?
    var columns: [ColumnWriter]
  }

  init(_ mapping: ProfileMapping, columns: Int) {
    self.mapping = mapping
    batch = RecordBatch(fieldCount: columns)
    rows = mapping.rows.map { row in
      Row(
        conditions: row.conditions.map(RecordTest.init), present: row.present,
        columns: row.columns.map(ColumnWriter.init))
    }
    fields = Set(
      mapping.rows.flatMap { row in
        row.columns.flatMap(\.fields) + row.conditions.map(\.field) + (row.present.map { [$0] } ?? [])
      })
  }

  /// - Parameter fault: gets records of which nobody can tell whether they make a row.
  func take(
    _ source: RecordBatch, _ emit: (Int, RecordBatch) throws -> Void, _ fault: (FileFault) -> Void
  ) throws {
    let faults = Dictionary(grouping: source.faults, by: \.row)
    for record in 0..<source.count {
      let own = faults.isEmpty ? [] : faults[record] ?? []
      for row in rows {
        if !own.isEmpty, let bad = own.first(where: { bad in row.conditions.contains { $0.field == bad.field } }) {
          fault(FileFault(.unknownRecordType(value: bad.value), line: source.line(record)))
          continue
        }
        guard row.conditions.allSatisfy({ $0.holds(source, record) }) else { continue }
        if let present = row.present, source.length(field: present, row: record) == 0 { continue }
        add(row, source, record, own)
        if batch.isFull || text.isLarge { try flush(emit) }
      }
    }
  }

  func flush(_ emit: (Int, RecordBatch) throws -> Void) throws {
    guard !batch.isEmpty else { return }
    batch.bytes = text.bytes
    try emit(mapping.table, batch)
    batch.removeAll()
    batch.sourceLengths.removeAll(keepingCapacity: true)
    text.removeAll()
  }

  private func add(_ row: Row, _ source: RecordBatch, _ record: Int, _ faults: [RecordFault]) {
    let delivered = source.record(record)
    let start = text.append(delivered)
    let target = batch.appendRow(
      line: source.line(record), offset: source.offset(record), recordStart: start, recordLength: delivered.count)
    for column in row.columns.indices {
      row.columns[column].write(source, record, to: batch, column, target, text)
    }
    for fault in faults {
      guard let field = fault.field else {
        batch.faults.append(RecordFault(row: target, field: nil, kind: fault.kind, value: fault.value))
        continue
      }
      for column in row.columns.indices where row.columns[column].fields.contains(field) {
        // A code word that could not be decoded is not unmapped as well.
        batch.faults.removeAll { $0.row == target && $0.field == column && $0.kind == .unmappedCode }
        batch.faults.append(RecordFault(row: target, field: column, kind: fault.kind, value: fault.value))
      }
    }
  }
}

/// A field of a record that has one of some values.
struct RecordTest {
  let field: Int
  private let values: [[UInt8]]

  init(_ condition: RecordCondition) {
    field = condition.field
    values = condition.values.map { Array($0.utf8) }
  }

  func holds(_ source: RecordBatch, _ record: Int) -> Bool {
    let bytes = source.field(field, row: record)
    return values.contains { $0.count == bytes.count && $0.elementsEqual(bytes) }
  }
}
