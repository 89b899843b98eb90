import Foundation

/// A sealed folder that is none, or not what was sealed.
public struct SealError: Error, Equatable, CustomStringConvertible {
  public var path: String
  public var reason: String
  public var description: String { "\(path): \(reason)" }
}

/// A folder whose files are named with their SHA-256 in `manifest.sha256`, one `<digest>  <path>` a line in byte order.
struct SealedFolder {
  static let manifestName = "manifest.sha256"

  let path: String
  /// Path below the folder -> digest.
  let entries: [String: String]
  /// SHA-256 of the manifest: who knows it can prove the whole folder.
  let seal: String

  /// - Throws: `SealError` where there is no manifest, or it is damaged.
  init(path: String) throws {
    self.path = path
    guard let data = FileManager.default.contents(atPath: path + "/" + Self.manifestName) else {
      throw SealError(path: path, reason: "has no \(Self.manifestName), so it is no certified report")
    }
    var entries: [String: String] = [:]
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0].count == 64, parts[1].hasPrefix(" "), !parts[1].contains("..") else {
        throw SealError(path: path, reason: "\(Self.manifestName) is damaged")
      }
      entries[String(parts[1].dropFirst())] = String(parts[0])
    }
    self.entries = entries
    seal = FileDigest.sha256(of: Array(data))
  }

  /// Seals a folder: writes its manifest.
  /// - Returns: the seal.
  static func seal(_ path: String) throws -> String {
    let text = try files(path).map { "\(try FileDigest.sha256(path: path + "/" + $0))  \($0)\n" }.joined()
    let file = try BufferedFile(path: path + "/" + manifestName)
    try file.write(text)
    try file.close()
    return FileDigest.sha256(of: text)
  }

  /// What differs from the manifest, one sentence each, in order of the paths.
  func differences() throws -> [String] {
    let found = Set(try Self.files(path))
    return try Set(entries.keys).union(found).sorted().compactMap { name in
      guard let digest = entries[name] else { return "\(name): was not sealed" }
      guard found.contains(name) else { return "\(name): is missing" }
      return try FileDigest.sha256(path: path + "/" + name) == digest ? nil : "\(name): is not what was sealed"
    }
  }

  /// A file's bytes as they were sealed.
  func read(_ name: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path + "/" + name) else {
      throw SealError(path: path, reason: "\(name) is missing")
    }
    let bytes = Array(data)
    guard FileDigest.sha256(of: bytes) == entries[name] else {
      throw SealError(path: path, reason: "\(name) is not what was sealed")
    }
    return bytes
  }

  /// Paths of all files below a folder but the manifest, in byte order.
  private static func files(_ path: String) throws -> [String] {
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return names.filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder) && !isFolder.boolValue
        && name != manifestName
    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
