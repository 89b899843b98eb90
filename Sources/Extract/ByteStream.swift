import CZlib
import Crypto
import Glibc
import Records

/// What stopped a stream before its end.
public enum ByteStreamError: Error, Equatable {
  case cannotOpen(path: String, reason: String)
  case readFailed(path: String, reason: String)
  case damagedGzip
  case cutGzip
}

/// The bytes of one file, unpacked where the file is gzip (known by its first bytes, never by its name), with the
/// SHA-256 of the file as delivered.
public final class ByteStream {
  public let path: String
  public let isGzip: Bool
  /// Unpacked bytes handed out so far.
  public private(set) var bytesRead = 0
  /// Bytes of the file as delivered that have been read.
  public private(set) var bytesDelivered = 0

  private let descriptor: Int32
  private var hash = SHA256()
  private var delivered: UnsafeMutableRawBufferPointer
  private var inflater = z_stream()
  /// Between two members of a gzip file, where the end of the file is no cut.
  private var atMemberEnd = false
  private var atEnd = false
  /// Bytes that the last `read` had unpacked when it met damage.
  private var beforeDamage = 0

  private static let blockSize = 1 << 18

  private let hashes: Bool

  /// Opens a regular file. Folders, devices and pipes are refused.
  /// - Parameter hashes: `false` where nobody asks for `sha256`.
  public init(path: String, hashes: Bool = true) throws {
    self.path = path
    self.hashes = hashes
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ByteStreamError.cannotOpen(path: path, reason: Self.reason()) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw ByteStreamError.cannotOpen(path: path, reason: "not a regular file")
    }
    var magic: [UInt8] = [0, 0]
    let opened = descriptor
    let found = magic.withUnsafeMutableBytes { pread(opened, $0.baseAddress, 2, 0) }
    isGzip = found == 2 && magic == [0x1F, 0x8B]
    delivered = .allocate(byteCount: isGzip ? Self.blockSize : 1, alignment: 16)
    if isGzip {
      inflater.avail_in = 0
      // 15 bits of window, and 16 to expect a gzip header.
      guard inflateInit2_(&inflater, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
        throw ByteStreamError.readFailed(path: path, reason: "zlib could not start")
      }
    }
    posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
  }

  deinit {
    if isGzip { inflateEnd(&inflater) }
    delivered.deallocate()
    close(descriptor)
  }

  /// SHA-256 of the delivered bytes in lower-case hexadecimal; of the whole file once `read` has given 0.
  public var sha256: String { hash.finalize().hexadecimal }

  /// Fills the buffer as far as it can. - Returns: bytes written; 0 at the end.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = isGzip ? try inflate(into: buffer) : try readDelivered(into: buffer)
    bytesRead += count
    return count
  }

  /// As `read`; of a gzip file that is damaged or cut within these bytes, what comes before the damage.
  /// - Throws: `ByteStreamError`, also where nothing comes before the damage.
  public func readSound(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    beforeDamage = 0
    do {
      return try read(into: buffer)
    } catch let error as ByteStreamError where error == .damagedGzip || error == .cutGzip {
      guard beforeDamage > 0 else { throw error }
      return beforeDamage
    }
  }

  /// Reads the rest, so that the hash is of the whole file.
  public func drain() throws {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.blockSize, alignment: 16)
    defer { buffer.deallocate() }
    while try readDelivered(into: buffer) > 0 {}
  }

  private func readDelivered(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    var total = 0
    while total < buffer.count {
      let count = Glibc.read(descriptor, buffer.baseAddress! + total, buffer.count - total)
      if count < 0 {
        if errno == EINTR { continue }
        throw ByteStreamError.readFailed(path: path, reason: Self.reason())
      }
      if count == 0 { break }
      total += count
    }
    if total > 0 {
      if hashes { hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[0..<total])) }
      bytesDelivered += total
    }
    return total
  }

  private func inflate(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    var produced = 0
    defer { beforeDamage = produced }
    while produced < buffer.count, !atEnd {
      if inflater.avail_in == 0 {
        let count = try readDelivered(into: delivered)
        if count == 0 {
          guard atMemberEnd else { throw ByteStreamError.cutGzip }
          atEnd = true
          break
        }
        inflater.next_in = delivered.baseAddress!.assumingMemoryBound(to: UInt8.self)
        inflater.avail_in = UInt32(count)
      }
      if atMemberEnd {
        // Another member follows, as `cat a.gz b.gz` makes it.
        guard inflateReset(&inflater) == Z_OK else { throw ByteStreamError.damagedGzip }
        atMemberEnd = false
      }
      let room = min(buffer.count - produced, Int(UInt32.max))
      inflater.next_out = (buffer.baseAddress! + produced).assumingMemoryBound(to: UInt8.self)
      inflater.avail_out = UInt32(room)
      let status = CZlib.inflate(&inflater, Z_NO_FLUSH)
      produced += room - Int(inflater.avail_out)
      switch status {
      case Z_STREAM_END: atMemberEnd = true
      case Z_OK, Z_BUF_ERROR: break
      default: throw ByteStreamError.damagedGzip
      }
    }
    return produced
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
