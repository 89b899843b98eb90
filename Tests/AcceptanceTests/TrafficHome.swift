import Foundation

/// A year of traffic of 400 cases in a home, with its employers, made once for all tests and copied for each.
struct TrafficHome: Sendable {
  static let loaded = Result { try TrafficHome(seed: 8, cases: 400) }
  static let asOf = "2024-09-30"

  let year: TrafficYear
  let barred: BarredCases

  private init(seed: Int, cases: Int) throws {
    year = try TrafficYear(seed: seed, cases: cases, in: LoadedHome.folder.path)
    barred = try BarredCases(delivery: year.path + "/27003-2024-09-30")
    let run = try Program.run(
      "run", "pipelines/nightly.yaml", "--input", year.path, "--home", year.home, "--received", Self.asOf)
    guard run.code <= 1 else { throw TrafficFailure(words: run.errors) }
    try Self.loadEmployers(of: year, into: year.home)
  }

  static func loadEmployers(of year: TrafficYear, into home: String) throws {
    for (file, kind) in [("registry", "registry"), ("eiwo-employers", "eiwo")] {
      let load = try Program.run(
        "employers", "load", year.path + "/employers/\(file).csv", "--kind", kind, "--source",
        kind == "eiwo" ? "e-iwo" : kind, "--as-of",
        asOf, "--home", home)
      guard load.code <= 1 else { throw TrafficFailure(words: load.errors) }
    }
  }

  /// Copies the home to a path at which nothing stands. - Returns: the path.
  func copy(to path: String) throws -> String {
    try FileManager.default.copyItem(atPath: year.home, toPath: path)
    return path
  }
}
