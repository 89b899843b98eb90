import Records
import Warehouse

/// A report being worked out on an engine in which the standard tables and `annual_inputs` are readable.
///
/// `build` makes the base tables and one table `line_<id>` for each line; everything else reads those.
public final class ReportRun {
  public let definition: ReportDefinition
  public let fiscalYear: FiscalYear
  /// Every switch with its word, in order.
  public let policies: [(id: String, word: String)]
  let engine: any SQLEngine
  private let placeholders: [String: String]
  private var built: Set<String> = []

  /// - Parameter policies: choices such as `P-06=included`.
  /// - Throws: `ReportError` for a year without a definition and for unknown switches.
  public init(
    definition: ReportDefinition, engine: any SQLEngine, fiscalYear: FiscalYear, policies: [String] = []
  ) throws {
    guard definition.effective.contains(fiscalYear.number) else {
      throw ReportError.noDefinition(
        form: definition.form, fiscalYear: fiscalYear.number, effective: "\(definition.effective)")
    }
    self.definition = definition
    self.engine = engine
    self.fiscalYear = fiscalYear
    self.policies = try definition.policies(policies)
    placeholders = definition.placeholders(fiscalYear, self.policies)
  }

  /// The lines in effect in the year, in form order.
  public var lines: [LineDefinition] { definition.lines.filter { $0.effective.contains(fiscalYear.number) } }

  /// Works out lines (all, or some with everything they stand on) and proves each.
  /// - Returns: the cells of the lines asked for, and their tallies, in form order.
  /// - Throws: `ReportError.unknownLine`, `.unsound`; `EngineError`.
  public func build(_ wanted: Set<String>? = nil) throws -> (cells: [ReportCell], tallies: [LineTally]) {
    if let unknown = wanted?.subtracting(lines.map(\.id)).sorted().first { throw ReportError.unknownLine(unknown) }
    let needed = wanted.map(requirements)
    for base in definition.base where needed?.contains(base.name) ?? true {
      try make(base.name, base.sql, file: base.file)
    }
    var cells: [ReportCell] = []
    var tallies: [LineTally] = []
    for line in lines where needed?.contains(line.table) ?? true {
      try make(line.table, line.sql, file: line.file)
      let proof = try LineProof(line: line, engine: engine)
      if wanted?.contains(line.id) ?? true {
        cells += line.source == .annualInput ? [annualCell(line, proof)] : proof.sums.cells(of: line)
        tallies.append(proof.tally)
      }
    }
    return (cells, tallies)
  }

  private func make(_ name: String, _ sql: SQLTemplate, file: String) throws {
    guard built.insert(name).inserted else { return }
    try engine.createTable(name, as: try sql.filled(placeholders, file: file), file: file)
  }

  /// Names of all tables that lines stand on, the lines' own among them.
  private func requirements(_ wanted: Set<String>) -> Set<String> {
    var statements = Dictionary(uniqueKeysWithValues: definition.base.map { ($0.name, $0.sql) })
    for line in definition.lines { statements[line.table] = line.sql }
    var needed: Set<String> = []
    var open = wanted.map { "line_" + $0 }
    while let name = open.popLast() {
      guard let sql = statements[name], needed.insert(name).inserted else { continue }
      open += sql.words.filter { statements[$0] != nil }
    }
    return needed
  }

  private func annualCell(_ line: LineDefinition, _ proof: LineProof) -> ReportCell {
    if let cents = proof.sums.cents[""], proof.tally.counted == 1 {
      return ReportCell(line: line.id, column: "a", value: cents.roundedToDollars)
    }
    let source = definition.annualInputs[line.id] ?? AnnualInputSource(line: line.id, year: 0)
    return ReportCell(
      line: line.id, column: "a", value: nil,
      reason: "the annual inputs have no line \(source.line) of fiscal year \(fiscalYear.number + source.year)")
  }
}
