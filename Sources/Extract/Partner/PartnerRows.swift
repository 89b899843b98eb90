import Layouts

/// Rows of one partner table, column by column, in arrays that are filled again when they have been taken.
public final class PartnerRows {
  public static let capacity = 2048

  /// The values of one column. Texts are ranges of `bytes` in UTF-8; a text of length 0 is NULL. Numbers are whole
  /// numbers, cents or days since 1970-01-01; a row with 0 in `valid` is NULL.
  struct Column {
    var isText: Bool
    var starts: UnsafeMutablePointer<UInt32>
    var lengths: UnsafeMutablePointer<UInt32>
    var numbers: UnsafeMutablePointer<Int64>
    var valid: UnsafeMutablePointer<UInt8>
  }

  public let table: PartnerTable
  public internal(set) var count = 0
  /// Line in the file and number of the batch of each row; batches count from 1, 0 is none.
  public let lines: UnsafeMutablePointer<Int64>
  public let batches: UnsafeMutablePointer<Int64>
  public private(set) var bytes: UnsafeMutablePointer<UInt8>
  private var used = 0
  private var room = 1 << 16
  private let columns: [Column]

  init(_ table: PartnerTable) {
    self.table = table
    lines = .allocate(capacity: Self.capacity)
    batches = .allocate(capacity: Self.capacity)
    bytes = .allocate(capacity: room)
    columns = table.columns.map {
      Column(
        isText: $0.type == .text, starts: .allocate(capacity: Self.capacity),
        lengths: .allocate(capacity: Self.capacity), numbers: .allocate(capacity: Self.capacity),
        valid: .allocate(capacity: Self.capacity))
    }
  }

  deinit {
    lines.deallocate()
    batches.deallocate()
    bytes.deallocate()
    for column in columns {
      column.starts.deallocate()
      column.lengths.deallocate()
      column.numbers.deallocate()
      column.valid.deallocate()
    }
  }

  public func starts(_ column: Int) -> UnsafePointer<UInt32> { UnsafePointer(columns[column].starts) }
  public func lengths(_ column: Int) -> UnsafePointer<UInt32> { UnsafePointer(columns[column].lengths) }
  public func numbers(_ column: Int) -> UnsafePointer<Int64> { UnsafePointer(columns[column].numbers) }
  public func valid(_ column: Int) -> UnsafePointer<UInt8> { UnsafePointer(columns[column].valid) }

  var isFull: Bool { count == Self.capacity }

  func removeAll() {
    count = 0
    used = 0
  }

  /// Begins a row in which every value is NULL.
  func begin(line: Int, batch: Int) {
    lines[count] = Int64(line)
    batches[count] = Int64(batch)
    for column in columns {
      column.starts[count] = 0
      column.lengths[count] = 0
      column.numbers[count] = 0
      column.valid[count] = 0
    }
  }

  func set(_ number: Int64, _ column: Int) {
    columns[column].numbers[count] = number
    columns[column].valid[count] = 1
  }

  /// Adds bytes to the text of the row that is being made. Bytes beyond ASCII are taken as Latin-1; a control character
  /// becomes a space.
  func append(_ text: UnsafeBufferPointer<UInt8>, _ column: Int) {
    if used + text.count * 2 > room { grow(used + text.count * 2) }
    if columns[column].lengths[count] == 0 { columns[column].starts[count] = UInt32(used) }
    let begin = used
    for byte in text {
      if byte >= 0x80 {
        bytes[used] = 0xC0 | byte >> 6
        bytes[used + 1] = 0x80 | byte & 0x3F
        used += 2
      } else {
        bytes[used] = byte < 0x20 || byte == 0x7F ? 0x20 : byte
        used += 1
      }
    }
    columns[column].lengths[count] += UInt32(used - begin)
  }

  private func grow(_ least: Int) {
    let wider = max(room * 2, least)
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: wider)
    grown.update(from: bytes, count: used)
    bytes.deallocate()
    bytes = grown
    room = wider
  }
}
