import Foundation
import Layouts

/// The files below a folder of definitions. Symbolic links are followed, so that what is digested and kept is what is
/// read.
enum DefinitionFiles {
  /// A folder that links to one above it would be followed for ever.
  private static let deepest = 16

  /// Paths below the folder, in byte order; none where the folder cannot be read.
  /// - Throws: `DefinitionError` where folders lie within one another without end.
  static func paths(in folder: String) throws -> [String] {
    var found: [String] = []
    try search(folder, prefix: "", depth: 0, &found)
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func search(_ folder: String, prefix: String, depth: Int, _ found: inout [String]) throws {
    guard depth <= deepest else {
      throw DefinitionError(file: folder, line: 0, message: "folders lie within one another without end")
    }
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder) else { continue }
      if isFolder.boolValue {
        try search(folder + "/" + name, prefix: prefix + name + "/", depth: depth + 1, &found)
      } else {
        found.append(prefix + name)
      }
    }
  }
}
