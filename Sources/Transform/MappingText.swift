import Glibc

/// The bytes behind the rows of one standard table.
final class MappingText {
  /// Bytes at which a batch is handed on before it has all its rows.
  private static let limit = 8 << 20

  private var base: UnsafeMutablePointer<UInt8>
  private var capacity = 1 << 16
  private(set) var count = 0

  init() { base = .allocate(capacity: capacity) }

  deinit { base.deallocate() }

  var bytes: UnsafePointer<UInt8> { UnsafePointer(base) }
  var isLarge: Bool { count > Self.limit }

  func removeAll() { count = 0 }

  /// - Returns: where the bytes begin.
  func append(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let start = count
    guard let first = bytes.baseAddress, !bytes.isEmpty else { return start }
    if count + bytes.count > capacity {
      let larger = max(capacity * 2, count + bytes.count)
      let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
      memcpy(grown, base, count)
      base.deallocate()
      base = grown
      capacity = larger
    }
    memcpy(base + count, first, bytes.count)
    count += bytes.count
    return start
  }

  func append(_ bytes: [UInt8]) -> Int { bytes.withUnsafeBufferPointer { append($0) } }
}
