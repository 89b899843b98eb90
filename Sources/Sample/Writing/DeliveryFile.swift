import CZlib
import Crypto
import Glibc
import Records

/// One file of a delivery while it is written: plain or gzip, hashed as delivered. Its memory does not grow with it.
final class DeliveryFile {
  let path: String
  let buffer = ByteBuffer(capacity: DeliveryFile.flushAt + 16_384)
  /// Bytes as delivered that have left the buffer.
  private(set) var bytesWritten = 0

  private static let flushAt = 1 << 17
  /// Bytes of a table that become one byte of gzip.
  private static let usualRatio = 9
  private let descriptor: Int32
  private var hash = SHA256()
  private var isOpen = true
  /// Bytes given to zlib so far, and when it last gave some out.
  private var bytesTaken = 0
  private var takenAtOutput = 0
  private let isGzip: Bool
  private var deflater = z_stream()
  private let packed: UnsafeMutablePointer<UInt8>

  /// - Throws: `SampleError.cannotWrite`.
  init(path: String, gzip: Bool = false) throws {
    self.path = path
    isGzip = gzip
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    packed = .allocate(capacity: gzip ? Self.flushAt : 1)
    guard descriptor >= 0 else { throw Self.failure(path) }
    if gzip {
      // 15 bits of window, and 16 for a gzip header, which zlib writes without a name and with a time of 0.
      let version = ZLIB_VERSION
      let size = Int32(MemoryLayout<z_stream>.size)
      guard
        deflateInit2_(&deflater, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, version, size) == Z_OK
      else { throw SampleError.cannotWrite(path: path, reason: "zlib could not start") }
    }
  }

  deinit {
    if isGzip { deflateEnd(&deflater) }
    packed.deallocate()
    if isOpen { close(descriptor) }
  }

  /// Bytes as delivered, with what is still in the buffer; for gzip an estimate, since zlib holds bytes back.
  var size: Int {
    guard isGzip else { return bytesWritten + buffer.count }
    let held = bytesTaken + buffer.count - takenAtOutput
    let ratio = bytesWritten > 1000 ? max(1, takenAtOutput / bytesWritten) : Self.usualRatio
    return bytesWritten + held / ratio
  }

  @inline(__always)
  func flushIfFull() throws {
    if buffer.count >= Self.flushAt { try flush() }
  }

  /// Writes the rest and closes the file. - Returns: SHA-256 of the file as delivered, in hexadecimal.
  func finish() throws -> String {
    try flush(last: true)
    isOpen = false
    guard close(descriptor) == 0 else { throw Self.failure(path) }
    return hash.finalize().hexadecimal
  }

  private func flush(last: Bool = false) throws {
    if isGzip {
      try deflateBuffer(last: last)
    } else {
      try write(buffer.base, count: buffer.count)
    }
    buffer.count = 0
  }

  private func deflateBuffer(last: Bool) throws {
    deflater.next_in = buffer.base
    deflater.avail_in = UInt32(buffer.count)
    bytesTaken += buffer.count
    while true {
      deflater.next_out = packed
      deflater.avail_out = UInt32(Self.flushAt)
      let status = deflate(&deflater, last ? Z_FINISH : Z_NO_FLUSH)
      guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
        throw SampleError.cannotWrite(path: path, reason: "zlib failed")
      }
      let produced = Self.flushAt - Int(deflater.avail_out)
      try write(packed, count: produced)
      if produced > 0 { takenAtOutput = bytesTaken - Int(deflater.avail_in) }
      if last ? status == Z_STREAM_END : deflater.avail_out > 0 { return }
    }
  }

  private func write(_ bytes: UnsafePointer<UInt8>, count: Int) throws {
    guard count > 0 else { return }
    hash.update(bufferPointer: UnsafeRawBufferPointer(start: bytes, count: count))
    bytesWritten += count
    var done = 0
    while done < count {
      let written = Glibc.write(descriptor, bytes + done, count - done)
      if written < 0 {
        if errno == EINTR { continue }
        throw Self.failure(path)
      }
      done += written
    }
  }

  private static func failure(_ path: String) -> SampleError {
    .cannotWrite(path: path, reason: String(cString: strerror(errno)))
  }
}

/// Makes a folder and those above it. - Throws: `SampleError.cannotWrite`.
func makeFolder(_ path: String) throws {
  var made = path.hasPrefix("/") ? "/" : ""
  for part in path.split(separator: "/") {
    made += made.isEmpty || made.hasSuffix("/") ? String(part) : "/" + part
    if mkdir(made, 0o755) != 0, errno != EEXIST {
      throw SampleError.cannotWrite(path: made, reason: String(cString: strerror(errno)))
    }
  }
}
