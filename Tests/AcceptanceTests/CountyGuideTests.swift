import Foundation
import Testing

/// The guides work as they are written: their files are written and their commands run, in the order of the guide, in a
/// folder with nothing but the project's definitions, and every output is the guide's.
@Suite struct CountyGuideTests {
  @Test(arguments: [
    ("docs/counties.md", files: 10, commands: 17), ("docs/county-pre-check.md", files: 7, commands: 7),
    ("docs/measures.md", files: 2, commands: 4),
    ("docs/partner-pre-check.md", files: 3, commands: 11),
  ])
  func guideWorksAsWritten(page: String, files: Int, commands: Int) throws {
    let guide = try Guide(path: Program.root + "/" + page)
    #expect(guide.steps.count { $0.isFile } == files)
    #expect(guide.steps.count { !$0.isFile } == commands)
    let folder = try Scratch()
    for name in ["schemas", "pipelines"] {
      try FileManager.default.copyItem(atPath: Program.root + "/" + name, toPath: folder.path + "/" + name)
    }
    var code: Int32 = 0
    for step in guide.steps {
      switch step {
      case .file(let path, let text):
        let target = folder.path + "/" + path
        try FileManager.default.createDirectory(
          atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: target))
      case .command(let line, let command, let expected):
        let found: String
        (found, code) = try Self.shell(command, in: folder.path, lastCode: code)
        #expect(Self.timeless(found) == Self.timeless(expected), "\(page):\(line): \(command)")
      }
    }
  }

  /// Both streams in one, as a terminal shows them. `$?` is the code of the command before.
  private static func shell(_ command: String, in folder: String, lastCode: Int32) throws -> (String, Int32) {
    let scratch = try Scratch()
    let path = scratch.path + "/output"
    FileManager.default.createFile(atPath: path, contents: nil)
    let output = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = (Program.path as NSString).deletingLastPathComponent + ":" + (environment["PATH"] ?? "/bin")
    environment["IVD_HOME"] = nil
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "(exit \(lastCode)); \(command)"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = environment
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    try output.close()
    return (try String(contentsOfFile: path, encoding: .utf8), process.terminationStatus)
  }

  /// Without the time that is part of a run's id.
  private static func timeless(_ text: String) -> String {
    text.replacing(#/\d{4}-\d\d-\d\dT\d{6}Z/#, with: "TIME")
  }
}

/// The files and commands of a guide in Markdown.
///
/// A file is a fenced block after a line ``File `path`:``. A command is a line that begins with `$ ` in a block fenced
/// as `console`; what follows it, up to the next command or the end of the block, is its output.
private struct Guide {
  enum Step {
    case file(path: String, text: String)
    case command(line: Int, text: String, output: String)

    var isFile: Bool { if case .file = self { true } else { false } }
  }

  var steps: [Step] = []

  init(path: String) throws {
    var file: String?
    var fence: String?
    var block: [(line: Int, text: String)] = []
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if let open = fence {
        guard line == "```" else {
          block.append((number + 1, String(line)))
          continue
        }
        if open == "```console" {
          addCommands(block)
        } else if let path = file {
          steps.append(.file(path: path, text: block.map { $0.text + "\n" }.joined()))
          file = nil
        }
        fence = nil
        block = []
      } else if line.hasPrefix("```") {
        fence = String(line)
      } else if let match = line.wholeMatch(of: #/File `([^`]+)`:/#) {
        file = String(match.1)
      }
    }
  }

  private mutating func addCommands(_ block: [(line: Int, text: String)]) {
    var command: (line: Int, text: String)?
    var output = ""
    func finished() -> [Step] { command.map { [.command(line: $0.line, text: $0.text, output: output)] } ?? [] }
    for (line, text) in block {
      if text.hasPrefix("$ ") {
        steps += finished()
        command = (line, String(text.dropFirst(2)))
        output = ""
      } else {
        output += text + "\n"
      }
    }
    steps += finished()
  }
}
