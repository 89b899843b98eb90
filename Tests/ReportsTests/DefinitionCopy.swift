import Glibc
import Layouts
import Testing

@testable import Reports

/// A copy of a report's definitions in which a statement can be made wrong.
final class DefinitionCopy {
  let path: String

  init(of folder: String = Project.root + "/pipelines/ocse-157") throws {
    var template = Array("/tmp/ivd-definitions-XXXXXX".utf8CString)
    precondition(mkdtemp(&template) != nil)
    path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    try copy(folder, to: path)
  }

  deinit { removeFolder(path) }

  /// Replaces a piece of text that stands in a file exactly once.
  func replace(_ file: String, _ old: String, _ new: String) throws {
    let text = try StrictYAML.text(path: path + "/" + file)
    #expect(text.ranges(of: old).count == 1, "\(file) has not once: \(old)")
    try write(text.replacing(old, with: new), to: path + "/" + file)
  }

  private func copy(_ source: String, to target: String) throws {
    guard let stream = opendir(source) else { return try write(try StrictYAML.text(path: source), to: target) }
    defer { closedir(stream) }
    mkdir(target, 0o700)
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { try copy(source + "/" + name, to: target + "/" + name) }
    }
  }

  func write(_ text: String, to path: String) throws {
    let file = try #require(fopen(path, "wb"))
    defer { fclose(file) }
    var text = text
    let isWritten = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
    #expect(isWritten)
  }
}
