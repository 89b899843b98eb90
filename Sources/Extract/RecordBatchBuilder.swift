import Layouts
import Records

/// Gathers the records of one type into batches.
final class RecordBatchBuilder {
  /// Bytes at which a batch is handed out before it has all its rows.
  private static let arenaLimit = 8 << 20

  private let batch: RecordBatch
  private let arena = RecordArena()
  private let decoders: [FieldDecoder]
  /// Fields to decode; those that decide whether others are read come before them.
  private let order: [Int]
  private let guards: [FieldGuard?]
  private let rowLimit: Int

  init(_ type: RecordType, _ layout: RecordLayout, selected: [Bool], rowLimit: Int) {
    self.rowLimit = min(max(rowLimit, 1), RecordBatch.capacity)
    batch = RecordBatch(fieldCount: type.fields.count)
    decoders = type.fields.map { FieldDecoder($0, layout: layout) }
    guards = type.fields.map { $0.isConditional ? FieldGuard($0) : nil }
    order = FieldGuard.order(of: type.fields, selected: selected)
  }

  /// For records of no known type: rows without columns.
  init() {
    rowLimit = RecordBatch.capacity
    batch = RecordBatch(fieldCount: 0)
    decoders = []
    order = []
    guards = []
  }

  func addUnknown(
    bytes: UnsafePointer<UInt8>, count: Int, line: Int, offset: Int, value: String,
    _ consume: (Int, RecordBatch) throws -> Void
  ) throws {
    let start = arena.append(bytes, count)
    let row = batch.appendRow(line: line, offset: offset, recordStart: start, recordLength: count)
    batch.faults.append(RecordFault(row: row, field: nil, kind: .unknownRecordType, value: value))
    if batch.count >= rowLimit || arena.count > Self.arenaLimit { try flush(RecordSelection.unknownType, consume) }
  }

  func add<Locator: FieldLocator>(
    _ record: Locator, type: Int, bytes: UnsafePointer<UInt8>, count: Int, line: Int, offset: Int,
    recordFault: RecordFault?, _ consume: (Int, RecordBatch) throws -> Void
  ) throws {
    let recordStart = arena.append(bytes, count)
    let row = batch.appendRow(line: line, offset: offset, recordStart: recordStart, recordLength: count)
    if var recordFault {
      recordFault.row = row
      batch.faults.append(recordFault)
    }
    for field in order {
      if let rule = guards[field], !rule.isRead(row: row, batch, arena.base) {
        batch.set(field: field, row: row, start: 0, length: 0, firstByte: 0)
      } else {
        decode(field, row, record)
      }
    }
    if batch.count >= rowLimit || arena.count > Self.arenaLimit { try flush(type, consume) }
  }

  func flush(_ type: Int, _ consume: (Int, RecordBatch) throws -> Void) throws {
    guard !batch.isEmpty else { return }
    batch.bytes = UnsafePointer(arena.base)
    try consume(type, batch)
    batch.removeAll()
    batch.sourceLengths.removeAll(keepingCapacity: true)
    arena.removeAll()
  }

  @inline(__always)
  private func decode<Locator: FieldLocator>(_ field: Int, _ row: Int, _ record: Locator) {
    let decoder = decoders[field]
    guard let (source, length, firstByte) = record.locate(decoder.place) else {
      batch.set(field: field, row: row, start: 0, length: 0, firstByte: 0)
      return
    }
    arena.reserve(FieldDecoder.bound(length))
    let start = arena.count
    var decoded = decoder.decode(source, length, arena.end)
    if decoded < 0 {
      decoded = decoder.raw(source, length, arena.end)
      batch.faults.append(
        RecordFault(
          row: row, field: field, kind: .undecodable(expected: decoder.expected),
          value: String(decoding: UnsafeBufferPointer(start: arena.end, count: decoded), as: UTF8.self)))
      batch.sourceLengths[field &* RecordBatch.capacity &+ row] = UInt32(truncatingIfNeeded: length)
    } else if decoded > 0, firstByte > 0, decoder.keepsSourceLength ? decoded > length : decoded != length {
      batch.sourceLengths[field &* RecordBatch.capacity &+ row] = UInt32(truncatingIfNeeded: length)
    }
    arena.advance(decoded)
    batch.set(field: field, row: row, start: start, length: decoded, firstByte: firstByte)
  }
}

/// Decides whether a field is read in a record, from fields that have been decoded before.
struct FieldGuard {
  private let readWhen: [(field: Int, values: [[UInt8]])]
  private let takenWhen: [[(field: Int, values: [[UInt8]])]]
  private let depending: RecordField.Depending?

  init(_ field: RecordField) {
    func bytes(_ condition: RecordCondition) -> (field: Int, values: [[UInt8]]) {
      (condition.field, condition.values.map { Array($0.utf8) })
    }
    readWhen = field.readWhen.map(bytes)
    takenWhen = field.takenWhen.map { $0.map(bytes) }
    depending = field.depending
  }

  func isRead(row: Int, _ batch: RecordBatch, _ base: UnsafeMutablePointer<UInt8>) -> Bool {
    func holds(_ condition: (field: Int, values: [[UInt8]])) -> Bool {
      RecordValues.contain(
        condition.values, UnsafePointer(base + batch.start(field: condition.field, row: row)),
        batch.length(field: condition.field, row: row))
    }
    if let depending {
      let start = batch.start(field: depending.field, row: row)
      var count = 0
      for position in start..<start + batch.length(field: depending.field, row: row) {
        let digit = base[position] &- 0x30
        guard digit <= 9, count < 1_000_000 else { return false }
        count = count * 10 + Int(digit)
      }
      if depending.occurrence > count { return false }
    }
    return readWhen.allSatisfy(holds) && !takenWhen.contains { $0.allSatisfy(holds) }
  }

  /// The selected fields and those that they depend on, each after those it depends on.
  static func order(of fields: [RecordField], selected: [Bool]) -> [Int] {
    var order: [Int] = []
    var seen = [Bool](repeating: false, count: fields.count)
    func visit(_ position: Int) {
      guard !seen[position] else { return }
      seen[position] = true
      let field = fields[position]
      for condition in field.readWhen { visit(condition.field) }
      for condition in field.takenWhen.joined() { visit(condition.field) }
      if let depending = field.depending { visit(depending.field) }
      order.append(position)
    }
    for position in fields.indices where selected[position] { visit(position) }
    return order
  }
}
