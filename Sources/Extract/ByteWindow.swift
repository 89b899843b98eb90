import Glibc

/// A window that slides over a stream: bytes from `start` to `end` are in memory, together.
final class ByteWindow {
  @exclusivity(unchecked) private(set) var base: UnsafeMutablePointer<UInt8>
  @exclusivity(unchecked) private(set) var start = 0
  @exclusivity(unchecked) private(set) var end = 0
  /// 0-based offset in the stream of the byte at `start`.
  @exclusivity(unchecked) private(set) var offset = 0

  private let stream: ByteStream
  private var capacity: Int
  private var atEnd = false

  init(_ stream: ByteStream, capacity: Int = 1 << 18) {
    self.stream = stream
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  @inline(__always) var count: Int { end &- start }
  @inline(__always) var first: UnsafePointer<UInt8> { UnsafePointer(base + start) }

  @inline(__always)
  func skip(_ bytes: Int) {
    start &+= bytes
    offset &+= bytes
  }

  /// Brings at least so many bytes into memory. - Returns: false where the stream ends before.
  func ensure(_ wanted: Int) throws -> Bool {
    while count < wanted {
      if try !fill() { return false }
    }
    return true
  }

  /// Brings more bytes into memory; the window grows where it is full. - Returns: false at the end of the stream.
  func fill() throws -> Bool {
    if atEnd { return false }
    if start > 0 {
      memmove(base, base + start, count)
      end = count
      start = 0
    }
    if end == capacity {
      let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
      memcpy(grown, base, end)
      base.deallocate()
      base = grown
      capacity *= 2
    }
    let read = try stream.read(into: UnsafeMutableRawBufferPointer(start: base + end, count: capacity - end))
    end += read
    if read == 0 { atEnd = true }
    return read > 0
  }
}
