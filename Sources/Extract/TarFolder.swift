import Glibc

/// The folder that an archive is unpacked into. Every step down is made from an open descriptor and follows no link.
final class TarFolder {
  private let descriptor: Int32
  private var files: Set<String> = []
  private var folders: Set<String> = []

  init(path: String) throws {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw TarArchiveError.cannotWrite(name: path, reason: String(cString: strerror(errno)))
    }
  }

  deinit { close(descriptor) }

  func makeFolder(_ components: [String]) throws {
    close(try openFolder(components))
  }

  /// - Returns: a descriptor of the new file, for the caller to close.
  func makeFile(_ components: [String]) throws -> Int32 {
    let name = components.joined(separator: "/")
    guard !folders.contains(name), files.insert(name).inserted else { throw TarArchiveError.duplicateName(name) }
    let parent = try openFolder(Array(components.dropLast()))
    defer { close(parent) }
    let file = openat(
      parent, components[components.count - 1], O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      if errno == EEXIST { throw TarArchiveError.duplicateName(name) }
      throw TarArchiveError.cannotWrite(name: name, reason: String(cString: strerror(errno)))
    }
    return file
  }

  private func openFolder(_ components: [String]) throws -> Int32 {
    var current = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    var path = ""
    for component in components {
      path = path.isEmpty ? component : path + "/" + component
      let parent = current
      defer { close(parent) }
      guard !files.contains(path) else { throw TarArchiveError.duplicateName(path) }
      if folders.insert(path).inserted, mkdirat(parent, component, 0o700) != 0, errno != EEXIST {
        throw TarArchiveError.cannotWrite(name: path, reason: String(cString: strerror(errno)))
      }
      let next = openat(parent, component, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard next >= 0 else {
        throw TarArchiveError.cannotWrite(name: path, reason: String(cString: strerror(errno)))
      }
      current = next
    }
    return current
  }

  static func write(_ bytes: UnsafePointer<UInt8>, _ count: Int, to descriptor: Int32) throws {
    var done = 0
    while done < count {
      let written = Glibc.write(descriptor, bytes + done, count - done)
      if written < 0 {
        if errno == EINTR { continue }
        throw TarArchiveError.cannotWrite(name: "", reason: String(cString: strerror(errno)))
      }
      done += written
    }
  }
}
