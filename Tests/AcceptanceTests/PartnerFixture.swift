import Foundation
import Records
import Testing

/// Example records and files of `Tests/Fixtures/partner-layouts`, byte for byte.
enum PartnerFixture {
  static let folder = Program.root + "/Tests/Fixtures/partner-layouts"

  /// One malformed record, with the finding that it must get.
  struct Case: Sendable, CustomTestStringConvertible {
    var layout: String
    var number: Int
    var context: String
    var code: String
    var field: String
    var scope: String

    var testDescription: String { "\(layout) \(number)" }

    /// What `scope` is called in findings.
    var severity: String {
      switch scope {
      case "file": "reject_delivery"
      case "batch": "reject_batch"
      case "warn": "warning"
      default: "reject_record"
      }
    }
  }

  static let cases: [Case] = {
    let records = CSVText.records([UInt8](FileManager.default.contents(atPath: folder + "/malformed-cases.csv")!))!
    return records.dropFirst().map { record in
      let fields = record.fields
      return Case(
        layout: fields[0], number: Int(fields[1])!, context: fields[4], code: fields[5], field: fields[6],
        scope: fields[7])
    }
  }()

  static func lines(_ name: String) -> [[UInt8]] {
    let bytes = [UInt8](FileManager.default.contents(atPath: "\(folder)/\(name).txt")!)
    return bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init).filter { !$0.isEmpty }
  }

  static func malformed(_ each: Case) -> [UInt8] { lines(each.layout + ".malformed")[each.number - 1] }
}

/// A finding as `--format csv` prints it.
struct PrintedFinding: Equatable, CustomStringConvertible {
  var values: [String: String]

  subscript(name: String) -> String { values[name] ?? "" }

  var description: String {
    "\(self["line"]) \(self["code"]) \(self["field"]) \(self["severity"]) \(self["first_byte"])-\(self["last_byte"])"
  }

  static func of(_ output: String) -> [PrintedFinding] {
    guard let records = CSVText.records([UInt8](output.utf8)), let header = records.first?.fields else { return [] }
    return records.dropFirst().map { record in
      PrintedFinding(values: Dictionary(zip(header, record.fields), uniquingKeysWith: { first, _ in first }))
    }
  }
}

/// Runs `ivd check --layout` on lines.
enum PartnerRun {
  struct Outcome {
    var code: Int32
    var findings: [PrintedFinding]
    /// Paths of the checked files.
    var paths: [String]
  }

  static func check(
    _ layout: String, _ files: [[[UInt8]]], sent: [[UInt8]]? = nil, received: String? = nil
  ) throws -> Outcome {
    let scratch = try Scratch()
    func write(_ lines: [[UInt8]], _ name: String) throws -> String {
      let path = scratch.path + "/" + name
      try Data(lines.flatMap { $0 + [0x0A] }).write(to: URL(fileURLWithPath: path))
      return path
    }
    var arguments = ["check", "--layout", layout, "--format", "csv"]
    if let sent { arguments += ["--sent", try write(sent, "sent.txt")] }
    if let received { arguments += ["--received", received] }
    let paths = try files.enumerated().map { try write($1, "\($0).txt") }
    let run = try Program.run(arguments + paths)
    return Outcome(code: run.code, findings: PrintedFinding.of(run.output), paths: paths)
  }
}
