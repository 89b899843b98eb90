import Foundation

/// A home folder after one nightly run, made once for all tests. A test that changes it takes a copy.
struct LoadedHome: Sendable {
  /// The worked example of OCSE-157.
  static let workedExample = Result { try LoadedHome("worked-example", input: WorkedExampleTests.example) }
  /// `sample-input`, as `make run` loads it.
  static let sample = Result { try LoadedHome("sample", input: nil) }
  /// The caseload of the self-assessment.
  static let selfAssessment = Result { try LoadedHome("self-assessment", input: SelfAssessmentTests.folder) }

  struct Unloaded: Error, CustomStringConvertible {
    var description: String
  }

  let path: String
  /// What the run printed.
  let run: Program.Outcome

  /// - Parameter input: `nil` = what the pipeline names.
  private init(_ name: String, input: String?) throws {
    path = Self.folder.path + "/" + name
    run = try Program.run(["run", "pipelines/nightly.yaml", "--home", path] + (input.map { ["--input", $0] } ?? []))
    guard run.code < 2 else { throw Unloaded(description: run.errors) }
  }

  /// Copies the home to a path at which nothing stands, or an empty folder.
  func copy(to copy: String) throws {
    rmdir(copy)
    try FileManager.default.copyItem(atPath: path, toPath: copy)
  }

  /// Removed when the tests end.
  static let folder: Scratch = {
    let folder = try! Scratch()
    atexit { try? FileManager.default.removeItem(atPath: LoadedHome.folder.path) }
    return folder
  }()
}
