import Records
import Warehouse

/// What a home folder shows of a fiscal year's events and deliveries.
public struct CalendarEvidence: Sendable {
  /// The first certified report of the year.
  var certified: DayNumber?
  /// The day of the first run with annual inputs of the year.
  var annualInputs: DayNumber?
  /// County and as-of date -> the day of the run that accepted it first.
  var deliveries: [[String]: DayNumber] = [:]
  /// Accepted transmissions of partners.
  var transmissions: [(family: String, on: DayNumber)] = []
  var notes: [[String]: CalendarNotes.Note] = [:]

  /// - Throws: `CalendarNotes.Fault`, `PartnerLedger.Damaged`, `DiskError`.
  public init(home: String, _ year: FiscalYear) throws {
    notes = try CalendarNotes(home: home).notes
    certified = CertifiedReports(home: home).certifiedOn(year)
    let ledger = RunLedger(home: home)
    let ofYear = try Self.inputs(of: year, home)
    for id in ledger.ids() {
      guard let record = ledger.record(id), let day = DayNumber(record.started.prefix(10)) else { continue }
      for entry in record.deliveries where entry.status == .accepted {
        let key = [entry.outcome.county, entry.outcome.asOf]
        if deliveries[key] == nil { deliveries[key] = day }
      }
      if annualInputs == nil, Self.had(ofYear, record) { annualInputs = day }
    }
    transmissions = try PartnerLedger(home: home).entries.filter { $0.verdict == .accepted }
      .map { ($0.family, $0.receivedOn) }
  }

  /// Whether annual inputs of the year were in force. A run without a form does not note which were: there any count.
  private static func had(_ ofYear: Set<String>, _ record: RunRecord) -> Bool {
    if ofYear.isEmpty { return false }
    guard let report = record.report else { return !record.annualInputs.isEmpty }
    return report.annualInputs.map(ofYear.contains) ?? false
  }

  /// SHA-256 of the accepted annual inputs that have rows of a year.
  private static func inputs(of year: FiscalYear, _ home: String) throws -> Set<String> {
    let warehouse = WarehouseFolder(home: home)
    let accepted = try warehouse.catalogue().annualInputs.filter { inputs in
      try warehouse.annualInputs(inputs).rows.contains { $0.fiscalYear == year.number }
    }
    return Set(accepted.map(\.sha256))
  }

  func sight(of proof: FederalCalendar.Proof) -> Sight {
    switch proof {
    case .certifiedReport: Sight(of: "certified report", on: certified)
    case .annualInputs: Sight(of: "load of annual inputs", on: annualInputs)
    case .note, .passing: Sight()
    }
  }
}
