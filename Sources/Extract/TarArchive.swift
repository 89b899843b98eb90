import Glibc

/// Unpacks a `.tar` or `.tar.gz` that somebody else made into a folder, and nowhere else.
///
/// Regular files and folders only (POSIX.1-2001 ustar and pax, GNU long names). Anything that could write outside of
/// the folder, twice to one name, or without end is refused, and with it the archive.
public struct TarArchive: Sendable {
  public struct Limits: Sendable {
    public var files = 10_000
    /// Bytes of one file.
    public var fileBytes = 64 << 30
    /// Bytes of all files together.
    public var totalBytes = 256 << 30
    /// Bytes of a name, and folders inside each other.
    public var nameBytes = 1024
    public var depth = 16

    public init() {}
  }

  /// A file that was unpacked.
  public struct Entry: Sendable, Equatable {
    /// Path below the folder.
    public var name: String
    public var bytes: Int
  }

  private var limits: Limits

  public init(limits: Limits = Limits()) { self.limits = limits }

  /// Unpacks into a folder that exists and is empty. On an error the folder holds what had been unpacked before; the
  /// caller removes it.
  /// - Throws: `TarArchiveError`, `ByteStreamError`.
  public func unpack(_ stream: ByteStream, into folder: String) throws -> [Entry] {
    let target = try TarFolder(path: folder)
    let window = ByteWindow(stream)
    var reader = TarHeaderReader(window)
    var entries: [Entry] = []
    var total = 0
    while let header = try reader.next(nameLimit: limits.nameBytes) {
      let components = try components(of: header.name)
      switch header.kind {
      case .folder:
        guard header.bytes == 0 else { throw TarArchiveError.damaged("a folder with bytes") }
        if !components.isEmpty { try target.makeFolder(components) }
      case .file:
        guard !components.isEmpty else { throw TarArchiveError.forbiddenName(header.name) }
        guard entries.count < limits.files else { throw TarArchiveError.tooManyFiles(limit: limits.files) }
        guard header.bytes <= limits.fileBytes, header.bytes <= limits.totalBytes - total else {
          throw TarArchiveError.tooLarge(name: header.name)
        }
        total += header.bytes
        try copy(header.bytes, from: window, to: try target.makeFile(components))
        entries.append(Entry(name: components.joined(separator: "/"), bytes: header.bytes))
        try reader.skipPadding(header.bytes)
      }
    }
    // To the end of the packed bytes, where their checksum stands.
    while try window.ensure(1) { window.skip(window.count) }
    return entries
  }

  /// The parts of a name; `./` before it, as tar writes it, is nothing.
  private func components(of name: String) throws -> [String] {
    guard !name.hasPrefix("/"), name.utf8.count <= limits.nameBytes,
      name.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != 0x5C })
    else { throw TarArchiveError.forbiddenName(name) }
    let parts = name.split(separator: "/").map(String.init).filter { $0 != "." }
    guard !parts.contains(".."), parts.count <= limits.depth, parts.allSatisfy({ $0.utf8.count <= 255 }) else {
      throw TarArchiveError.forbiddenName(name)
    }
    return parts
  }

  private func copy(_ bytes: Int, from window: ByteWindow, to descriptor: Int32) throws {
    defer { close(descriptor) }
    var left = bytes
    while left > 0 {
      guard try window.ensure(1) else { throw TarArchiveError.cut }
      let count = min(left, window.count)
      try TarFolder.write(window.first, count, to: descriptor)
      window.skip(count)
      left -= count
    }
  }
}

/// Why an archive was refused.
public enum TarArchiveError: Error, Sendable, Equatable {
  /// No tar archive, or a header that cannot be right.
  case damaged(String)
  /// The archive ends before its end mark.
  case cut
  /// An absolute name, `..`, a control character, a backslash, or a name that is too long.
  case forbiddenName(String)
  case duplicateName(String)
  /// A link, a device, a pipe, a sparse file or another kind of entry.
  case forbiddenKind(name: String)
  case tooManyFiles(limit: Int)
  case tooLarge(name: String)
  case cannotWrite(name: String, reason: String)
}
