import Glibc

/// Holds a home folder for one writer. The lock goes with the process, however it ends.
public final class HomeLock {
  public struct Held: Error, CustomStringConvertible {
    public var home: String
    public var process: String
    public var description: String {
      "\(home): another run\(process.isEmpty ? "" : " (process \(process))") is at work here; wait until it has ended"
    }
  }
  public struct CannotLock: Error, CustomStringConvertible {
    public var path: String
    public var reason: String
    public var description: String { "\(path): \(reason)" }
  }

  private let descriptor: Int32

  /// - Throws: `Held` where another process holds it.
  public init(home: String) throws {
    let path = home + "/.lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw CannotLock(path: path, reason: String(cString: strerror(errno))) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      var bytes = [UInt8](repeating: 0, count: 32)
      let count = max(0, read(descriptor, &bytes, bytes.count))
      close(descriptor)
      throw Held(home: home, process: String(decoding: bytes[0..<count].filter { $0 > 0x20 }, as: UTF8.self))
    }
    let text = Array("\(getpid())\n".utf8)
    ftruncate(descriptor, 0)
    _ = pwrite(descriptor, text, text.count, 0)
  }

  deinit {
    ftruncate(descriptor, 0)
    close(descriptor)
  }
}
