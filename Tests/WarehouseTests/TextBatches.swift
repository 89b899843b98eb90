import Layouts
import Records

@testable import Warehouse

/// Batches made of rows of text, as a reader hands them on; their bytes are overwritten when the next is asked for.
final class TextBatches {
  private let rows: [[String]]
  private let size: Int
  private var position = 0
  private let batch: RecordBatch
  private var bytes: UnsafeMutablePointer<UInt8>?

  init(_ rows: [[String]], size: Int = RecordBatch.capacity) {
    self.rows = rows
    self.size = size
    batch = RecordBatch(fieldCount: rows.first?.count ?? 1)
  }

  deinit { bytes?.deallocate() }

  func next() -> RecordBatch? {
    guard position < rows.count else { return nil }
    batch.removeAll()
    let taken = rows[position..<min(position + size, rows.count)]
    let all = taken.flatMap { $0.flatMap { Array($0.utf8) } }
    bytes?.deallocate()
    bytes = .allocate(capacity: all.count + 1)
    bytes!.initialize(from: all + [0], count: all.count + 1)
    batch.bytes = UnsafePointer(bytes!)
    var start = 0
    for (offset, row) in taken.enumerated() {
      let number = batch.appendRow(
        line: position + offset + 2, offset: (position + offset) * 100, recordStart: start, recordLength: 0)
      for (field, value) in row.enumerated() {
        batch.set(field: field, row: number, start: start, length: value.utf8.count, firstByte: 1)
        start += value.utf8.count
      }
    }
    position += taken.count
    return batch
  }
}

/// A table with a field of each kind.
func sampleTable(badValueReadsAsBlank: Bool = false) -> StandardTable {
  StandardTable(
    name: "receipt", sqlName: "receipt", title: "", citation: "",
    fields: [
      StandardField(name: "receipt_id", type: .id, isKey: true),
      StandardField(name: "on", sqlName: "on_date", type: .date),
      StandardField(name: "amount", type: .money),
      StandardField(name: "note", type: .text(1000)),
    ], moneyField: "amount", badValueReadsAsBlank: badValueReadsAsBlank)
}

func sampleLoader(
  _ rows: [[String]], size: Int = RecordBatch.capacity, table: StandardTable = sampleTable(),
  isRejected: ((RecordBatch, Int) -> Bool)? = nil, blankFields: ((RecordBatch, Int) -> [Int])? = nil
) -> TableLoader {
  let batches = TextBatches(rows, size: size)
  return TableLoader(
    table: table, sender: "27053", sourceFile: "27053-2024-09-30/receipt.csv", isRejected: isRejected,
    blankFields: blankFields, next: { batches.next() })
}
