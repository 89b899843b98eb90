import Glibc

/// Cuts a stream into lines that end in LF or CRLF. Memory does not grow with the file, nor with its longest line.
struct PartnerLineReader {
  /// Lines above it are counted and not kept.
  static let limit = 1 << 16
  private static let capacity = 1 << 20

  private let stream: ByteStream

  init(_ stream: ByteStream) { self.stream = stream }

  /// Calls `take` with each line, without its end. A line of more than `limit` bytes comes with its first bytes and its
  /// whole length. Blank lines at the end of the file and an end-of-file mark of DOS are left out.
  /// - Returns: number of lines.
  @inline(__always)
  func read(_ take: (_ line: UnsafePointer<UInt8>, _ count: Int, _ number: Int) -> Void) throws -> Int {
    let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: Self.capacity)
    defer { buffer.deallocate() }
    var start = 0
    var end = 0
    var number = 0
    var blanks = 0
    var skipped = 0

    func hand(_ line: UnsafePointer<UInt8>, _ length: Int, isLast: Bool) {
      number += 1
      var count = length
      if count > 0, skipped == 0, line[count - 1] == 0x0D { count -= 1 }
      if count == 0, skipped == 0 {
        blanks += 1
        return
      }
      if isLast, count == 1, skipped == 0, line[0] == 0x1A { return }
      while blanks > 0 {
        take(line, 0, number - blanks)
        blanks -= 1
      }
      take(line, count + skipped, number)
    }

    var isFirst = true
    while true {
      if start > 0 {
        memmove(buffer, buffer + start, end - start)
        end -= start
        start = 0
      }
      let got = try stream.read(into: UnsafeMutableRawBufferPointer(start: buffer + end, count: Self.capacity - end))
      end += got
      if isFirst, end >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF { start = 3 }
      isFirst = false
      while start < end, let found = memchr(buffer + start, 0x0A, end - start) {
        let length = found.assumingMemoryBound(to: UInt8.self) - (buffer + start)
        hand(buffer + start, length, isLast: false)
        skipped = 0
        start += length + 1
      }
      if got == 0 {
        if end > start { hand(buffer + start, end - start, isLast: true) }
        return number
      }
      // A line without end: its first bytes stay, the rest is only counted.
      if end - start > Self.limit {
        skipped += end - start - Self.limit
        end = start + Self.limit
      }
    }
  }
}
