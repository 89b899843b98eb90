import Foundation

/// The real program, run on real files.
struct Program {
  struct Outcome {
    var code: Int32
    var output: String
    var errors: String
  }

  /// The program that was built with these tests.
  static let path: String = {
    let tests = try! FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return (tests as NSString).deletingLastPathComponent + "/ivd"
  }()

  /// The project's folder.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// - Parameter environment: variables over those of the tests.
  static func start(
    _ arguments: [String], environment: [String: String] = [:], output: Any? = nil, errors: Any? = nil
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: root)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = output ?? FileHandle.nullDevice
    process.standardError = errors ?? FileHandle.nullDevice
    try process.run()
    return process
  }

  static func run(_ arguments: String...) throws -> Outcome { try run(arguments) }

  static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
    let folder = try Scratch()
    let files = ["out", "err"].map { folder.path + "/" + $0 }
    let handles = try files.map { path -> FileHandle in
      FileManager.default.createFile(atPath: path, contents: nil)
      return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }
    let process = try start(arguments, environment: environment, output: handles[0], errors: handles[1])
    process.waitUntilExit()
    for handle in handles { try handle.close() }
    return Outcome(
      code: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
      output: try String(contentsOfFile: files[0], encoding: .utf8),
      errors: try String(contentsOfFile: files[1], encoding: .utf8))
  }
}

/// A folder that is removed with the object.
final class Scratch: Sendable {
  let path: String

  init(in folder: String = NSTemporaryDirectory()) throws {
    path = folder + "/ivd-acceptance-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Every file below a folder with its bytes.
func contents(of folder: String) -> [String: Data] {
  var files: [String: Data] = [:]
  for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
    var isFolder: ObjCBool = false
    FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder)
    if !isFolder.boolValue { files[name] = FileManager.default.contents(atPath: folder + "/" + name) }
  }
  return files
}

/// The files of the only run of a home folder that a second run of the same input must give again; the ledger's own
/// entry names the time and is left out.
func results(of home: String) throws -> [String: Data] {
  let runs = try FileManager.default.contentsOfDirectory(atPath: home + "/runs").sorted()
  var files = contents(of: home + "/runs/" + (runs.last ?? ""))
  files["run.json"] = nil
  for (name, data) in contents(of: home + "/warehouse") { files["warehouse/" + name] = data }
  return files
}

/// Names of the files that differ.
func difference(_ left: [String: Data], _ right: [String: Data]) -> [String] {
  Set(left.keys).union(right.keys).filter { left[$0] != right[$0] }.sorted()
}
