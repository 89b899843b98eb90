import Layouts

/// Splits one record into its fields.
struct DelimitedSplitter {
  struct Field {
    /// 0-based place in the record, or in `unquoted`.
    var start: Int
    var count: Int
    /// 0-based place in the record as delivered.
    var place: Int
    var isUnquoted: Bool
  }

  struct End {
    /// Bytes without the line end.
    var count: Int
    /// Bytes with the line end.
    var total: Int
    /// Line ends in the record, its own among them.
    var lines: Int
    /// `nil` where the file ends without a line end.
    var isCRLF: Bool?
  }

  enum Outcome {
    case record(End)
    /// The record goes on after the bytes given.
    case more
    /// A quote opens (0-based byte, lines before it in the record) and never closes.
    case unclosed(at: Int, lines: Int)
  }

  private(set) var fields: [Field] = []
  /// A closing quote is followed by something else than a delimiter.
  private(set) var hasStrayQuote = false
  private let marks: RecordLayout.Marks
  /// Fields in which doubled quotes have been undone.
  private let unquoted = RecordArena()

  init(_ marks: RecordLayout.Marks) { self.marks = marks }

  @inline(__always)
  func field(
    _ column: Int, in record: UnsafePointer<UInt8>
  ) -> (bytes: UnsafePointer<UInt8>, count: Int, firstByte: Int) {
    let field = fields[column]
    if field.isUnquoted {
      return (UnsafePointer(unquoted.base) + field.start, field.count, field.place + 1)
    }
    return (record + field.start, field.count, field.place + 1)
  }

  /// - Parameter atEnd: nothing follows after `count` bytes.
  mutating func split(_ bytes: UnsafePointer<UInt8>, _ count: Int, atEnd: Bool) -> Outcome {
    fields.removeAll(keepingCapacity: true)
    unquoted.removeAll()
    hasStrayQuote = false
    var lines = 0
    var position = 0
    while true {
      let start = position
      if let quote = marks.quote, position < count, bytes[position] == quote {
        let linesBefore = lines
        guard let close = closing(quote, bytes, count, from: position + 1, &lines) else {
          return atEnd ? .unclosed(at: position, lines: linesBefore) : .more
        }
        if close.end + 1 == count, !atEnd { return .more }
        append(bytes, from: start + 1, to: close.end, hasDoubled: close.hasDoubled, quote)
        position = close.end + 1
        let afterQuote = position
        while position < count, bytes[position] != marks.delimiter, bytes[position] != 0x0A { position += 1 }
        let isCarriageReturn = position == afterQuote + 1 && bytes[afterQuote] == 0x0D
        if position != afterQuote, !isCarriageReturn || (position < count && bytes[position] != 0x0A) {
          hasStrayQuote = true
        }
      } else {
        while position < count, bytes[position] != marks.delimiter, bytes[position] != 0x0A { position += 1 }
        fields.append(Field(start: start, count: position - start, place: start, isUnquoted: false))
      }
      if position < count, bytes[position] == marks.delimiter {
        position += 1
        continue
      }
      if position == count, !atEnd { return .more }
      return .record(finish(bytes, count, at: position, lines))
    }
  }

  private mutating func finish(_ bytes: UnsafePointer<UInt8>, _ count: Int, at position: Int, _ lines: Int) -> End {
    guard position < count else { return End(count: position, total: position, lines: lines + 1, isCRLF: nil) }
    let isCRLF = position > 0 && bytes[position - 1] == 0x0D
    if isCRLF, let last = fields.last, !last.isUnquoted, last.count > 0, last.start + last.count == position {
      fields[fields.count - 1].count -= 1
    }
    return End(count: isCRLF ? position - 1 : position, total: position + 1, lines: lines + 1, isCRLF: isCRLF)
  }

  private mutating func append(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, hasDoubled: Bool, _ quote: UInt8
  ) {
    guard hasDoubled else {
      fields.append(Field(start: start, count: end - start, place: start, isUnquoted: false))
      return
    }
    let first = unquoted.count
    unquoted.reserve(end - start)
    var position = start
    while position < end {
      unquoted.end[0] = bytes[position]
      unquoted.advance(1)
      position += bytes[position] == quote ? 2 : 1
    }
    fields.append(Field(start: first, count: unquoted.count - first, place: start, isUnquoted: true))
  }

  private func closing(
    _ quote: UInt8, _ bytes: UnsafePointer<UInt8>, _ count: Int, from start: Int, _ lines: inout Int
  ) -> (end: Int, hasDoubled: Bool)? {
    var position = start
    var hasDoubled = false
    while position < count {
      if bytes[position] == 0x0A { lines += 1 }
      if bytes[position] == quote {
        guard position + 1 < count, bytes[position + 1] == quote else { return (position, hasDoubled) }
        hasDoubled = true
        position += 1
      }
      position += 1
    }
    return nil
  }
}
