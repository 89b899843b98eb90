import Crypto
import Foundation
import Records
import Testing

/// A form that a run made is handed out as long as nothing that it is made from has changed, and is then what it would be
/// if it were made anew.
@Suite struct StandingFormTests {
  private static let sentence = "nothing that it is made from has changed since"

  private struct Form: Equatable {
    var text: String
    var members: Data?
    var edits: Data?
    var errors: [String]
    var isHandedOut: Bool
  }

  private let scratch: Scratch
  private let home: String

  init() throws {
    scratch = try Scratch()
    home = scratch.path + "/home"
    try LoadedHome.sample.get().copy(to: home)
  }

  private func form(_ more: [String] = [], home: String? = nil, format: String = "csv") throws -> Form {
    let members = scratch.path + "/members.csv"
    let edits = scratch.path + "/edits.csv"
    let outcome = try Program.run(
      ["report", "ocse-157", "--fiscal-year", "2024", "--home", home ?? self.home, "--format", format]
        + ["--members", members, "--edits", edits] + more)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let lines = outcome.errors.split(separator: "\n").map(String.init)
    return Form(
      text: outcome.output, members: FileManager.default.contents(atPath: members),
      edits: FileManager.default.contents(atPath: edits), errors: lines.filter { !$0.contains(Self.sentence) },
      isHandedOut: lines.contains { $0.contains(Self.sentence) })
  }

  /// - Returns: the form as it came; made anew it must be the same.
  private func compared(_ more: [String] = [], format: String = "csv") throws -> Form {
    let found = try form(more, format: format)
    var anew = try form(more + ["--afresh"], format: format)
    #expect(!anew.isHandedOut)
    anew.isHandedOut = found.isHandedOut
    #expect(found == anew, "\(more)")
    return found
  }

  @Test(arguments: ["csv", "json", "xml", "html"]) func isWhatIsMadeAnew(format: String) throws {
    let found = try compared(format: format)
    #expect(found.isHandedOut)
    #expect(found.members?.count ?? 0 > 10_000)
  }

  @Test func measuresAreWhatTheyWereWithoutIt() throws {
    let with = try Program.run("measures", "--fiscal-year", "2024", "--home", home, "--format", "json")
    try FileManager.default.removeItem(atPath: home + "/runs")
    let without = try Program.run("measures", "--fiscal-year", "2024", "--home", home, "--format", "json")
    #expect(with.code == 0 && with.output == without.output && with.errors == without.errors)
  }

  /// Each of these changes what the form is made from.
  @Test(arguments: [["--policy", "P-06=included"], ["--cut-off", "2024-09-29"], ["--pep", "iv-d"]])
  func anotherChoiceIsMadeAnew(more: [String]) throws {
    let outcome = try Program.run(["report", "ocse-157", "--fiscal-year", "2024", "--home", home] + more)
    #expect(!outcome.errors.contains(Self.sentence))
  }

  @Test func otherDefinitionsAreMadeAnew() throws {
    let root = scratch.path + "/definitions"
    for folder in ["schemas", "pipelines"] {
      try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: Program.root + "/" + folder, toPath: root + "/" + folder)
    }
    #expect(try compared(["--definitions", root]).isHandedOut)
    let line = root + "/pipelines/ocse-157/lines/1.sql"
    let text = try String(contentsOfFile: line, encoding: .utf8)
    let changed = text.replacing("status <> 'open'", with: "status NOT IN ('open', 'closed_in_year')")
    #expect(changed != text)
    try changed.write(toFile: line, atomically: true, encoding: .utf8)
    let found = try compared(["--definitions", root])
    #expect(!found.isHandedOut)
    #expect(try found.text != form().text)
  }

  /// Definitions that a link leads to are those that count.
  @Test func definitionsBehindALinkAreSeen() throws {
    let root = scratch.path + "/linked"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    for folder in ["schemas", "pipelines"] {
      try FileManager.default.copyItem(atPath: Program.root + "/" + folder, toPath: root + "/" + folder)
    }
    try FileManager.default.moveItem(atPath: root + "/pipelines/ocse-157/lines", toPath: root + "/lines")
    try FileManager.default.createSymbolicLink(
      atPath: root + "/pipelines/ocse-157/lines", withDestinationPath: "../../lines")
    #expect(try compared(["--definitions", root]).isHandedOut)
    let path = root + "/lines/1.sql"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacing("status <> 'open'", with: "status NOT IN ('open', 'closed_in_year')").write(
      toFile: path, atomically: true, encoding: .utf8)
    #expect(try !compared(["--definitions", root]).isHandedOut)
  }

  @Test(arguments: ["ocse-157-2024-members.csv", "ocse-157-2024.csv"]) func aFileThatSomebodyChangedIsMadeAnew(
    name: String
  )
    throws
  {
    let before = try form()
    let run = try #require(try FileManager.default.contentsOfDirectory(atPath: home + "/runs").first)
    let path = "\(home)/runs/\(run)/reports/\(name)"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacing("1,b,", with: "1,c,", maxReplacements: 1).write(toFile: path, atomically: true, encoding: .utf8)
    var after = try form()
    #expect(!after.isHandedOut)
    after.isHandedOut = true
    #expect(after == before)
  }

  @Test func certifyingMakesItAnew() throws {
    let outcome = try Program.run(
      "report", "ocse-157", "--fiscal-year", "2024", "--home", home, "--certify", "--by", "R. Roe", "--pep", "iv-d")
    #expect(!outcome.errors.contains(Self.sentence))
  }

  /// A report of the year before that is certified after the run gives other lines 5a and 8a.
  @Test func aCertifiedYearBeforeIsHeeded() throws {
    try LoadedHome.workedExample.get().copy(to: home + "-example")
    let home = home + "-example"
    let before = try form(home: home)
    #expect(before.isHandedOut)
    #expect(before.errors.contains { $0.contains("checks of the form fail") })
    let certified = home + "/certified/ocse-157/2023/r1"
    try FileManager.default.createDirectory(atPath: certified, withIntermediateDirectories: true)
    let report = "fiscal_year,line,column,value\n2023,5,a,77\n2023,8,a,88\n"
    try report.write(toFile: certified + "/report.csv", atomically: true, encoding: .utf8)
    let digest = SHA256.hash(data: Data(report.utf8)).hexadecimal
    try "\(digest)  report.csv\n".write(toFile: certified + "/manifest.sha256", atomically: true, encoding: .utf8)
    let found = try form(home: home)
    #expect(!found.isHandedOut)
    #expect(found.text.contains("2024,5a,a,77\n"))

    // A run that stands on that report, and another report in its place.
    let ledger = home + "/certified/ledger.csv"
    try "form,fiscal_year,revision,certified_by,certified_on,reason,seal\n".write(
      toFile: ledger, atomically: true, encoding: .utf8)
    let again = try Program.run(
      "run", "pipelines/nightly.yaml", "--input", WorkedExampleTests.example, "--home", home)
    #expect(again.code == 0 && !again.output.hasPrefix("nothing new"))
    #expect(try form(home: home).isHandedOut)
    let other = report.replacing("5,a,77", with: "5,a,78")
    try other.write(toFile: certified + "/report.csv", atomically: true, encoding: .utf8)
    try "\(SHA256.hash(data: Data(other.utf8)).hexadecimal)  report.csv\n".write(
      toFile: certified + "/manifest.sha256", atomically: true, encoding: .utf8)
    let last = try form(home: home)
    #expect(!last.isHandedOut)
    #expect(last.text.contains("2024,5a,a,78\n"))
  }
}
