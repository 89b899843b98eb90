import Foundation
import Testing

/// A whole output that is kept as a file in `Tests/Fixtures`. With IVD_WRITE_GOLDEN set, the file is written instead.
enum GoldenText {
  static func expect(_ text: String, _ name: String) throws {
    let path = Project.root + "/Tests/Fixtures/" + name
    if ProcessInfo.processInfo.environment["IVD_WRITE_GOLDEN"] != nil {
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text, "\(name)")
  }
}
