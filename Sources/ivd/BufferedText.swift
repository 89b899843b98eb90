import Foundation
import Pipeline

/// Result files that the user named.
enum BufferedText {
  static func write(_ text: String, to path: String) throws {
    try write(to: path) { try $0(text) }
  }

  static func write(to path: String, _ body: (@escaping (String) throws -> Void) throws -> Void) throws {
    let file = try BufferedFile(path: path)
    try body(file.write)
    try file.close()
  }
}
