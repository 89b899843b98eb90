import ArgumentParser
import Employers
import Foundation
import Pipeline

/// Where the definitions of the matching are.
struct EmployerDefinitionOptions: ParsableArguments {
  @Option(help: "The folder that holds schemas/ and pipelines/ (found by itself in the project).")
  var definitions: String?

  @Option(help: "Threads at the most.")
  var jobs: Int = 2

  func validate() throws {
    guard (1...64).contains(jobs) else { throw ValidationError("--jobs is a number from 1 to 64") }
  }

  private var root: String {
    get throws { try definitions ?? Definitions.findRoot(pipeline: nil) }
  }

  func load() throws -> (words: EmployerWords, model: MatchModel, rules: FEINRules) {
    let root = try self.root
    return (
      try EmployerWords.load(root: root), try MatchModel.load(root: root), try FEINRules.load(root: root)
    )
  }

  func edits() throws -> FEINEdits { try FEINEdits.load(root: try root) }

  func sources() throws -> SourceOrder { try SourceOrder.load(root: try root) }

  /// The registry, with what the warehouse beside it has behind each number.
  func registry(_ place: RegistryOptions) throws -> EmployerRegistry {
    let effects = try EmployerEffects(home: place.homePath, root: try root)
    return try EmployerRegistry(place.folder, sources: try sources(), effects: effects)
  }
}

/// Where the registry is.
struct RegistryOptions: ParsableArguments {
  @Option(help: "The folder of the registry and the warehouse ($IVD_HOME, else var).")
  var home: String?

  var homePath: String { home ?? ProcessInfo.processInfo.environment["IVD_HOME"] ?? "var" }

  var folder: RegistryFolder { RegistryFolder(home: homePath) }

  /// The registry's folder, held for one writer.
  func lock() throws -> HomeLock {
    try FileManager.default.createDirectory(atPath: homePath, withIntermediateDirectories: true)
    return try HomeLock(home: homePath)
  }
}
