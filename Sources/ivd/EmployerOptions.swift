import ArgumentParser
import Employers
import Foundation
import Pipeline
import Records

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

  func sources() throws -> SourceOrder { try SourceOrder.load(root: try root) }
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

/// A day as YYYY-MM-DD.
struct DayArgument: ExpressibleByArgument {
  var day: DayNumber

  init?(argument: String) {
    guard let day = DayNumber(argument) else { return nil }
    self.day = day
  }

  init(_ day: DayNumber) { self.day = day }

  /// The day on the machine's calendar: commands that people give may ask the clock, the core does not.
  static var today: DayArgument {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    let text = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
    return DayArgument(DayNumber(text)!)
  }
}
