import Records
import Warehouse

/// Puts the rows of a file into the registry: each under the employer that it is of, or under a new one.
public struct RegistryLoad {
  public enum Kind: String, Sendable, CaseIterable {
    /// A registry, or sightings of any kind.
    case registry
    /// The federal list of employers that take part in e-IWO: every row says so.
    case eiwo
  }

  public var source: String
  public var asOf: DayNumber
  public var kind: Kind
  public var words: EmployerWords
  public var model: MatchModel
  public var rules: FEINRules
  public var jobs: Int

  public init(
    source: String, asOf: DayNumber, kind: Kind, words: EmployerWords, model: MatchModel, rules: FEINRules, jobs: Int
  ) {
    self.source = source
    self.asOf = asOf
    self.kind = kind
    self.words = words
    self.model = model
    self.rules = rules
    self.jobs = jobs
  }

  /// What a load did.
  public struct Outcome: Sendable, Equatable {
    public var load: RegistryCatalogue.Load
    /// The same rows of the same source and day were there: nothing was changed.
    public var isKnown = false
    public var findings: [FEINFinding] = []
    /// Path of the rows that were refused, below the home folder; `nil` where there are none.
    public var refusedPath: String?
  }

  /// A file as the registry wants it, without the rows whose number of fields is not that of the first line.
  /// - Throws: `EmployerListError`, `RegistryError.badValue`.
  public static func read(path: String, sources: SourceOrder) throws -> EmployerList {
    let list = try EmployerList(path: path, columns: RegistryColumns.stored, required: ["name"]).withoutRefused()
    for row in 0..<list.count {
      func check(_ column: String, _ expected: String, _ isGood: (String) -> Bool) throws {
        let value = list.text(row: row, column)
        guard value.isEmpty || isGood(value) else {
          throw RegistryError.badValue(
            path: path, line: Int(list.lines[row]), column: column, value: value, expected: expected)
        }
      }
      try check("source", RegistryError.words(sources.sources)) { sources.sources.contains($0) }
      try check("as_of", "YYYY-MM-DD") { DayNumber($0) != nil }
      try check("address_kind", RegistryColumns.addressKinds.joined(separator: ", ")) {
        RegistryColumns.addressKinds.contains($0)
      }
      try check("eiwo", "Y or N") { $0 == "Y" || $0 == "N" }
      try check("multistate", "Y or N") { $0 == "Y" || $0 == "N" }
      try check("cases", "a whole number") { Int($0).map { $0 >= 0 } ?? false }
      try check("dollars", "an amount such as 1250.00") { EmployerAmount($0) != nil }
    }
    return list
  }

  /// - Parameters:
  ///   - digest: SHA-256 of the file.
  ///   - refused: the first line and the rows that were refused, as they came; empty where there are none.
  /// - Throws: `EmployerListError`, `DiskError`, `RegistryError`.
  public func load(
    _ incoming: EmployerList, digest: String, refused: [UInt8] = [], into folder: RegistryFolder
  ) throws -> Outcome {
    var catalogue = try folder.catalogue()
    if let known = catalogue.loads.firstIndex(where: {
      $0.digest == digest && $0.source == source && $0.asOf == asOf.description
    }) {
      let load = catalogue.loads[known]
      return Outcome(
        load: load, isKnown: true,
        refusedPath: load.refused.map { _ in RegistryFolder.path(known + 1, RegistryFolder.refusedName) })
    }
    let registry = try folder.rows(catalogue)
    let decisions = try folder.decisions()
    let placed = try place(incoming, registry: registry, decisions: decisions, employers: &catalogue.employers)
    var load = RegistryCatalogue.Load(
      source: source, asOf: asOf.description, digest: digest, rows: incoming.count, automatic: 0, review: 0, new: 0,
      refused: incoming.refused.isEmpty ? nil : incoming.refused.count)
    var rows: [UInt8] = Array((RegistryColumns.stored.joined(separator: ",") + "\n").utf8)
    rows.reserveCapacity((registry.count + incoming.count) * 160)
    for row in 0..<registry.count { registry.appendLine(row: row, to: &rows) }
    for row in 0..<incoming.count {
      switch placed.bands[row] {
      case .automatic: load.automatic += 1
      case .review: load.review += 1
      case .new: load.new += 1
      }
      incoming.appendLine(row: row, to: &rows) { column in
        switch column {
        case "employer": placed.employers[row]
        case "band": placed.bands[row].rawValue
        case "kind": placed.kinds[row].rawValue
        case "candidate": placed.candidates[row] ?? ""
        case "score": placed.candidates[row] == nil ? "" : String(placed.scores[row])
        case "source": incoming.text(row: row, "source").isEmpty ? source : nil
        case "as_of": incoming.text(row: row, "as_of").isEmpty ? asOf.description : nil
        case "eiwo": kind == .eiwo ? "Y" : nil
        default: nil
        }
      }
    }
    catalogue.rows = registry.count + incoming.count
    catalogue.loads.append(load)
    try folder.publish(rows, refused: refused, catalogue: catalogue)
    return Outcome(
      load: load, findings: placed.findings,
      refusedPath: refused.isEmpty ? nil : RegistryFolder.path(catalogue.sequence + 1, RegistryFolder.refusedName))
  }

  private struct Placed {
    var employers: [String] = []
    var bands: [SightingMatch.Band] = []
    var kinds: [SightingMatch.Kind] = []
    var candidates: [String?] = []
    var scores: [Int32] = []
    var findings: [FEINFinding] = []
  }

  private func place(
    _ incoming: EmployerList, registry: EmployerList, decisions: EmployerDecisions, employers: inout Int
  ) throws -> Placed {
    let own = EmployerMatching(incoming, words: words, model: model, jobs: jobs)
    let (groups, findings) = own.clusters(by: rules)
    var placed = Placed(findings: findings)
    var idOfGroup: [Int: String] = [:]
    let matches =
      registry.count == 0
      ? nil
      : RegistryMatch(
        registry: registry, incoming: incoming, decisions: decisions, words: words, model: model, rules: rules,
        jobs: jobs
      ).matches()
    let mistyped = Set(findings.filter { $0.expected != nil && $0.reading == .slip }.map(\.row))
    for row in 0..<incoming.count {
      let match = matches?[row]
      let kind = match?.kind ?? .unknown
      placed.kinds.append(kind == .unknown && mistyped.contains(row) ? .mistyped : kind)
      var band = match?.band ?? .new
      if band == .automatic, let employer = match?.employer {
        placed.employers.append(employer)
      } else if let id = idOfGroup[groups[row]] {
        if band == .new { band = .automatic }
        placed.employers.append(id)
      } else {
        employers += 1
        let id = "E" + employers.zeroPadded(to: 7)
        idOfGroup[groups[row]] = id
        placed.employers.append(id)
      }
      placed.bands.append(band)
      placed.candidates.append(band == .review ? match?.employer : nil)
      placed.scores.append(match?.score ?? 0)
    }
    return placed
  }
}

extension RegistryFolder {
  /// - Throws: `DiskError`, `RegistryError.badDecision`.
  public func decisions() throws -> EmployerDecisions {
    guard Disk.exists(decisionsPath) else { return EmployerDecisions() }
    return try EmployerDecisions(try Disk.read(decisionsPath), path: decisionsPath)
  }

  /// Adds a decision behind the others.
  /// - Throws: `RegistryError.badDecision`, `RegistryError.contradicts`, `DiskError`.
  public func decide(
    on day: DayNumber, who: String, why: String, action: EmployerDecision.Action, subject: String, target: String
  ) throws -> EmployerDecision {
    var bytes = Disk.exists(decisionsPath) ? try Disk.read(decisionsPath) : []
    let decisions = try EmployerDecisions(bytes, path: decisionsPath)
    if let reason = decisions.contradiction(of: action, subject, target) { throw RegistryError.contradicts(reason) }
    let decision = EmployerDecision(
      number: decisions.all.count + 1, on: day, who: who, why: why, action: action, subject: subject, target: target)
    if let reason = decisions.fault(of: decision) {
      throw RegistryError.badDecision(path: decisionsPath, line: decision.number + 1, reason: reason)
    }
    if bytes.isEmpty { bytes = Array(CSVText.line(EmployerDecision.columns).utf8) }
    bytes.append(contentsOf: EmployerDecisions.line(decision).utf8)
    try Disk.makeFolder(home + "/employers")
    try Disk.replace(decisionsPath, with: bytes)
    return decision
  }
}
