import Layouts
import Records

/// What the type of a field made of its bytes.
enum CellStatus {
  static let blank: UInt8 = 0
  static let valid: UInt8 = 1
  static let bad: UInt8 = 2
}

/// The typed values of a batch, column by column: day numbers, cents, fingerprints of ids, indexes of code words.
public final class TypedBatch {
  let fieldCount: Int
  let values: UnsafeMutablePointer<Int64>
  let status: UnsafeMutablePointer<UInt8>

  init(fieldCount: Int) {
    self.fieldCount = fieldCount
    values = .allocate(capacity: fieldCount * RecordBatch.capacity)
    values.initialize(repeating: 0, count: fieldCount * RecordBatch.capacity)
    status = .allocate(capacity: fieldCount * RecordBatch.capacity)
    status.initialize(repeating: 0, count: fieldCount * RecordBatch.capacity)
  }

  deinit {
    values.deallocate()
    status.deallocate()
  }

  /// Values of one column; of row r, where the status is valid, at r.
  public func values(_ field: Int) -> UnsafePointer<Int64> { UnsafePointer(values + field * RecordBatch.capacity) }
  /// 1 where a value is there, 0 or 2 where there is none.
  public func status(_ field: Int) -> UnsafePointer<UInt8> { UnsafePointer(status + field * RecordBatch.capacity) }
}

/// Reads one column of a batch by its type.
struct ColumnParser {
  let type: StandardType
  private let words: [[UInt8]]
  private let wordMarks: [UInt64]

  init(type: StandardType) {
    self.type = type
    if case .code(let codes) = type {
      words = codes.map { Array($0.utf8) }
    } else {
      words = []
    }
    wordMarks = words.map { word in
      word.withUnsafeBufferPointer { Fingerprint.of($0.baseAddress!, count: min(24, $0.count)) }
    }
  }

  /// - Returns: how many cells are blank and how many are bad.
  func parse(_ batch: RecordBatch, field: Int, into typed: TypedBatch) -> (blank: Int, bad: Int) {
    let values = typed.values + field * RecordBatch.capacity
    let status = typed.status + field * RecordBatch.capacity
    let (starts, lengths) = batch.column(field)
    let bytes = batch.bytes
    let count = batch.count
    switch type {
    case .id:
      return Self.loop(count, starts, lengths, status) { row, start, length in
        guard length <= 20 else { return false }
        let words = ByteTriple(bytes + start, count: length)
        values[row] = Int64(bitPattern: Fingerprint.of(words, count: length))
        return words.isPrintable
      }
    case .date:
      return Self.loop(count, starts, lengths, status) { row, start, length in
        guard let day = DayNumber.parse(bytes + start, count: length) else { return false }
        values[row] = Int64(day.value)
        return true
      }
    case .money:
      return Self.loop(count, starts, lengths, status) { row, start, length in
        guard let cents = Cents.parse(bytes + start, count: length) else { return false }
        values[row] = cents.value
        return true
      }
    case .flag:
      return Self.loop(count, starts, lengths, status) { row, start, length in
        guard length == 1 else { return false }
        let byte = bytes[start]
        values[row] = byte == 0x59 ? 1 : 0
        return byte == 0x59 || byte == 0x4E
      }
    case .digits(let width):
      return Self.loop(count, starts, lengths, status) { row, start, length in
        guard length == width else { return false }
        var number: Int64 = 0
        for index in 0..<width {
          let digit = bytes[start &+ index] &- 0x30
          if digit > 9 { return false }
          number = number &* 10 &+ Int64(digit)
        }
        values[row] = number
        return true
      }
    case .text(let limit):
      return Self.loop(count, starts, lengths, status) { _, start, length in
        length <= limit || Self.characters(bytes + start, length) <= limit
      }
    case .code:
      return wordMarks.withUnsafeBufferPointer { marks in
        var last = 0
        return Self.loop(count, starts, lengths, status) { row, start, length in
          guard length <= 24 else { return false }
          let mark = Fingerprint.of(bytes + start, count: length)
          if marks[last] != mark {
            guard let index = marks.firstIndex(of: mark) else { return false }
            last = index
          }
          values[row] = Int64(last)
          return true
        }
      }
    }
  }

  @inline(__always)
  private static func loop(
    _ count: Int, _ starts: UnsafePointer<UInt32>, _ lengths: UnsafePointer<UInt32>,
    _ status: UnsafeMutablePointer<UInt8>, _ parse: (Int, Int, Int) -> Bool
  ) -> (blank: Int, bad: Int) {
    var blank = 0
    var bad = 0
    for row in 0..<count {
      let length = Int(lengths[row])
      if length == 0 {
        status[row] = CellStatus.blank
        blank &+= 1
      } else if parse(row, Int(starts[row]), length) {
        status[row] = CellStatus.valid
      } else {
        status[row] = CellStatus.bad
        bad &+= 1
      }
    }
    return (blank, bad)
  }

  /// Characters (Unicode scalars) of UTF-8 bytes.
  private static func characters(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Int {
    var count = 0
    for index in 0..<length where bytes[index] & 0xC0 != 0x80 { count &+= 1 }
    return count
  }

  /// The kind of the field edit that a bad value of this type breaks.
  func faultKind(_ value: UnsafeBufferPointer<UInt8>) -> String {
    switch type {
    case .id: value.count > 20 ? "id_length" : "id_characters"
    case .date: "date"
    case .money: "money"
    case .flag: "flag"
    case .code: "code"
    case .digits: "digits"
    case .text: "text_length"
    }
  }

  /// What a good value looks like, in words.
  var expectation: String? {
    switch type {
    case .digits(let width): "\(width) digits"
    case .code(let codes):
      codes.count <= 9 ? codes.joined(separator: ", ") : codes.prefix(8).joined(separator: ", ") + " …"
    default: nil
    }
  }
}
