import Layouts
import Records

/// Where a layout puts a field.
struct FieldPlace {
  /// (fixed) 1-based first byte.
  var at: Int
  var length: Int
  /// (delimited, xml) 0-based position among the columns.
  var column: Int
}

/// Where the fields of one record stand.
protocol FieldLocator {
  /// - Returns: the field's bytes and the 1-based place of the first in the record (0: none), or `nil` where the
  ///   record does not reach so far.
  func locate(_ place: FieldPlace) -> (bytes: UnsafePointer<UInt8>, count: Int, firstByte: Int)?
}

/// Tells records of a layout apart, decodes their fields and gathers them into a batch for each record type.
final class RecordDecoder {
  let layout: RecordLayout
  @exclusivity(unchecked) private(set) var counts: RecordCounts
  private let types: [RecordTypeDecoder]
  private let builders: [RecordBatchBuilder?]
  private let unknown: RecordBatchBuilder?

  init(_ layout: RecordLayout, _ selection: RecordSelection) {
    self.layout = layout
    counts = RecordCounts(types: layout.records.count)
    types = layout.records.map { RecordTypeDecoder($0, layout) }
    builders = layout.records.indices.map { record in
      selection.fields[record].map {
        RecordBatchBuilder(layout.records[record], layout, selected: $0, rowLimit: selection.batchRows)
      }
    }
    unknown = selection.includesUnknown ? RecordBatchBuilder() : nil
  }

  /// The first record type whose conditions hold, or -1.
  func type<Locator: FieldLocator>(of record: Locator, among candidates: [Int]? = nil) -> Int {
    if let candidates {
      for candidate in candidates where types[candidate].matches(record) { return candidate }
      return -1
    }
    for position in types.indices where types[position].matches(record) { return position }
    return -1
  }

  /// Takes a record whose type is known (-1: none). Full batches go to `consume`.
  /// - Parameter recordFault: a fault of the record as a whole.
  @inline(__always)
  func add<Locator: FieldLocator>(
    _ record: Locator, type: Int, bytes: UnsafePointer<UInt8>, count: Int, line: Int, offset: Int,
    recordFault: RecordFault? = nil, _ consume: (Int, RecordBatch) throws -> Void
  ) throws {
    guard type >= 0 else {
      counts.unknown += 1
      try unknown?.addUnknown(
        bytes: bytes, count: count, line: line, offset: offset, value: types[0].value(record), consume)
      return
    }
    counts.records[type] += 1
    try builders[type]?.add(
      record, type: type, bytes: bytes, count: count, line: line, offset: offset, recordFault: recordFault, consume)
  }

  /// Hands out what is left.
  func finish(isComplete: Bool, _ consume: (Int, RecordBatch) throws -> Void) throws -> RecordCounts {
    for position in builders.indices { try builders[position]?.flush(position, consume) }
    try unknown?.flush(RecordSelection.unknownType, consume)
    counts.isComplete = isComplete
    return counts
  }
}

/// Decides whether a record is of one type.
final class RecordTypeDecoder {
  private let tests: [(decoder: FieldDecoder, values: [[UInt8]])]
  @exclusivity(unchecked) private var scratch: UnsafeMutablePointer<UInt8>
  @exclusivity(unchecked) private var scratchSize = 256

  init(_ type: RecordType, _ layout: RecordLayout) {
    tests = type.conditions.map { condition in
      (FieldDecoder(type.fields[condition.field], layout: layout), condition.values.map { Array($0.utf8) })
    }
    scratch = .allocate(capacity: scratchSize)
  }

  deinit { scratch.deallocate() }

  /// What a record has in the first field that tells types apart; nothing where that is personal.
  func value<Locator: FieldLocator>(_ record: Locator) -> String {
    guard let decoder = tests.first?.decoder, !decoder.field.isPersonal,
      let (bytes, count, _) = record.locate(decoder.place)
    else { return "" }
    makeRoom(count)
    let length = decoder.decode(bytes, count, scratch)
    let shown = length < 0 ? decoder.raw(bytes, count, scratch) : length
    return String(decoding: UnsafeBufferPointer(start: scratch, count: shown), as: UTF8.self)
  }

  @inline(__always)
  private func makeRoom(_ count: Int) {
    if FieldDecoder.bound(count) > scratchSize {
      scratch.deallocate()
      scratchSize = FieldDecoder.bound(count)
      scratch = .allocate(capacity: scratchSize)
    }
  }

  func matches<Locator: FieldLocator>(_ record: Locator) -> Bool {
    for test in tests {
      guard let (bytes, count, _) = record.locate(test.decoder.place) else { return false }
      makeRoom(count)
      let length = test.decoder.decode(bytes, count, scratch)
      guard length >= 0, RecordValues.contain(test.values, UnsafePointer(scratch), length) else { return false }
    }
    return true
  }
}

enum RecordValues {
  @inline(__always)
  static func contain(_ values: [[UInt8]], _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    for value in values where value.count == count {
      if value.withUnsafeBufferPointer({ value in
        for position in 0..<count where value[position] != bytes[position] { return false }
        return true
      }) {
        return true
      }
    }
    return false
  }
}
