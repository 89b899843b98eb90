import Foundation
import Testing

/// The documentation names every command, and what it links to is there.
@Suite struct DocumentationTests {
  private static let pages: [String] = {
    let docs = try! FileManager.default.contentsOfDirectory(atPath: Program.root + "/docs").sorted()
    return ["README.md", "CHANGELOG.md"] + docs.filter { $0.hasSuffix(".md") }.map { "docs/" + $0 }
  }()

  @Test func everyCommandIsInTheReadme() throws {
    let readme = try text("README.md")
    let commands = try Self.subcommands([])
    #expect(commands.count >= 11)
    for command in commands {
      #expect(readme.contains("| `\(command)` |"), "README.md does not name \(command) in its table of commands")
      #expect(readme.contains("`ivd \(command) "), "README.md has no example of ivd \(command)")
    }
  }

  /// What the README shows of `make run` is what it prints.
  @Test func excerptIsReal() throws {
    let readme = try text("README.md")
    let printed = Set(try LoadedHome.sample.get().run.output.split(separator: "\n"))
    let start = try #require(readme.range(of: "`make run` shows"))
    let excerpt = readme[start.upperBound...].split(separator: "```", maxSplits: 2)[1].split(separator: "\n")
      .dropFirst()
    #expect(excerpt.count > 10)
    for line in excerpt where line != "..." { #expect(printed.contains(line), "README.md shows: \(line)") }
  }

  @Test func everyCommandHasAnExampleInItsHelp() throws {
    for command in try Self.subcommands([]) {
      let below = try Self.subcommands([command])
      // A group of commands has none of its own.
      for path in below.isEmpty ? [[command]] : below.map({ [command, $0] }) {
        let name = (["ivd"] + path).joined(separator: " ")
        let help = try Program.run(path + ["--help"])
        #expect(help.code == 0)
        #expect(help.output.contains("Example: \(name) "), "\(name) --help has no example")
      }
    }
  }

  @Test(arguments: DocumentationTests.pages)
  func linksLeadSomewhere(page: String) throws {
    let folder = ((Program.root + "/" + page) as NSString).deletingLastPathComponent
    for match in Self.prose(try text(page)).matches(of: #/\]\(([^)\s]+)\)/#) {
      let target = String(match.1)
      guard !target.hasPrefix("https://"), !target.hasPrefix("#") else { continue }
      let path = String(target.split(separator: "#")[0])
      #expect(FileManager.default.fileExists(atPath: folder + "/" + path), "\(page) links to \(target)")
    }
  }

  /// Folders and definitions that the pages name in backquotes.
  @Test(arguments: ["README.md", "docs/operations.md", "docs/compliance.md"])
  func namedPlacesAreThere(page: String) throws {
    let place = #/`((?:Sources|Tests|pipelines|schemas|docs|sample-input|Benchmarks)/[\w./-]*)`/#
    for match in Self.prose(try text(page)).matches(of: place) {
      #expect(FileManager.default.fileExists(atPath: Program.root + "/\(match.1)"), "\(page) names \(match.1)")
    }
  }

  private func text(_ page: String) throws -> String {
    try String(contentsOfFile: Program.root + "/" + page, encoding: .utf8)
  }

  /// Without fenced blocks.
  private static func prose(_ text: String) -> String {
    var isFenced = false
    var lines: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") { isFenced.toggle() } else if !isFenced { lines.append(line) }
    }
    return lines.joined(separator: "\n")
  }

  /// Names in the list of subcommands of a command's help: indented by two, before their abstract.
  private static func subcommands(_ path: [String]) throws -> [String] {
    let help = try Program.run(path + ["--help"]).output
    guard let list = help.range(of: "SUBCOMMANDS:\n") else { return [] }
    return help[list.upperBound...].split(separator: "\n", omittingEmptySubsequences: false).prefix { !$0.isEmpty }
      .compactMap { $0.prefixMatch(of: #/  ([a-z][a-z-]*)/#).map { String($0.1) } }
  }
}
