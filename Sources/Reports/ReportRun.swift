import Layouts
import Records
import Warehouse

/// A report being worked out on an engine in which the standard tables and `annual_inputs` are readable.
///
/// `build` makes the base tables and one table `line_<id>` for each line; everything else reads those.
public final class ReportRun {
  /// What the tables are made for.
  public enum Purpose: Sendable {
    /// Cells and members. Where the rows of the kept tables came from is left blank, because no count reads it.
    case numbers
    /// Also evidence and source rows.
    case proof
  }
  /// Columns that show where a row came from, and what it shows.
  static let originColumns: Set<String> = ["sender", "source_file", "source_line", "evidence"]

  public let definition: ReportDefinition
  public let fiscalYear: FiscalYear
  public let purpose: Purpose
  /// Every switch with its word, in order.
  public let policies: [(id: String, word: String)]
  let engine: any SQLEngine
  let placeholders: [String: String]
  private var built: Set<String> = []
  private var rowSets: [String: RowSet] = [:]

  /// - Parameter policies: choices such as `P-06=included`.
  /// - Throws: `ReportError` for a year without a definition and for unknown switches.
  public init(
    definition: ReportDefinition, engine: any SQLEngine, fiscalYear: FiscalYear, policies: [String] = [],
    purpose: Purpose = .numbers
  ) throws {
    try definition.requireDefined(fiscalYear)
    self.definition = definition
    self.engine = engine
    self.fiscalYear = fiscalYear
    self.purpose = purpose
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
    let needed = wanted.map { requirements($0.map { "line_" + $0 }) }
    let parents = lines.reduce(into: Set<String>()) { $0.formUnion($1.sql.words) }
    for base in definition.base where needed?.contains(base.name) ?? true {
      try make(base.name, base.sql, isKept: base.isKept, file: base.file)
    }
    var cells: [ReportCell] = []
    var tallies: [LineTally] = []
    for line in lines where needed?.contains(line.table) ?? true {
      try make(line.table, line.sql, isKept: line.isKept || parents.contains(line.table), file: line.file)
      let proof = try LineProof(line: line, of: try line.rowsOf.map { try rowSet($0, key: line.key) }, engine: engine)
      if wanted?.contains(line.id) ?? true {
        cells += line.source == .annualInput ? [annualCell(line, proof)] : proof.sums.cells(of: line)
        tallies.append(proof.tally)
      }
    }
    return (cells, tallies)
  }

  private func make(_ name: String, _ sql: SQLTemplate, isKept: Bool, file: String) throws {
    guard built.insert(name).inserted else { return }
    let statement = try sql.filled(placeholders, file: file)
    switch (isKept, purpose) {
    case (false, _): try engine.createView(name, as: statement, file: file)
    case (true, .proof): try engine.createTable(name, as: statement, file: file)
    case (true, .numbers): try keepWithoutOrigin(name, statement, file)
    }
  }

  /// Keeps the rows of a statement without the columns of its origin, which `name` has blank.
  private func keepWithoutOrigin(_ name: String, _ statement: String, _ file: String) throws {
    let columns = try engine.columns(of: statement, file: file)
    let kept = columns.map(\.name).filter { !Self.originColumns.contains($0) }
    if kept.count == columns.count { return try engine.createTable(name, as: statement, file: file) }
    try engine.createTable(
      "kept_" + name, as: "SELECT \(kept.joined(separator: ", ")) FROM (\(statement)) AS t", file: file)
    let blanked = columns.map { column in
      Self.originColumns.contains(column.name) ? "CAST(NULL AS \(column.type)) AS \(column.name)" : column.name
    }
    try engine.createView(name, as: "SELECT \(blanked.joined(separator: ", ")) FROM kept_\(name)", file: file)
  }

  private func rowSet(_ table: String, key: String) throws -> RowSet {
    if let known = rowSets[table] { return known }
    let found: RowSet
    do { found = try RowSet(table: table, key: key, engine: engine) } catch let fault as ReportError {
      try checkCasesAreOneCountysEach()
      throw fault
    }
    rowSets[table] = found
    return found
  }

  /// A case that two counties sent would be counted twice.
  /// - Throws: `ReportError.sentTwice`.
  private func checkCasesAreOneCountysEach() throws {
    var cases: [String] = []
    try engine.query(
      """
      SELECT case_id, MIN(sender) AS first_sender, MAX(sender) AS last_sender FROM cases
      GROUP BY case_id HAVING COUNT(*) > 1 ORDER BY case_id LIMIT 3
      """
    ) { cases.append("\(try $0.string(0) ?? "") of \(try $0.string(1) ?? "") and \(try $0.string(2) ?? "")") }
    if !cases.isEmpty { throw ReportError.sentTwice(cases: cases) }
  }

  /// Makes the base tables that a statement stands on, where no line has made them before.
  func buildBases(under statement: SQLTemplate) throws {
    let needed = requirements(Array(statement.words))
    for base in definition.base where needed.contains(base.name) {
      try make(base.name, base.sql, isKept: base.isKept, file: base.file)
    }
  }

  /// Names of all tables that some tables stand on, they themselves among them.
  private func requirements(_ wanted: [String]) -> Set<String> {
    var statements = Dictionary(uniqueKeysWithValues: definition.base.map { ($0.name, $0.sql) })
    for line in definition.lines { statements[line.table] = line.sql }
    var needed: Set<String> = []
    var open = wanted
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
