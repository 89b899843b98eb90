import Records

/// What is to be put in order in the registry, the most dollars first.
public struct CleanUpReport {
  public enum Kind: String, Sendable, CaseIterable {
    case duplicate
    case dead
    case invalidNumber = "invalid_fein"
    case noWithholdingAddress = "no_withholding_address"
    case notOnEIWO = "not_on_eiwo"
  }

  public struct Item: Sendable, Equatable {
    public var kind: Kind
    public var employer: String
    /// The other one of a duplicate.
    public var other = ""
    public var fein: String
    public var name: String
    public var cases: Int
    public var cents: Int64
    public var note: String
  }

  /// Kind by kind, each by dollars.
  public let items: [Item]
  public let loads: [RegistryCatalogue.Load]
  public let employers: Int

  /// - Parameters:
  ///   - day: the day of the report.
  ///   - silence: days without a word after which an employer counts as dead.
  public init(
    _ registry: EmployerRegistry, duplicates: DuplicateEmployers, rules: FEINRules, on day: DayNumber, silence: Int32
  ) {
    loads = registry.catalogue.loads
    employers = registry.ids.count
    var items: [Item] = []
    var facts: [(fein: String, name: String)] = []
    for employer in registry.ids.indices {
      let values = Dictionary(
        registry.current(employer).map { ($0.column, $0) }, uniquingKeysWith: { first, _ in first })
      let effect = registry.effect(employer)
      let fein = values["fein"]?.value ?? ""
      let name = values["name"]?.value ?? ""
      facts.append((fein, name))
      func add(_ kind: Kind, _ note: String) {
        items.append(
          Item(
            kind: kind, employer: registry.ids[employer], fein: fein, name: name, cases: effect.cases,
            cents: effect.cents, note: note))
      }
      let status = values["status"]?.value.uppercased() ?? ""
      let last = registry.rows(of: employer).map { registry.rows.text(row: Int($0), "as_of") }.max() ?? ""
      let isClosed = ["CLOSED", "INACTIVE", "DEAD", "OUT OF BUSINESS"].contains(status)
      if isClosed, effect.cents > 0 || effect.cases > 0 {
        add(.dead, "status \(status.lowercased()) since \(values["status"]!.asOf), withholdings go on")
      } else if !isClosed, let seen = DayNumber(last), day.value - seen.value > silence {
        add(.dead, "last heard of on \(last)")
      }
      if isClosed { continue }
      var written = fein
      let fault = written.withUTF8 { rules.read($0).fault }
      if let fault { add(.invalidNumber, fault.rawValue) }
      if effect.cents > 0 || effect.cases > 0 {
        if values["withholding_street"] == nil { add(.noWithholdingAddress, "orders go to the mailing address") }
        if values["eiwo"]?.value != "Y" { add(.notOnEIWO, "orders go on paper") }
      }
    }
    for pair in duplicates.pairs() {
      let effects = (registry.effect(pair.employers.0), registry.effect(pair.employers.1))
      items.append(
        Item(
          kind: .duplicate, employer: registry.ids[pair.employers.0], other: registry.ids[pair.employers.1],
          fein: facts[pair.employers.0].fein, name: facts[pair.employers.0].name,
          cases: effects.0.cases + effects.1.cases, cents: pair.cents,
          note: "\(pair.kind.rawValue), score \(ScoreText.bits(pair.score)): \(facts[pair.employers.1].fein) "
            + facts[pair.employers.1].name))
    }
    func order(_ kind: Kind) -> Int { Kind.allCases.firstIndex(of: kind)! }
    self.items = items.enumerated().sorted {
      (order($0.element.kind), $1.element.cents, $1.element.cases, $0.offset)
        < (order($1.element.kind), $0.element.cents, $0.element.cases, $1.offset)
    }.map(\.element)
  }

  public static let columns = ["kind", "employer", "other", "fein", "name", "cases", "dollars", "note"]

  public func csv(_ item: Item) -> String {
    CSVText.line([
      item.kind.rawValue, item.employer, item.other, item.fein, item.name, String(item.cases),
      Cents(item.cents).description, item.note,
    ])
  }

  public func text(limit: Int) -> String {
    var text = "\(employers) employers\n"
    for kind in Kind.allCases {
      let own = items.filter { $0.kind == kind }
      let cents = own.reduce(0) { $0 + $1.cents }
      text += "\n\(Self.title(kind)): \(own.count), $\(Cents(cents)) behind them\n"
      for item in own.prefix(limit) {
        text += "  \(item.employer)\(item.other.isEmpty ? "" : " " + item.other)  \(item.fein)  \(item.name)  "
        text += "\(item.cases) cases  $\(Cents(item.cents))  \(item.note)\n"
      }
      if own.count > limit { text += "  and \(own.count - limit) more: --format csv\n" }
    }
    text += "\nloads\n"
    for load in loads {
      text += "  \(load.asOf)  \(load.source)  \(load.words)\n"
    }
    return text
  }

  private static func title(_ kind: Kind) -> String {
    switch kind {
    case .duplicate: "may be one employer"
    case .dead: "dead, or silent"
    case .invalidNumber: "no number that can be one"
    case .noWithholdingAddress: "no withholding address"
    case .notOnEIWO: "to bring to e-IWO first"
    }
  }
}
