/// A batch of records of one table (or of one record type of a layout) as fields of bytes, column by column: what
/// passes from Extract to Transform and Validate.
///
/// A field is a range of the batch's `bytes`; nothing is copied into Strings. The reader owns the bytes and may
/// reuse them after the consumer has returned: a consumer that keeps a value copies it.
public final class RecordBatch {
  /// Rows a batch holds at the most.
  public static let capacity = 2048

  public let fieldCount: Int
  /// Rows in use.
  @inlinable public var count: Int { rowCount }
  @usableFromInline var rowCount = 0
  /// What all field ranges are relative to. Readers set it before the batch is handed on.
  public var bytes: UnsafePointer<UInt8>

  /// Column-major: field `f` of row `r` is at `f * capacity + r`.
  @usableFromInline let starts: UnsafeMutablePointer<UInt32>
  @usableFromInline let lengths: UnsafeMutablePointer<UInt32>
  @usableFromInline let firstBytes: UnsafeMutablePointer<UInt32>
  @usableFromInline let rowLines: UnsafeMutablePointer<UInt32>
  @usableFromInline let rowOffsets: UnsafeMutablePointer<Int>
  @usableFromInline let recordStarts: UnsafeMutablePointer<UInt32>
  @usableFromInline let recordLengths: UnsafeMutablePointer<UInt32>

  /// Faults of the record as a whole or of a field that could not be decoded, found while reading.
  public var faults: [RecordFault] = []
  /// Raw bytes of rows whose bytes in the buffer are no longer as delivered (quotes undone in place).
  public var rawCopies: [Int: [UInt8]] = [:]

  public init(fieldCount: Int) {
    self.fieldCount = fieldCount
    let cells = max(fieldCount, 1) * Self.capacity
    starts = .allocate(capacity: cells)
    lengths = .allocate(capacity: cells)
    firstBytes = .allocate(capacity: cells)
    starts.initialize(repeating: 0, count: cells)
    lengths.initialize(repeating: 0, count: cells)
    firstBytes.initialize(repeating: 0, count: cells)
    rowLines = .allocate(capacity: Self.capacity)
    rowOffsets = .allocate(capacity: Self.capacity)
    recordStarts = .allocate(capacity: Self.capacity)
    recordLengths = .allocate(capacity: Self.capacity)
    bytes = UnsafePointer(UnsafeRawPointer(starts).assumingMemoryBound(to: UInt8.self))
  }

  deinit {
    starts.deallocate()
    lengths.deallocate()
    firstBytes.deallocate()
    rowLines.deallocate()
    rowOffsets.deallocate()
    recordStarts.deallocate()
    recordLengths.deallocate()
  }

  @inlinable public var isFull: Bool { count == Self.capacity }
  @inlinable public var isEmpty: Bool { count == 0 }

  public func removeAll() {
    rowCount = 0
    faults.removeAll(keepingCapacity: true)
    rawCopies.removeAll(keepingCapacity: true)
  }

  /// Adds a row whose fields are all blank.
  /// - Parameters:
  ///   - line: 1-based line (or record number) on which the record begins in the unpacked file.
  ///   - offset: 0-based byte offset of the record in the unpacked file.
  ///   - recordStart: where the record as delivered begins in `bytes`.
  ///   - recordLength: its length in bytes, without the line end.
  /// - Returns: the row's number in the batch.
  @inlinable @inline(__always)
  public func appendRow(line: Int, offset: Int, recordStart: Int, recordLength: Int) -> Int {
    let row = rowCount
    rowCount = row &+ 1
    rowLines[row] = UInt32(truncatingIfNeeded: line)
    rowOffsets[row] = offset
    recordStarts[row] = UInt32(truncatingIfNeeded: recordStart)
    recordLengths[row] = UInt32(truncatingIfNeeded: recordLength)
    for field in 0..<fieldCount { lengths[field &* Self.capacity &+ row] = 0 }
    return row
  }

  /// Adds the row whose fields were set at row `count` before: what a reader of delimited records does, which knows a
  /// record's end last. Byte ranges are then the fields' own places.
  @inlinable @inline(__always)
  public func commitRow(line: Int, offset: Int, recordStart: Int, recordLength: Int) {
    let row = rowCount
    rowCount = row &+ 1
    rowLines[row] = UInt32(truncatingIfNeeded: line)
    rowOffsets[row] = offset
    recordStarts[row] = UInt32(truncatingIfNeeded: recordStart)
    recordLengths[row] = UInt32(truncatingIfNeeded: recordLength)
  }

  /// Sets a field's range in `bytes`; its place in the record is that of its bytes.
  @inlinable @inline(__always)
  public func set(field: Int, row: Int, start: Int, length: Int) {
    let cell = field &* Self.capacity &+ row
    starts[cell] = UInt32(truncatingIfNeeded: start)
    lengths[cell] = UInt32(truncatingIfNeeded: length)
  }

  /// Sets a field's range in `bytes`, and the 1-based position of its first byte in the record as delivered.
  @inlinable @inline(__always)
  public func set(field: Int, row: Int, start: Int, length: Int, firstByte: Int) {
    let cell = field &* Self.capacity &+ row
    starts[cell] = UInt32(truncatingIfNeeded: start)
    lengths[cell] = UInt32(truncatingIfNeeded: length)
    firstBytes[cell] = UInt32(truncatingIfNeeded: firstByte)
  }

  @inlinable @inline(__always) public func start(field: Int, row: Int) -> Int {
    Int(starts[field &* Self.capacity &+ row])
  }
  @inlinable @inline(__always) public func length(field: Int, row: Int) -> Int {
    Int(lengths[field &* Self.capacity &+ row])
  }

  /// The ranges of one column, for loops over rows: `starts[row]`, `lengths[row]`.
  @inlinable @inline(__always)
  public func column(_ field: Int) -> (starts: UnsafePointer<UInt32>, lengths: UnsafePointer<UInt32>) {
    (UnsafePointer(starts + field &* Self.capacity), UnsafePointer(lengths + field &* Self.capacity))
  }

  /// The bytes of a field.
  @inlinable @inline(__always)
  public func field(_ field: Int, row: Int) -> UnsafeBufferPointer<UInt8> {
    let cell = field &* Self.capacity &+ row
    return UnsafeBufferPointer(start: bytes + Int(starts[cell]), count: Int(lengths[cell]))
  }

  public func text(_ field: Int, row: Int) -> String {
    String(decoding: self.field(field, row: row), as: UTF8.self)
  }

  /// 1-based bytes of a field in the record as delivered; `nil` for a blank field that has no place.
  public func byteRange(field: Int, row: Int) -> (first: Int, last: Int)? {
    let cell = field * Self.capacity + row
    var first = Int(firstBytes[cell])
    if first == 0 {
      // Fields that the reader left in place: they lie inside their record.
      let place = Int(starts[cell]) - Int(recordStarts[row])
      guard place >= 0, place <= Int(recordLengths[row]), recordLengths[row] > 0, starts[cell] > 0 || place == 0,
        fieldsAreInPlace
      else { return nil }
      first = place + 1
    }
    return (first, max(first, first + Int(sourceLength(field: field, row: row)) - 1))
  }

  /// Whether fields lie in the bytes of their own record, so that their ranges there need not be told.
  public var fieldsAreInPlace = false

  /// Lengths in the source where they differ from the decoded text's (packed decimals, code words).
  public var sourceLengths: [Int: UInt32] = [:]

  private func sourceLength(field: Int, row: Int) -> UInt32 {
    sourceLengths[field * Self.capacity + row] ?? lengths[field * Self.capacity + row]
  }

  public func line(_ row: Int) -> Int { Int(rowLines[row]) }
  public func offset(_ row: Int) -> Int { rowOffsets[row] }

  /// The record's bytes as delivered, without the line end.
  public func record(_ row: Int) -> [UInt8] {
    if let copy = rawCopies[row] { return copy }
    return Array(UnsafeBufferPointer(start: bytes + Int(recordStarts[row]), count: Int(recordLengths[row])))
  }
}

/// Something wrong with a record that was seen while reading it.
public struct RecordFault: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// A CSV or delimited record with another number of fields than its header.
    case fieldCount(found: Int, expected: Int)
    /// A field whose bytes cannot be what its layout says: a packed decimal with a bad nibble, a zoned digit …
    case undecodable(expected: String)
    /// A code word that the profile's code table does not hold.
    case unmappedCode
    /// A record longer than a record may be.
    case tooLong(limit: Int)
    /// A record of no type that the layout knows.
    case unknownRecordType
    /// A quoted field that goes on after its closing quote.
    case quoting
  }
  public var row: Int
  /// Column of the batch, or `nil` for the record as a whole.
  public var field: Int?
  public var kind: Kind
  /// The value as delivered, as text (hex for binary fields).
  public var value: String

  public init(row: Int, field: Int?, kind: Kind, value: String) {
    self.row = row
    self.field = field
    self.kind = kind
    self.value = value
  }
}
