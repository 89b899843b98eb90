import Layouts
import Records
import Warehouse

/// The self-assessment of a review period: every case under every criterion, and the table of the federal form.
public struct SelfAssessment: Sendable {
  public var definition: AssessmentDefinition
  public var fiscalYear: FiscalYear
  public var sources: [ReportSource]
  public var missingCounties: [String]
  /// The universe, in byte order of the cases.
  public var cases: [ReviewCase]
  /// In form order.
  public var results: [CriterionResult]
  public var sample: AssessmentSample?
  /// Efficiency rates of the year before, by criterion.
  public var previous: PreviousRates?
  public var silent: [SilentKind]
  public var undetermined: AssessmentDefinition.Undetermined

  /// Kinds of events that a county does not send, and a criterion needs.
  public struct SilentKind: Sendable, Equatable {
    public var county: String
    /// The criterion's words on the form.
    public var row: String
    public var kinds: [String]
  }
}

/// Works out a self-assessment on an engine in which the standard tables are readable.
public struct AssessmentRun {
  let definition: AssessmentDefinition
  let fiscalYear: FiscalYear
  let calendar: BusinessCalendar
  let engine: any SQLEngine
  private let placeholders: [String: String]

  /// - Throws: `AssessmentError.noDefinition`.
  public init(
    _ definition: AssessmentDefinition, _ fiscalYear: FiscalYear, calendar: BusinessCalendar, engine: any SQLEngine
  ) throws {
    guard definition.effective.contains(fiscalYear.number) else {
      throw AssessmentError.noDefinition(fiscalYear: fiscalYear.number, effective: "\(definition.effective)")
    }
    self.definition = definition
    self.fiscalYear = fiscalYear
    self.calendar = calendar
    self.engine = engine
    placeholders = definition.placeholders(from: fiscalYear.firstDay, to: fiscalYear.lastDay)
  }

  /// - Throws: `EngineError`, `AssessmentError.unsound`.
  public func assess(_ selection: SnapshotSelection) throws -> SelfAssessment {
    for base in definition.base {
      try engine.createTable(base.name, as: base.sql.filled(placeholders, file: base.file), file: base.file)
    }
    try engine.createTable(
      "review_place", as: "SELECT *, ROW_NUMBER() OVER (ORDER BY case_id) - 1 AS place FROM review_case", file: nil)
    let cases = try universe()
    var results: [CriterionResult] = []
    for criterion in definition.criteria { results.append(try judge(criterion, cases)) }
    return SelfAssessment(
      definition: definition, fiscalYear: fiscalYear,
      sources: selection.snapshots.map { ReportSource(county: $0.county, asOf: $0.asOf, snapshot: $0.id) },
      missingCounties: selection.missingCounties, cases: cases, results: results, sample: nil, previous: nil,
      silent: try silentKinds(results, cases), undetermined: definition.undetermined)
  }

  private func universe() throws -> [ReviewCase] {
    var cases: [ReviewCase] = []
    try engine.query(
      """
      SELECT case_id, county, office, worker_id, last_day, source_file, source_line FROM review_place ORDER BY place
      """
    ) { row in
      cases.append(
        ReviewCase(
          caseID: try row.string(0) ?? "", county: try row.string(1) ?? "", office: try row.string(2),
          workerID: try row.string(3), lastDay: try row.day(4) ?? fiscalYear.lastDay,
          sourceFile: try row.string(5) ?? "", sourceLine: try row.int64(6) ?? 0))
    }
    return cases
  }

  private func judge(_ criterion: Criterion, _ cases: [ReviewCase]) throws -> CriterionResult {
    let statement = criterion.statement
    let frame = "frame_" + statement.name
    try engine.createTable(
      frame,
      as: """
        SELECT p.place, k.reason, k.item, k.met_on
        FROM (\(try statement.applies.filled(placeholders, file: statement.appliesFile))) AS k
        JOIN review_place AS p ON p.case_id = k.case_id
        """, file: statement.appliesFile)
    var judge = CriterionJudge(
      criterion, cases: cases.count, from: fiscalYear.firstDay,
      due: DueDays(calendar: calendar, periodEnd: fiscalYear.lastDay), definition: definition)
    let places = Dictionary(uniqueKeysWithValues: criterion.items.enumerated().map { ($1.id, $0) })
    try readDuties(of: criterion, frame: frame, places, cases, into: &judge)
    var result = CriterionResult(
      criterion: criterion, deciding: judge.deciding.map { $0?.0 },
      reasons: Array(repeating: UInt8(criterion.reasons.count - 1), count: cases.count),
      failing: judge.failing.mapValues { $0.sorted { $0.isWorse(than: $1) } }, drawn: nil, applicable: 0)
    try readFrame(frame, places, &result, file: statement.appliesFile)
    result.applicable = result.deciding.count { $0 != nil }
    return result
  }

  private func readDuties(
    of criterion: Criterion, frame: String, _ places: [String: Int], _ cases: [ReviewCase],
    into judge: inout CriterionJudge
  ) throws {
    let file = criterion.statement.dutiesFile
    let clocks = Dictionary(uniqueKeysWithValues: definition.clocks.map { ($0.id, $0) })
    var columns: DutyColumns?
    try engine.query(
      """
      SELECT f.place AS case_place, d.*
      FROM (\(try criterion.statement.duties.filled(placeholders, file: file))) AS d
      JOIN review_place AS p ON p.case_id = d.case_id
      JOIN \(frame) AS f ON f.place = p.place
      WHERE f.reason IS NULL AND f.item IS NULL
      """, file: file
    ) { row in
      if columns == nil { columns = try DutyColumns(row.columns, file: file) }
      guard let columns, let place = try row.int64(0).map({ Int($0) }) else { return }
      guard let name = try row.string(columns.item) else { return }
      guard let item = places[name] else {
        // The two tiers of a disposition share their statement.
        if criterion.rule == .disposition { return }
        throw AssessmentError.unsound(file: file, reason: "unknown sub-criterion \(name)")
      }
      let clockID = try row.string(columns.clock)
      if let clockID, clocks[clockID] == nil {
        throw AssessmentError.unsound(file: file, reason: "unknown clock \(clockID)")
      }
      judge.add(
        Duty(
          item: item, clock: clockID.flatMap { clocks[$0] }, aroseOn: try row.day(columns.aroseOn),
          doneOn: try row.day(columns.doneOn), perhapsOn: try row.day(columns.perhapsOn),
          missing: try row.string(columns.missing),
          endsOn: try columns.endsOn.flatMap { try row.day($0) } ?? cases[place].lastDay), case: place)
    }
  }

  /// Outcomes that were reached, and why the others are not judged.
  private func readFrame(
    _ frame: String, _ places: [String: Int], _ result: inout CriterionResult, file: String
  ) throws {
    var count = 0
    let codes = Dictionary(uniqueKeysWithValues: result.criterion.statement.reasons.enumerated().map { ($1.code, $0) })
    try engine.query("SELECT place, reason, item, met_on FROM \(frame)", file: file) { row in
      guard let place = try row.int64(0).map({ Int($0) }) else { return }
      count += 1
      if let reason = try row.string(1) {
        guard let code = codes[reason] else {
          throw AssessmentError.unsound(file: file, reason: "unknown reason \(reason)")
        }
        result.reasons[place] = UInt8(code)
        result.deciding[place] = nil
      } else if let name = try row.string(2) {
        guard let item = places[name] else {
          throw AssessmentError.unsound(file: file, reason: "unknown sub-criterion \(name)")
        }
        result.deciding[place] = JudgedAction(outcome: .action, item: item, doneOn: try row.day(3))
      }
    }
    guard count == result.deciding.count else {
      throw AssessmentError.unsound(
        file: file, reason: "\(count) rows for the \(result.deciding.count) cases of the universe")
    }
  }

  /// Kinds of events that a county never sends although one of its cases is an error, or open, for want of something.
  private func silentKinds(_ results: [CriterionResult], _ cases: [ReviewCase]) throws -> [SelfAssessment.SilentKind] {
    var sent: [String: Set<String>] = [:]
    try engine.query(
      """
      SELECT DISTINCT c.county, e.kind
      FROM case_event AS e
      JOIN review_case AS c ON c.case_id = e.case_id
      """
    ) { sent[try $0.string(0) ?? "", default: []].insert(try $0.string(1) ?? "") }
    var silent: [SelfAssessment.SilentKind] = []
    for result in results {
      let faulty = result.deciding.indices.filter { result.deciding[$0].map { $0.outcome != .action } ?? false }
      for county in Set(faulty.map { cases[$0].county }).sorted() {
        let kinds = result.criterion.events.filter { sent[county]?.contains($0) != true }
        if !kinds.isEmpty { silent.append(.init(county: county, row: result.criterion.row, kinds: kinds)) }
      }
    }
    return silent
  }
}
