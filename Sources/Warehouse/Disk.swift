import Crypto
import Glibc
import Records

/// A file or folder of the warehouse that cannot be read or written.
public struct DiskError: Error, Equatable, CustomStringConvertible {
  public var path: String
  public var reason: String

  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// With the reason of the last failed system call.
  init(_ path: String) { self.init(path: path, reason: String(cString: strerror(errno))) }

  public var description: String { "\(path): \(reason)" }
}

/// The file-system calls that the warehouse stands on. All throw `DiskError`.
public enum Disk {
  public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Makes a folder and those above it.
  public static func makeFolder(_ path: String) throws {
    if path.isEmpty || exists(path) { return }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try makeFolder(String(path[..<slash])) }
    if mkdir(path, 0o755) != 0, errno != EEXIST { throw DiskError(path) }
  }

  /// Names in a folder in byte order; none where there is no such folder.
  public static func names(in path: String) throws -> [String] {
    guard let folder = opendir(path) else {
      if errno == ENOENT { return [] }
      throw DiskError(path)
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Removes a file, or a folder with all that is in it; nothing happens where there is none.
  public static func remove(_ path: String) throws {
    if isFolder(path) {
      for name in try names(in: path) { try remove(path + "/" + name) }
      if rmdir(path) != 0 { throw DiskError(path) }
    } else if unlink(path) != 0, errno != ENOENT {
      throw DiskError(path)
    }
  }

  public static func rename(_ path: String, to target: String) throws {
    if Glibc.rename(path, target) != 0 { throw DiskError(target) }
  }

  /// Waits until a file's bytes, or a folder's entries, are on the disk.
  public static func sync(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DiskError(path) }
    defer { close(descriptor) }
    if fsync(descriptor) != 0 { throw DiskError(path) }
  }

  public static func read(_ path: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try blocks(of: path) { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// Lower-case hexadecimal.
  public static func sha256(_ path: String) throws -> String {
    var hash = SHA256()
    try blocks(of: path) { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
    return hash.finalize().hexadecimal
  }

  private static func blocks(of path: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DiskError(path) }
    defer { close(descriptor) }
    var block = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = block.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw DiskError(path) }
      if count == 0 { return }
      block.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<count])) }
    }
  }

  /// Replaces a file in one step: readers see all of the old bytes or all of the new ones, also after a power cut.
  public static func replace(_ path: String, with bytes: [UInt8]) throws {
    let temporary = path + ".new"
    try write(temporary, bytes, isSynced: true)
    try rename(temporary, to: path)
    try sync(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
  }

  /// Writes a whole file; `isSynced` waits until its bytes are on the disk.
  public static func write(_ path: String, _ bytes: [UInt8], isSynced: Bool = false) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw DiskError(path) }
    var closed = false
    defer { if !closed { close(descriptor) } }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + written, bytes.count - written) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw DiskError(path) }
      written += count
    }
    if isSynced, fsync(descriptor) != 0 { throw DiskError(path) }
    closed = true
    if close(descriptor) != 0 { throw DiskError(path) }
  }
}
