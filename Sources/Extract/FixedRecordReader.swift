import Glibc
import Layouts
import Records

/// Reads records whose fields stand at fixed places: of one length, on lines, or behind descriptor words.
public final class FixedRecordReader: RecordReader {
  private let layout: RecordLayout
  private let limits: RecordLimits
  private let window: ByteWindow
  private let decoder: RecordDecoder

  public init(
    _ layout: RecordLayout, _ stream: ByteStream, _ selection: RecordSelection, _ limits: RecordLimits = RecordLimits()
  ) {
    self.layout = layout
    self.limits = limits
    window = ByteWindow(stream)
    decoder = RecordDecoder(layout, selection)
  }

  public func read(
    _ consume: (Int, RecordBatch) throws -> Void, fault: (FileFault) -> Void
  ) throws -> RecordCounts {
    var isComplete = false
    do {
      switch layout.framing {
      case .length(let length): isComplete = try readLengths(length, consume, fault)
      case .descriptorWords(let blocks): isComplete = try readDescribed(blocks, consume, fault)
      case .lines:
        var lines = LineCutter(window, limit: limits.record)
        isComplete = try lines.read(fault) { count, line in try self.take(count, line, consume) }
      }
    } catch let error as ByteStreamError {
      fault(FileFault(error))
    }
    return try decoder.finish(isComplete: isComplete, consume)
  }

  private func readLengths(
    _ length: Int, _ consume: (Int, RecordBatch) throws -> Void, _ fault: (FileFault) -> Void
  ) throws -> Bool {
    var number = 0
    while try window.ensure(length) {
      number += 1
      try take(length, number, consume)
      window.skip(length)
    }
    guard window.count == 0 else {
      fault(
        FileFault(
          .cutRecord(found: window.count, expected: length), line: number + 1, firstByte: 1, lastByte: window.count))
      return false
    }
    return true
  }

  /// A record descriptor word: the record's length with the word's own four bytes, then two bytes that are zero
  /// unless the record is a segment of a longer one (IBM z/OS DFSMS Using Data Sets, "Variable-Length Record Formats").
  private func readDescribed(
    _ blocks: Bool, _ consume: (Int, RecordBatch) throws -> Void, _ fault: (FileFault) -> Void
  ) throws -> Bool {
    var number = 0
    var blockLeft = 0
    while try window.ensure(1) {
      if blocks, blockLeft == 0 {
        guard let length = try describedLength(longest: 65_535) else {
          fault(cut(number + 1, expected: 4))
          return false
        }
        blockLeft = length - 4
        window.skip(4)
        if blockLeft == 0 { continue }
      }
      guard let length = try describedLength(longest: blocks ? blockLeft : 65_535), length > 4,
        try window.ensure(length)
      else {
        fault(cut(number + 1, expected: try window.ensure(4) ? Int(window.first[0]) << 8 | Int(window.first[1]) : 4))
        return false
      }
      window.skip(4)
      number += 1
      try take(length - 4, number, consume)
      window.skip(length - 4)
      blockLeft -= length
    }
    guard !blocks || blockLeft == 0 else {
      fault(cut(number + 1, expected: blockLeft))
      return false
    }
    return true
  }

  private func describedLength(longest: Int) throws -> Int? {
    guard try window.ensure(4) else { return nil }
    let length = Int(window.first[0]) << 8 | Int(window.first[1])
    guard length >= 4, length <= longest, window.first[2] == 0, window.first[3] == 0 else { return nil }
    return length
  }

  private func cut(_ number: Int, expected: Int) -> FileFault {
    FileFault(.cutRecord(found: window.count, expected: expected), line: number, firstByte: 1, lastByte: 4)
  }

  @inline(__always)
  private func take(_ count: Int, _ line: Int, _ consume: (Int, RecordBatch) throws -> Void) throws {
    let record = PositionedRecord(base: window.first, count: count)
    let type = decoder.type(of: record)
    var recordFault: RecordFault?
    if type >= 0, let length = layout.records[type].length, length != count {
      recordFault = RecordFault(
        row: 0, field: nil, kind: .undecodable(expected: "a record of \(length) bytes"), value: "\(count) bytes")
    }
    try decoder.add(
      record, type: type, bytes: window.first, count: count, line: line, offset: window.offset,
      recordFault: recordFault, consume)
  }
}

/// A record whose fields stand at fixed places.
struct PositionedRecord: FieldLocator {
  let base: UnsafePointer<UInt8>
  let count: Int

  @inline(__always)
  func locate(_ place: FieldPlace) -> (bytes: UnsafePointer<UInt8>, count: Int, firstByte: Int)? {
    guard place.at <= count else { return nil }
    return (base + (place.at &- 1), min(place.length, count &- place.at &+ 1), place.at)
  }
}
