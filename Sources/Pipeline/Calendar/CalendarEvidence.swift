import Records
import Warehouse

/// What a home folder shows of a fiscal year's events and deliveries.
public struct CalendarEvidence: Sendable {
  /// The first certified report of the year.
  var certified: DayNumber?
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
    for id in ledger.ids() {
      guard let record = ledger.record(id), let day = DayNumber(record.started.prefix(10)) else { continue }
      for entry in record.deliveries where entry.status == .accepted {
        let key = [entry.outcome.county, entry.outcome.asOf]
        if deliveries[key] == nil { deliveries[key] = day }
      }
      if annualInputs == nil, !record.annualInputs.isEmpty { annualInputs = day }
    }
    let inputs = try WarehouseFolder(home: home).annualInputs()
    if !inputs.rows.contains(where: { $0.fiscalYear == year.number }) { annualInputs = nil }
    transmissions = try PartnerLedger(home: home).entries.filter { $0.verdict == .accepted }
      .map { ($0.family, $0.receivedOn) }
  }

  func sight(of proof: FederalCalendar.Proof) -> Sight {
    switch proof {
    case .certifiedReport: Sight(of: "certified report", on: certified)
    case .annualInputs: Sight(of: "load of annual inputs", on: annualInputs)
    case .note, .passing: Sight()
    }
  }
}
