import Glibc
import Records

/// Cuts a stream into lines that end in LF or CRLF.
struct LineCutter {
  private let window: ByteWindow
  private let limit: Int
  /// `true` where the first line ends in CRLF.
  private var endsInCRLF: Bool?
  private var hasMixedEnds = false

  init(_ window: ByteWindow, limit: Int) {
    self.window = window
    self.limit = limit
  }

  /// Calls `take` with each line's length while the line is at the window's start.
  /// - Returns: false where a line is too long.
  mutating func read(
    _ fault: (FileFault) -> Void, _ take: (_ count: Int, _ line: Int) throws -> Void
  ) throws -> Bool {
    var line = 0
    try skipByteOrderMark()
    while try window.ensure(1) {
      line += 1
      guard let end = try lineEnd() else {
        if window.count > limit {
          fault(FileFault(.tooLong(limit: limit), line: line, firstByte: 1, lastByte: limit))
          return false
        }
        // A last line without its end, or the end-of-file mark of DOS and of transfer programs.
        if !(window.count == 1 && window.first[0] == 0x1A) { try take(window.count, line) }
        window.skip(window.count)
        break
      }
      guard end <= limit else {
        fault(FileFault(.tooLong(limit: limit), line: line, firstByte: 1, lastByte: limit))
        return false
      }
      let isCRLF = end > 0 && window.first[end - 1] == 0x0D
      noteEnd(isCRLF, line, fault)
      try take(isCRLF ? end - 1 : end, line)
      window.skip(end + 1)
    }
    return true
  }

  mutating func noteEnd(_ isCRLF: Bool, _ line: Int, _ fault: (FileFault) -> Void) {
    if endsInCRLF == nil { endsInCRLF = isCRLF }
    if isCRLF != endsInCRLF, !hasMixedEnds {
      hasMixedEnds = true
      fault(FileFault(.mixedLineEnds, line: line))
    }
  }

  func skipByteOrderMark() throws {
    guard try window.ensure(3), window.first[0] == 0xEF, window.first[1] == 0xBB, window.first[2] == 0xBF else {
      return
    }
    window.skip(3)
  }

  /// Bytes before the next LF; `nil` where there is none before the end, or before the limit.
  private func lineEnd() throws -> Int? {
    var looked = 0
    while true {
      if let found = memchr(window.first + looked, 0x0A, window.count - looked) {
        return UnsafePointer<UInt8>(found.assumingMemoryBound(to: UInt8.self)) - window.first
      }
      looked = window.count
      if looked > limit { return nil }
      if try !window.fill() { return nil }
    }
  }
}
