import Records

/// The registry with the decisions in force: employers, what holds of each now, and where it comes from.
public struct EmployerRegistry {
  public let rows: EmployerList
  public let decisions: EmployerDecisions
  public let catalogue: RegistryCatalogue
  /// Row -> place in `ids`.
  public private(set) var employerOfRow: [Int32] = []
  /// Ids of the employers in force, by their first rows.
  public private(set) var ids: [String] = []
  private let sources: SourceOrder
  /// What the warehouse has behind each number.
  public let effects: EmployerEffects
  /// Rows of each employer.
  private let rowLists: NumberLists
  private var places: [String: Int32] = [:]

  /// A value of an employer and whose word it is.
  public struct Value: Sendable, Equatable {
    public var column: String
    public var value: String
    public var source: String
    public var asOf: String
  }

  /// - Throws: `EmployerListError`, `DiskError`, `RegistryError`.
  public init(_ folder: RegistryFolder, sources: SourceOrder, effects: EmployerEffects = EmployerEffects()) throws {
    self.sources = sources
    self.effects = effects
    catalogue = try folder.catalogue()
    guard catalogue.sequence > 0 else { throw RegistryError.empty(home: folder.home) }
    rows = try folder.rows(catalogue)
    decisions = try folder.decisions()
    let hasDecisions = !decisions.all.isEmpty
    var pairs: [UInt64] = []
    pairs.reserveCapacity(rows.count)
    for row in 0..<rows.count {
      let stored = rows.text(row: row, "employer")
      let id = hasDecisions ? decisions.employer(of: rows.sightingKey(row: row), stored: stored) : stored
      let place: Int32
      if let known = places[id] {
        place = known
      } else {
        place = Int32(ids.count)
        places[id] = place
        ids.append(id)
      }
      employerOfRow.append(place)
      pairs.append(UInt64(place) << 32 | UInt64(row))
    }
    rowLists = NumberLists(&pairs, count: ids.count)
  }

  public func rows(of employer: Int) -> ArraySlice<Int32> { rowLists.values[rowLists.range(Int32(employer))] }

  /// The employer of an id, also of one that was merged into another.
  public func employer(id: String) -> Int? { places[decisions.resolved(id)].map(Int.init) }

  /// Employers with a number.
  public func employers(fein: FEIN) -> [Int] {
    var found: Set<Int> = []
    let column = rows.columns.firstIndex(of: "fein")!
    for row in 0..<rows.count where rows.withField(row: row, column: column, { FEIN($0) }) == fein {
      found.insert(Int(employerOfRow[row]))
    }
    return found.sorted()
  }

  /// What holds now, as the order of the sources has it; of one day the row loaded last. The address comes whole from
  /// the latest row of its kind. A number that was found mistyped never holds.
  public func current(_ employer: Int) -> [Value] {
    var values: [Value] = []
    let own = rows(of: employer).sorted {
      (rows.text(row: Int($0), "as_of"), $0) < (rows.text(row: Int($1), "as_of"), $1)
    }
    let ranked = own.enumerated().sorted {
      let ranks = (
        sources.rank(rows.text(row: Int($0.element), "source")), sources.rank(rows.text(row: Int($1.element), "source"))
      )
      return (-ranks.0, $0.offset) < (-ranks.1, $1.offset)
    }.map(\.element)
    func value(_ row: Int32, _ column: String, as name: String? = nil) -> Value? {
      let text = rows.text(row: Int(row), column)
      guard !text.isEmpty else { return nil }
      return Value(
        column: name ?? column, value: text, source: rows.text(row: Int(row), "source"),
        asOf: rows.text(row: Int(row), "as_of"))
    }
    let address: Set = ["street", "city", "state", "zip", "address_kind"]
    for column in RegistryColumns.values where !address.contains(column) {
      let order = sources.byRank.contains(column) ? ranked : own
      let holding = order.reversed().lazy.compactMap { row in
        column == "fein" && rows.text(row: Int(row), "kind") == SightingMatch.Kind.mistyped.rawValue
          ? nil : value(row, column)
      }
      if let first = holding.first { values.append(first) }
    }
    for kind in RegistryColumns.addressKinds {
      let ofKind = own.filter { row in
        let written = rows.text(row: Int(row), "address_kind")
        return (written.isEmpty ? "mailing" : written) == kind && !rows.text(row: Int(row), "street").isEmpty
      }
      guard let row = ofKind.last else { continue }
      for column in ["street", "city", "state", "zip"] {
        if let found = value(row, column, as: "\(kind)_\(column)") { values.append(found) }
      }
    }
    return values
  }

  /// The current value of a column; empty where nobody gave one.
  public func value(_ employer: Int, _ column: String) -> String {
    current(employer).first { $0.column == column }?.value ?? ""
  }

  /// Cases and dollars behind an employer: those that the warehouse has under its numbers, or the latest that a source
  /// told (of several sources the largest), whichever is more.
  public func effect(_ employer: Int) -> (cases: Int, cents: Int64) {
    var latest: [String: (casesDay: String, cases: Int, centsDay: String, cents: Int64)] = [:]
    var numbers: Set<FEIN> = []
    for row in rows(of: employer) {
      if let number = number(row: Int(row)) { numbers.insert(number) }
      let cases = Int(rows.text(row: Int(row), "cases"))
      let amount = EmployerAmount(rows.text(row: Int(row), "dollars"))
      guard cases != nil || amount != nil else { continue }
      let source = rows.text(row: Int(row), "source")
      let day = rows.text(row: Int(row), "as_of")
      var told = latest[source] ?? ("", 0, "", 0)
      if let cases, day >= told.casesDay { (told.casesDay, told.cases) = (day, cases) }
      if let amount, day >= told.centsDay { (told.centsDay, told.cents) = (day, amount.cents) }
      latest[source] = told
    }
    let behind = numbers.compactMap { effects.byNumber[$0] }
    return (
      max(latest.values.map(\.cases).max() ?? 0, behind.reduce(0) { $0 + $1.cases }),
      max(latest.values.map(\.cents).max() ?? 0, behind.reduce(0) { $0 + $1.cents })
    )
  }

  /// The number that counts for a row: of a mistyped one nothing is the employer's.
  private func number(row: Int) -> FEIN? {
    guard !effects.byNumber.isEmpty, rows.text(row: row, "kind") != SightingMatch.Kind.mistyped.rawValue else {
      return nil
    }
    return FEIN(rows.text(row: row, "fein").utf8)
  }

  /// Cases and dollars behind one sighting: what it says itself, or what the warehouse has under its number.
  public func effect(row: Int) -> (cases: Int, cents: Int64) {
    let behind = FEIN(rows.text(row: row, "fein").utf8).flatMap { effects.byNumber[$0] }
    return (
      max(Int(rows.text(row: row, "cases")) ?? 0, behind?.cases ?? 0),
      max(EmployerAmount(rows.text(row: row, "dollars"))?.cents ?? 0, behind?.cents ?? 0)
    )
  }

  /// Whether what a decision names is there. - Throws: `RegistryError.unknownEmployer`.
  public func check(_ action: EmployerDecision.Action, subject: String, target: String?) throws {
    func isEmployer(_ id: String) -> Bool { places[decisions.resolved(id)] != nil }
    switch action {
    case .merge, .apart:
      for id in [subject, target ?? ""] where !isEmployer(id) { throw RegistryError.unknownEmployer(id) }
    case .match, .split:
      if let target, !isEmployer(target) { throw RegistryError.unknownEmployer(target) }
      guard subject.utf8.count == 17, subject.hasPrefix("S") else { throw RegistryError.notASighting(subject) }
    case .undo: break
    }
  }
}
