import Glibc

/// The bytes behind a batch: records as delivered and their decoded fields.
final class RecordArena {
  @exclusivity(unchecked) private(set) var base: UnsafeMutablePointer<UInt8>
  @exclusivity(unchecked) private(set) var count = 0
  @exclusivity(unchecked) private var capacity: Int

  init(capacity: Int = 1 << 16) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  func removeAll() { count = 0 }

  /// Makes room for so many bytes after `count`.
  @inline(__always)
  func reserve(_ bytes: Int) {
    if count &+ bytes > capacity { grow(bytes) }
  }

  private func grow(_ bytes: Int) {
    let larger = max(capacity * 2, count + bytes)
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    memcpy(grown, base, count)
    base.deallocate()
    base = grown
    capacity = larger
  }

  /// Where the next byte goes; room must have been reserved.
  @inline(__always) var end: UnsafeMutablePointer<UInt8> { base + count }

  @inline(__always)
  func advance(_ bytes: Int) { count &+= bytes }

  /// Copies bytes. - Returns: where they begin.
  @inline(__always)
  func append(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Int {
    reserve(length)
    memcpy(end, bytes, length)
    let start = count
    count &+= length
    return start
  }
}
