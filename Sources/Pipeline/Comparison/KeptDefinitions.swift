import Foundation

/// The definitions that reports were made from, each kept once: `definitions/<digest>/` of the home folder.
struct KeptDefinitions {
  let home: String

  /// Folders of definitions that a report is made from, below the root.
  static let folders = [
    "pipelines/measures", "pipelines/ocse-157", "pipelines/self-check", "schemas/calendar", "schemas/county",
    "schemas/warehouse",
  ]
  static let files = ["schemas/federal/ocse-157.xsd"]

  static func digest(root: String) throws -> String {
    var lines: [String] = []
    for folder in folders {
      for path in try paths(folder, root) + files {
        guard let digest = try? FileDigest.sha256(path: root + "/" + path) else { continue }
        lines.append("\(path) \(digest)")
      }
    }
    return FileDigest.sha256(of: lines.joined(separator: "\n"))
  }

  /// Of the files of a folder, below the root.
  private static func paths(_ folder: String, _ root: String) throws -> [String] {
    try DefinitionFiles.paths(in: root + "/" + folder).map { folder + "/" + $0 }
  }

  /// Keeps the definitions below a root, if they are not yet.
  /// - Returns: their digest.
  func keep(_ root: String) throws -> String {
    let digest = try Self.digest(root: root)
    let target = folder(digest)
    if FileManager.default.fileExists(atPath: target) { return digest }
    let work = target + ".new"
    try? FileManager.default.removeItem(atPath: work)
    try Self.copy(from: root, to: work)
    try FileManager.default.moveItem(atPath: work, toPath: target)
    return digest
  }

  static func copy(from root: String, to target: String) throws {
    for path in try folders.flatMap({ try paths($0, root) }) + files {
      let place = target + "/" + path
      try FileManager.default.createDirectory(
        atPath: (place as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      // The bytes, where the path is a link.
      let source = URL(fileURLWithPath: root + "/" + path).resolvingSymlinksInPath()
      try FileManager.default.copyItem(at: source, to: URL(fileURLWithPath: place))
    }
  }

  /// - Throws: `UnknownReport` where they are not kept, or are not what they were.
  func root(_ digest: String) throws -> String {
    let path = folder(digest)
    guard try Self.digest(root: path) == digest else {
      throw UnknownReport(name: path, reason: "the definitions of the run are not kept there as they were")
    }
    return path
  }

  private func folder(_ digest: String) -> String { home + "/definitions/" + digest.prefix(12) }
}
