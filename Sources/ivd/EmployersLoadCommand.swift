import ArgumentParser
import Employers
import Foundation
import Pipeline
import Records
import Warehouse

struct EmployersLoadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load", abstract: "Put the rows of a file into the registry.",
    discussion: """
      Example: ivd employers load sample-input/employers/registry.csv --source registry --as-of 2024-09-30

      Each row goes under the employer that it is of, under a new one, or waits for review under one of its own. The
      columns are fein, name, trade_name, street, city, state, zip, address_kind (mailing, withholding, physical),
      parent_fein, processor_fein, eiwo, multistate, status, cases, dollars, source, as_of; only name must be there.
      Sources are those of pipelines/employers/sources.yaml. A row with more or fewer fields than the first line is
      refused and kept for mending.
      """)

  @Argument(help: "The file: CSV, plain or gzip.")
  var file: String

  @Option(help: "registry, or eiwo: the federal list of employers that take part in e-IWO.")
  var kind: RegistryLoad.Kind = .registry

  @Option(help: "Who says so, for rows that do not name it.")
  var source: String

  @Option(help: "On which day, as YYYY-MM-DD, for rows that do not name it.")
  var asOf: DayArgument

  @Option(help: "Write refused rows, mistyped and impossible numbers to this CSV file.")
  var findings: String?

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var place: EmployerDefinitionOptions

  func run() throws {
    let definitions = try place.load()
    let edits = try place.edits()
    let sources = try place.sources()
    try sources.check(source)
    let list = try RegistryLoad.read(path: file, sources: sources)
    let lock = try registry.lock()
    defer { withExtendedLifetime(lock) {} }
    let outcome = try RegistryLoad(
      source: source, asOf: asOf.day, kind: kind, words: definitions.words, model: definitions.model,
      rules: definitions.rules, jobs: place.jobs
    ).load(list, digest: try Disk.sha256(file), refused: try list.refusedBytes(path: file), into: registry.folder)
    let load = outcome.load
    let refused = load.refused ?? 0
    if outcome.isKnown {
      let rest = outcome.refusedPath.map { "; \(refused) rows are refused: \($0)" } ?? ""
      try Output.write("\(file): loaded before from \(source) for \(asOf.day); nothing has changed\(rest)\n")
      if refused > 0 { throw ExitCode(1) }
      return
    }
    try Output.write("\(file): \(load.words)\n")
    try Output.write(list.refused.prefix(EmployerList.toldRows).map { "  line \($0.line): \($0.reason)\n" }.joined())
    if let path = outcome.refusedPath { try Output.write("  refused rows: \(path)\n") }
    let mistyped = outcome.findings.count { $0.expected != nil }
    if !outcome.findings.isEmpty {
      try Output.write("  numbers: \(mistyped) mistyped, \(outcome.findings.count - mistyped) that were never issued\n")
    }
    if let findings {
      try BufferedText.write(to: findings) { write in
        try FEINFindingText(list: list, file: file, edits: edits).csv(outcome.findings, to: write)
      }
    }
    if load.review > 0 || refused > 0 || !outcome.findings.isEmpty { throw ExitCode(1) }
  }
}

extension RegistryLoad.Kind: ExpressibleByArgument {}
