import Foundation
import Layouts
import Records

/// Everything that is policy or layout and not code, loaded strictly from `schemas/` and `pipelines/`.
public struct Definitions: Sendable {
  /// The folder that holds `schemas/` and `pipelines/`.
  public var root: String
  public var standard: StandardExtract
  public var edits: EditCatalogue
  public var profiles: [CountyProfile]

  /// - Throws: `DefinitionError`.
  public static func load(root: String) throws -> Definitions {
    let standard = try StandardExtract.load(path: root + "/schemas/county/standard.yaml")
    let edits = try EditCatalogue.load(
      definitions: files(in: root + "/schemas/county/edits", suffix: ".yaml"),
      statements: files(in: root + "/pipelines/edits", suffix: ".sql"), standard: standard)
    let layouts = try RecordLayout.loadAll(folder: root + "/schemas/county/layouts")
    let profiles = try CountyProfile.loadAll(
      folder: root + "/pipelines/counties", layouts: layouts, standard: standard)
    return Definitions(root: root, standard: standard, edits: edits, profiles: profiles)
  }

  /// The root that a pipeline file, the working folder or the program itself stands in.
  /// - Throws: `DefinitionError` where no folder above any of them holds `schemas/county/standard.yaml`.
  public static func findRoot(pipeline: String?) throws -> String {
    var starts: [String] = []
    if let pipeline { starts.append((pipeline as NSString).deletingLastPathComponent) }
    starts.append(FileManager.default.currentDirectoryPath)
    if let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
      starts.append((program as NSString).deletingLastPathComponent)
    }
    for start in starts {
      var folder = URL(fileURLWithPath: start.isEmpty ? "." : start).standardizedFileURL.path
      while true {
        if FileManager.default.fileExists(atPath: folder + "/schemas/county/standard.yaml") { return folder }
        let parent = (folder as NSString).deletingLastPathComponent
        if parent == folder { break }
        folder = parent
      }
    }
    throw DefinitionError(
      file: "schemas/county/standard.yaml", line: 0,
      message: "not found: run in the project's folder, or name it with --definitions")
  }

  /// What the reading of a delivery depends on besides its bytes.
  static let deliveryFolders = ["schemas", "pipelines/counties", "pipelines/edits"]
  /// What a run's results depend on besides its inputs.
  static let allFolders = ["schemas", "pipelines"]

  /// SHA-256 over all files of some folders of definitions.
  func digest(of folders: [String]) throws -> String {
    var lines: [String] = []
    for folder in folders {
      for name in try DefinitionFiles.paths(in: root + "/" + folder) {
        lines.append("\(folder)/\(name) \(try FileDigest.sha256(path: "\(root)/\(folder)/\(name)"))")
      }
    }
    return FileDigest.sha256(of: lines.joined(separator: "\n"))
  }

  static func files(in folder: String, suffix: String) throws -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw DefinitionError(file: folder, line: 0, message: "the folder cannot be read")
    }
    return names.filter { $0.hasSuffix(suffix) }.sorted().map { folder + "/" + $0 }
  }
}
