import Glibc
import Layouts
import Records

/// Reads records whose fields stand between delimiters, with or without quotes (RFC 4180 where there are).
public final class DelimitedRecordReader: RecordReader {
  private var layout: RecordLayout
  private let selection: RecordSelection
  private let limits: RecordLimits
  private let window: ByteWindow
  private var decoder: RecordDecoder
  private var splitter: DelimitedSplitter
  /// Fields of the header, where there is one.
  private var headerCount: Int?

  public init(
    _ layout: RecordLayout, _ stream: ByteStream, _ selection: RecordSelection, _ limits: RecordLimits = RecordLimits()
  ) {
    self.layout = layout
    self.selection = selection
    self.limits = limits
    window = ByteWindow(stream)
    decoder = RecordDecoder(layout, selection)
    splitter = DelimitedSplitter(layout.marks)
  }

  public func read(
    _ consume: (Int, RecordBatch) throws -> Void, fault: (FileFault) -> Void
  ) throws -> RecordCounts {
    var isComplete = false
    do {
      isComplete = try readRecords(consume, fault)
    } catch let error as ByteStreamError {
      fault(FileFault(error))
    }
    return try decoder.finish(isComplete: isComplete, consume)
  }

  private func readRecords(
    _ consume: (Int, RecordBatch) throws -> Void, _ fault: (FileFault) -> Void
  ) throws -> Bool {
    var cutter = LineCutter(window, limit: limits.record)
    try cutter.skipByteOrderMark()
    var line = 1
    var isFirst = true
    while try window.ensure(1) {
      guard let end = try nextRecord(line, fault) else { return false }
      if window.count == 1, window.first[0] == 0x1A { break }
      if let nul = memchr(window.first, 0, end.count) {
        let place = UnsafePointer<UInt8>(nul.assumingMemoryBound(to: UInt8.self)) - window.first + 1
        fault(FileFault(.nulByte, line: line, firstByte: place, lastByte: place))
        return false
      }
      if let isCRLF = end.isCRLF { cutter.noteEnd(isCRLF, line, fault) }
      if isFirst, layout.marks.hasHeader {
        guard readHeader(fault) else { return false }
      } else {
        try take(end.count, line, consume)
      }
      isFirst = false
      window.skip(end.total)
      line += end.lines
    }
    if isFirst, layout.marks.hasHeader {
      fault(FileFault(.noHeader, line: 1))
      return false
    }
    return true
  }

  /// Splits the record at the window's start; `nil` after a fault from which the file cannot be read on.
  private func nextRecord(_ line: Int, _ fault: (FileFault) -> Void) throws -> DelimitedSplitter.End? {
    var atEnd = false
    while true {
      switch splitter.split(window.first, window.count, atEnd: atEnd) {
      case .record(let end):
        if end.count > limits.record { break }
        return end
      case .more:
        if window.count <= limits.record {
          atEnd = try !window.fill()
          continue
        }
      case .unclosed(let open, let lines):
        fault(FileFault(.unclosedQuote, line: line + lines, firstByte: open + 1, lastByte: open + 1))
        return nil
      }
      fault(FileFault(.tooLong(limit: limits.record), line: line, firstByte: 1, lastByte: limits.record))
      return nil
    }
  }

  /// Finds the layout's fields in the header. - Returns: false where one of them is missing.
  private func readHeader(_ fault: (FileFault) -> Void) -> Bool {
    let names = (0..<splitter.fields.count).map { column in
      let (bytes, count, _) = splitter.field(column, in: window.first)
      let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
      return String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    var columns: [String: Int] = [:]
    var isUsable = true
    for (column, name) in names.enumerated() where columns.updateValue(column, forKey: name) != nil {
      fault(FileFault(.duplicateColumn(name), line: 1))
      isUsable = false
    }
    var known: Set<String> = []
    for record in layout.records.indices {
      for field in layout.records[record].fields.indices {
        let name = layout.records[record].fields[field].name
        if let column = columns[name] {
          layout.records[record].fields[field].column = column
        } else if !known.contains(name) {
          fault(FileFault(.missingColumn(name), line: 1))
          isUsable = false
        }
        known.insert(name)
      }
    }
    for name in names where !known.contains(name) { fault(FileFault(.unknownColumn(name), line: 1)) }
    headerCount = names.count
    decoder = RecordDecoder(layout, selection)
    return isUsable
  }

  private func take(_ count: Int, _ line: Int, _ consume: (Int, RecordBatch) throws -> Void) throws {
    let bytes = window.first
    let record = DelimitedRecord(base: bytes, splitter: splitter)
    let type = decoder.type(of: record)
    var recordFault: RecordFault?
    if type >= 0 {
      let expected = headerCount ?? layout.records[type].columnCount
      let found = splitter.fields.count
      if found != expected {
        recordFault = RecordFault(
          row: 0, field: nil, kind: .fieldCount(found: found, expected: expected), value: String(found))
      } else if splitter.hasStrayQuote {
        recordFault = RecordFault(
          row: 0, field: nil, kind: .undecodable(expected: "a delimiter after a closing quote"), value: "")
      }
    }
    try decoder.add(
      record, type: type, bytes: bytes, count: count, line: line, offset: window.offset, recordFault: recordFault,
      consume)
  }
}

/// A record whose fields stand between delimiters.
struct DelimitedRecord: FieldLocator {
  let base: UnsafePointer<UInt8>
  let splitter: DelimitedSplitter

  @inline(__always)
  func locate(_ place: FieldPlace) -> (bytes: UnsafePointer<UInt8>, count: Int, firstByte: Int)? {
    place.column < splitter.fields.count ? splitter.field(place.column, in: base) : nil
  }
}
