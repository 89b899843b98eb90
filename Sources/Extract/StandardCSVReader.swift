import Glibc
import Layouts
import Records

/// What a file of the standard extract held.
public struct StandardCSVCounts: Sendable, Equatable {
  /// Data records, the header not counted.
  public var records = 0
  /// The file could be read to its end.
  public var isWhole = false
}

/// Reads one table of the standard extract: CSV as in RFC 4180, UTF-8, a header line, LF or CRLF.
///
/// Bytes are scanned once, eight at a time, in a buffer that is reused: memory does not grow with the file. A record
/// may have `recordLimit` bytes; a longer one ends the file with a fault.
public final class StandardCSVReader {
  public static let recordLimit = 1 << 20
  private static let bufferSize = 4 << 20
  /// Readable bytes behind the data, so that words may be loaded at its end.
  private static let padding = 64

  private let stream: ByteStream
  private let table: StandardTable
  private let buffer: UnsafeMutablePointer<UInt8>
  private let batch: RecordBatch

  /// Bytes of the buffer that hold data.
  private var filled = 0
  private var bufferOffset = 0
  private var isAtEnd = false
  private var line = 1
  private var counts = StandardCSVCounts()
  /// File column -> field of the table, or -1.
  private var columns: [Int] = []
  /// The same, for the scan.
  private var fieldOfColumn = UnsafeMutablePointer<Int>.allocate(capacity: 1)
  private var headerEndsInCRLF = false
  private var mixedLineEnd: Int?

  public init(stream: ByteStream, table: StandardTable) {
    self.stream = stream
    self.table = table
    // Zeroed by the system as it is touched: most files fill a small part of it.
    buffer = calloc(Self.bufferSize + Self.padding, 1).assumingMemoryBound(to: UInt8.self)
    batch = RecordBatch(fieldCount: table.fields.count)
    batch.fieldsAreInPlace = true
  }

  deinit {
    free(buffer)
    fieldOfColumn.deallocate()
  }

  /// Reads the file to its end or to the first fault from which it cannot be read on.
  /// - Parameters:
  ///   - fault: gets every fault of the file as a whole.
  ///   - consume: gets full batches in file order; their bytes are valid until it returns.
  public func read(fault: (FileFault) -> Void, consume: (RecordBatch) throws -> Void) throws -> StandardCSVCounts {
    do {
      try fill()
      skipByteOrderMark()
      var position = bufferStart
      guard let headerEnd = try header(at: &position, fault: fault) else { return counts }
      position = headerEnd
      try records(from: position, fault: fault, consume: consume)
    } catch let error as ByteStreamError {
      switch error {
      case .cutGzip: fault(FileFault(.cutGzip, line: 0))
      case .damagedGzip: fault(FileFault(.damagedGzip, line: 0))
      case .cannotOpen(_, let reason), .readFailed(_, let reason):
        fault(FileFault(.cannotOpen(reason: reason), line: 0))
      }
      if !batch.isEmpty { try flush(consume) }
    }
    if let mixedLineEnd { fault(FileFault(.mixedLineEnds, line: mixedLineEnd)) }
    return counts
  }

  // MARK: - Buffer

  private var bufferStart = 0

  private func skipByteOrderMark() {
    if filled >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF { bufferStart = 3 }
  }

  /// Reads more behind the data that is there. A last record without a line end gets one.
  private func fill() throws {
    let room = Self.bufferSize - filled
    guard room > 0, !isAtEnd else { return }
    let count = try stream.read(into: UnsafeMutableRawBufferPointer(start: buffer + filled, count: room))
    filled += count
    if count < room {
      isAtEnd = true
      if filled > 0, buffer[filled - 1] != 0x0A {
        buffer[filled] = 0x0A
        filled += 1
      }
    }
    for index in 0..<Self.padding where filled + index < Self.bufferSize + Self.padding {
      buffer[filled + index] = 0x0A
    }
  }

  /// Moves the unread rest to the front and reads on.
  private func refill(keepingFrom start: Int) throws {
    let rest = filled - start
    if start > 0 {
      buffer.update(from: buffer + start, count: rest)
      bufferOffset += start
      filled = rest
    }
    try fill()
  }

  private func flush(_ consume: (RecordBatch) throws -> Void) throws {
    batch.bytes = UnsafePointer(buffer)
    try consume(batch)
    batch.removeAll()
  }

  // MARK: - Header

  private func header(at position: inout Int, fault: (FileFault) -> Void) throws -> Int? {
    guard filled > position else {
      fault(FileFault(.noHeader, line: 1))
      counts.isWhole = true
      return nil
    }
    var end = position
    while end < filled, buffer[end] != 0x0A { end += 1 }
    guard end < filled else {
      fault(FileFault(.tooLong(limit: Self.recordLimit), line: 1))
      return nil
    }
    var textEnd = end
    if textEnd > position, buffer[textEnd - 1] == 0x0D {
      textEnd -= 1
      headerEndsInCRLF = true
    }
    let text = UnsafeBufferPointer(start: buffer + position, count: textEnd - position)
    guard let header = StandardCSVHeader(text, of: table, fault: fault) else { return nil }
    columns = header.columns
    line = 2
    fieldOfColumn.deallocate()
    fieldOfColumn = .allocate(capacity: max(columns.count, 1))
    for (column, field) in columns.enumerated() { fieldOfColumn[column] = field }
    return header.isUsable ? end + 1 : nil
  }

  // MARK: - Records

  /// How the scan of one record ended.
  private enum RecordEnd {
    case complete(next: Int)
    case incomplete
    /// Inside quotes that opened on this line.
    case openQuote(line: Int)
    case fault(FileFault)
  }

  private func records(
    from first: Int, fault: (FileFault) -> Void, consume: (RecordBatch) throws -> Void
  ) throws {
    var position = first
    while true {
      if position >= filled {
        if isAtEnd { break }
        if !batch.isEmpty { try flush(consume) }
        try refill(keepingFrom: position)
        position = 0
        continue
      }
      switch scan(from: position) {
      case .complete(let next):
        counts.records += 1
        position = next
        if batch.isFull { try flush(consume) }
      case .fault(let found):
        if !batch.isEmpty { try flush(consume) }
        fault(found)
        return
      case .incomplete, .openQuote:
        if !batch.isEmpty { try flush(consume) }
        if isAtEnd || (position == 0 && filled == Self.bufferSize) || filled - position > Self.recordLimit {
          fault(try unfinished(from: position))
          return
        }
        try refill(keepingFrom: position)
        position = 0
      }
    }
    if !batch.isEmpty { try flush(consume) }
    counts.isWhole = true
  }

  /// What is wrong with a record that does not end within the limit: a quote that never closes, or just too long.
  private func unfinished(from position: Int) throws -> FileFault {
    let open: Int
    switch scan(from: position) {
    case .openQuote(let line): open = line
    default: return FileFault(.tooLong(limit: Self.recordLimit), line: line)
    }
    var quotes = 0
    var index = position
    while true {
      while index < filled {
        if buffer[index] == 0x22 { quotes += 1 }
        index += 1
      }
      if isAtEnd { break }
      filled = 0
      index = 0
      try fill()
    }
    return quotes % 2 == 1
      ? FileFault(.unclosedQuote, line: open) : FileFault(.tooLong(limit: Self.recordLimit), line: line)
  }

  private func scan(from start: Int) -> RecordEnd {
    let row = batch.count
    let base = UnsafeRawPointer(buffer)
    let end = filled
    let columnCount = columns.count
    var column = 0
    var fieldStart = start
    var position = start
    var recordLine = 0
    var highBits: UInt64 = 0
    var stray = false
    if !doubledQuotes.isEmpty { doubledQuotes.removeAll(keepingCapacity: true) }
    let columns = UnsafePointer(fieldOfColumn)
    do {
      while position < end {
        let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        highBits |= word
        var mask = ByteWord.specials(word)
        let wordStart = position
        position = wordStart &+ 8
        while mask != 0 {
          let at = wordStart &+ (mask.trailingZeroBitCount &>> 3)
          mask &= mask &- 1
          let byte = buffer[at]
          if byte == 0x2C {
            if column < columnCount {
              let field = columns[column]
              if field >= 0 { batch.set(field: field, row: row, start: fieldStart, length: at &- fieldStart) }
            }
            column &+= 1
            fieldStart = at &+ 1
          } else if byte == 0x0A {
            if at >= end { return .incomplete }
            return finish(
              row: row, start: start, fieldStart: fieldStart, at: at, column: column, recordLine: recordLine,
              isHigh: highBits & 0x8080_8080_8080_8080 != 0, stray: stray)
          } else if byte == 0x22, at == fieldStart {
            switch quoted(from: at, lines: &recordLine) {
            case .closed(let next, let close, let isDoubled, let isStray):
              if isStray { stray = true }
              if column < columnCount, columns[column] >= 0 {
                batch.set(field: columns[column], row: row, start: at + 1, length: close - at - 1)
                if isDoubled {
                  doubledQuotes.append(DoubledQuotes(field: columns[column], first: at + 1, close: close))
                }
              }
              highBits = ~0
              if buffer[next] == 0x2C {
                column &+= 1
                fieldStart = next &+ 1
                position = next &+ 1
              } else {
                // A line end: let the main loop finish the record there, with the field already set.
                if next >= end { return .incomplete }
                var lineEnd = next
                if buffer[next] == 0x0D { lineEnd = next &+ 1 }
                if lineEnd >= end { return .incomplete }
                return finish(
                  row: row, start: start, fieldStart: -1, at: lineEnd, column: column, recordLine: recordLine,
                  isHigh: true, stray: stray)
              }
              mask = 0
            case .open: return .openQuote(line: line + recordLine)
            }
          } else if byte == 0 {
            if at >= end { return .incomplete }
            let record = UnsafeBufferPointer(start: UnsafePointer(buffer) + start, count: at + 1 - start)
            return .fault(badByte(.nulByte, at: at - start, in: record))
          }
        }
      }
      return .incomplete
    }
  }

  private enum QuotedEnd {
    /// `close` is the closing quote, `next` the separator or line end behind it.
    case closed(next: Int, close: Int, isDoubled: Bool, isStray: Bool)
    case open
  }

  /// Reads a quoted field from its opening quote. `lines` counts the line ends inside of it.
  private func quoted(from open: Int, lines: inout Int) -> QuotedEnd {
    var position = open + 1
    var newLines = 0
    var doubled = false
    while position < filled {
      let byte = buffer[position]
      if byte == 0x22 {
        // The byte behind may not be there yet: the buffer's padding is a line end, which is what a file's end is.
        if position + 1 < filled, buffer[position + 1] == 0x22 {
          doubled = true
          position += 2
          continue
        }
        if position + 1 >= filled, !isAtEnd { return .open }
        break
      }
      if byte == 0x0A { newLines += 1 }
      position += 1
    }
    guard position < filled else { return .open }
    let close = position
    var next = close + 1
    var isStray = false
    while next < filled, buffer[next] != 0x2C, buffer[next] != 0x0A {
      if buffer[next] == 0x0D, next + 1 < filled, buffer[next + 1] == 0x0A { break }
      isStray = true
      next += 1
    }
    if next >= filled, !isAtEnd { return .open }
    lines += newLines
    return .closed(next: next, close: close, isDoubled: doubled, isStray: isStray)
  }

  /// A quoted field with doubled quotes in it: undone when the record is known to be whole.
  private struct DoubledQuotes {
    var field: Int
    var first: Int
    var close: Int
  }
  private var doubledQuotes: [DoubledQuotes] = []

  /// Undoes doubled quotes in place; the record as delivered is kept beside the batch.
  private func undouble(row: Int, start: Int, end: Int) {
    batch.rawCopies[row] = Array(UnsafeBufferPointer(start: buffer + start, count: end - start))
    for quotes in doubledQuotes {
      var write = quotes.first
      var read = quotes.first
      while read < quotes.close {
        buffer[write] = buffer[read]
        read += buffer[read] == 0x22 ? 2 : 1
        write += 1
      }
      batch.set(field: quotes.field, row: row, start: quotes.first, length: write - quotes.first)
    }
  }

  private func finish(
    row: Int, start: Int, fieldStart: Int, at lineEnd: Int, column: Int, recordLine: Int, isHigh: Bool, stray: Bool
  ) -> RecordEnd {
    if lineEnd - start > Self.recordLimit { return .fault(FileFault(.tooLong(limit: Self.recordLimit), line: line)) }
    var end = lineEnd
    let isCRLF = end > start && buffer[end - 1] == 0x0D
    if isCRLF { end -= 1 }
    if isCRLF != headerEndsInCRLF, mixedLineEnd == nil {
      // The line end that is put behind a last record without one is no line end of the file.
      let isLast = isAtEnd && lineEnd == filled - 1 && bufferOffset + filled > stream.bytesRead
      if !isLast { mixedLineEnd = line }
    }
    if fieldStart >= 0, column < columns.count, columns[column] >= 0 {
      batch.set(field: columns[column], row: row, start: fieldStart, length: max(0, end - fieldStart))
    }
    if isHigh {
      let bytes = UnsafeBufferPointer(start: buffer + start, count: end - start)
      if let invalid = UTF8Check.firstInvalid(bytes) { return .fault(badByte(.notUTF8, at: invalid, in: bytes)) }
      if let zero = bytes.firstIndex(of: 0) { return .fault(badByte(.nulByte, at: zero, in: bytes)) }
    }
    if column + 1 != columns.count {
      for missing in (column + 1)..<max(columns.count, column + 1) where columns[missing] >= 0 {
        batch.set(field: columns[missing], row: row, start: start, length: 0)
      }
      batch.faults.append(
        RecordFault(
          row: row, field: nil, kind: .fieldCount(found: column + 1, expected: columns.count), value: ""))
    }
    if stray { batch.faults.append(RecordFault(row: row, field: nil, kind: .quoting, value: "")) }
    if !doubledQuotes.isEmpty { undouble(row: row, start: start, end: end) }
    batch.commitRow(line: line, offset: bufferOffset + start, recordStart: start, recordLength: end - start)
    line += 1 + recordLine
    return .complete(next: lineEnd + 1)
  }

  private func badByte(_ kind: FileFault.Kind, at index: Int, in record: UnsafeBufferPointer<UInt8>) -> FileFault {
    let lines = record.prefix(index).count { $0 == 0x0A }
    return FileFault(kind, line: line + lines, firstByte: index + 1, lastByte: index + 1)
  }
}
