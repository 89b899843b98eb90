import Glibc
import Layouts
import Testing

@testable import Pipeline
@testable import Recount
@testable import Reports
@testable import Warehouse

/// The definitions of the audited lines with one mistake each: the recount, a check of the form or the report's own
/// proof must find it.
@Suite struct MutationTests {
  /// Lines whose numbers are audited (ocse-157.md, section 8), and those of the audit trail.
  static let audited: Set<String> = ["1", "2", "2e", "4", "5", "6", "21", "21a", "24", "25", "28", "29"]
  /// How many of the mutants are tried, evenly spread over the statements; IVD_MUTANTS=1000 tries all.
  static let wanted = getenv("IVD_MUTANTS").flatMap { Int(String(cString: $0)) } ?? 72

  /// Mutants that cannot change a number, and why.
  static let equivalent = [
    "base/case_arrears.sql:28:5 'MAX(' -> 'MIN('": "every period of a case has the same balance at the end of the year",
    "base/case_arrears.sql:37:29 ' = '' -> ' <> ''": "the family's part of the balance is shown, no line counts it",
  ]

  /// A caseload, a choice of switches, and what the recount says.
  private struct Trial {
    var home: CaseloadHome
    var year: Int
    var policies: [String]
    var recount: Recount
  }

  @Test func `mistakes in the definitions are found`() throws {
    let home = try CaseloadHome(seed: 2024, cases: 400, counties: ["27003", "27115"], isNudged: true)
    // The year before has rows of days after its end.
    let trials = try [(2024, []), (2024, CaseloadHome.otherWords), (2023, [])].map { year, policies in
      Trial(
        home: home, year: year, policies: policies,
        recount: try home.recount(CaseloadHome.definition, year: year, policies: policies))
    }
    let copy = try Definitions157()
    let mutants = try copy.files(of: Self.audited).flatMap { file in
      DefinitionMutant.all(of: try copy.text(file), file: file)
    }
    let wanted = min(Self.wanted, mutants.count)
    var chosen = (0..<wanted).map { mutants[$0 * mutants.count / wanted] }
    chosen.removeAll { Self.equivalent[$0.name] != nil }
    var found: [String: Int] = [:]
    var survivors: [String] = []
    for mutant in chosen {
      let original = try copy.text(mutant.file)
      try copy.write(mutant.applied(to: original), mutant.file)
      if let by = try finder(copy, trials) {
        found[by, default: 0] += 1
      } else {
        survivors.append(mutant.name)
        print("survivor: \(mutant.name)")
        fflush(nil)
      }
      try copy.write(original, mutant.file)
    }
    let score = (chosen.count - survivors.count) * 1000 / max(chosen.count, 1)
    print(
      "mutants: \(chosen.count) of \(mutants.count); found: \(found.sorted { $0.key < $1.key }); per mille: \(score)")
    #expect(chosen.count >= 60)
    #expect(score >= 950, "\(survivors)")
  }

  /// Who finds the mistake; `nil` = nobody.
  private func finder(_ copy: Definitions157, _ trials: [Trial]) throws -> String? {
    guard let definition = try? ReportDefinition.load(folder: copy.path) else { return "the loading" }
    for trial in trials {
      guard
        let form = try? trial.home.report(
          definition, year: trial.year, policies: trial.policies, lines: Self.audited)
      else {
        return "the proof"
      }
      if try !RecountRun.comparison(of: form, with: trial.recount).differences.isEmpty { return "the recount" }
    }
    guard let form = try? trials[0].home.report(definition) else { return "the proof" }
    if try !RecountRun.comparison(of: form, with: trials[0].recount).differences.isEmpty { return "the recount" }
    return form.report.blockingEdits.isEmpty ? nil : "a check of the form"
  }
}

/// A copy of the report's definitions.
private final class Definitions157 {
  let path: String

  init() throws {
    var template = Array("/tmp/ivd-mutants-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw DiskError(path: "/tmp", reason: "no temporary folder") }
    path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    try copy(CaseloadHome.root + "/pipelines/ocse-157", to: path)
  }

  deinit { try? Disk.remove(path) }

  func text(_ file: String) throws -> String { try StrictYAML.text(path: path + "/" + file) }

  func write(_ text: String, _ file: String) throws { try Self.write(text, path + "/" + file) }

  /// The statements of lines and of all they stand on, in byte order.
  func files(of lines: Set<String>) throws -> [String] {
    let definition = CaseloadHome.definition
    var known = Dictionary(uniqueKeysWithValues: definition.base.map { ($0.name, "base/\($0.name).sql") })
    for line in definition.lines { known[line.table] = "lines/\(line.id).sql" }
    var files: Set<String> = []
    var open = lines.map { "line_\($0)" }
    while let name = open.popLast() {
      guard let file = known[name], files.insert(file).inserted else { continue }
      open += try text(file).split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    }
    return files.sorted()
  }

  private func copy(_ source: String, to target: String) throws {
    guard let stream = opendir(source) else { return try Self.write(try StrictYAML.text(path: source), target) }
    defer { closedir(stream) }
    mkdir(target, 0o700)
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { try copy(source + "/" + name, to: target + "/" + name) }
    }
  }

  private static func write(_ text: String, _ path: String) throws {
    guard let file = fopen(path, "wb") else { throw DiskError(path: path, reason: "cannot be written") }
    defer { fclose(file) }
    var text = text
    let isWritten = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
    guard isWritten else { throw DiskError(path: path, reason: "cannot be written") }
  }
}
