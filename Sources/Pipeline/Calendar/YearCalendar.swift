import Layouts
import Records
import Warehouse

/// The calendar of one fiscal year as it stands on a day: what is due, received, late.
public struct YearCalendar: Sendable {
  public enum Status: String, Sendable, CaseIterable {
    /// Done or received in time, or without a day of its own.
    case received
    /// Done or received after the day it was due.
    case receivedLate = "received_late"
    case nothingToReport = "nothing_to_report"
    /// Not yet due.
    case due
    /// Due and not done.
    case late
    /// A day that passes by itself and has passed.
    case passed
  }

  public struct Item: Sendable, Equatable {
    /// `event`, `county` or `partner`.
    public var kind: String
    public var id: String
    public var title: String
    /// The fiscal year of an event; the last day of a period.
    public var period: String
    public var due: DayNumber
    public var status: Status
    public var on: DayNumber?
    public var note: String
    /// What somebody noted and the data of the home folder do not bear out; empty where the two agree.
    public var contradiction: String
    public var citation: String

    public var daysLate: Int? {
      switch status {
      case .receivedLate: on.map { Int($0.value - due.value) }
      default: nil
      }
    }
  }

  public let fiscalYear: FiscalYear
  public let asOf: DayNumber
  /// By day due, then in the order of the definition.
  public let items: [Item]

  public var late: [Item] { items.filter { $0.status == .late } }

  public var contradicted: [Item] { items.filter { !$0.contradiction.isEmpty } }

  /// - Parameters:
  ///   - counties: those expected, by FIPS code and name.
  ///   - evidence: what the home folder shows.
  public init(
    _ calendar: FederalCalendar, _ year: FiscalYear, asOf: DayNumber, business: BusinessCalendar,
    counties: [PipelineDefinition.ExpectedCounty], evidence: CalendarEvidence
  ) {
    fiscalYear = year
    self.asOf = asOf
    func item(
      _ kind: String, _ id: String, _ title: String, period: String, due: DayNumber, seen: Sight, passes: Bool = false,
      citation: String
    ) -> Item {
      let noted = evidence.notes[[id, period]].flatMap { $0.on <= asOf ? $0 : nil }
      let reading = seen.reading(asOf: asOf, note: noted)
      var status: Status
      if let on = reading.on {
        status = reading.isNothingToReport ? .nothingToReport : on > due ? .receivedLate : .received
      } else {
        status = asOf <= due ? .due : passes ? .passed : .late
      }
      return Item(
        kind: kind, id: id, title: title, period: period, due: due, status: status, on: reading.on,
        note: reading.note, contradiction: reading.contradiction, citation: citation)
    }
    var items = calendar.events.map { event in
      item(
        "event", event.id, event.title, period: "\(year)", due: event.rule.day(year, business),
        seen: evidence.sight(of: event.proof), passes: event.proof == .passing,
        citation: event.citation + (event.confidence == "A" ? "" : " (\(event.confidence))"))
    }
    for county in counties {
      for day in calendar.deliveries.periods(year) {
        items.append(
          item(
            "county", "county-\(county.fips)", county.name, period: "\(day)", due: day + calendar.deliveries.dueDays,
            seen: Sight(of: "accepted delivery", on: evidence.deliveries[[county.fips, "\(day)"]], mayBeNothing: true),
            citation: calendar.deliveries.citation))
      }
    }
    for source in calendar.partners {
      let received = evidence.transmissions.filter { $0.family == source.family }.map(\.on)
      let periods = source.periods(year)
      let after = FiscalYear(year.number + 1).flatMap { source.periods($0).first }
      for (day, next) in zip(periods, periods.dropFirst() + [after ?? DayNumber(Int32.max)]) {
        // A transmission is of the last period that had ended when it came.
        let first = received.filter { $0 >= day && $0 < next }.min()
        items.append(
          item(
            "partner", source.id, source.family, period: "\(day)", due: day + source.dueDays,
            seen: Sight(of: "accepted transmission", on: first, mayBeNothing: true),
            citation: source.citation))
      }
    }
    self.items = items.enumerated().sorted { ($0.element.due, $0.offset) < ($1.element.due, $1.offset) }
      .map(\.element)
  }

  /// Whether a note can be made for an item and period.
  public func has(_ id: String, period: String) -> Bool { items.contains { $0.id == id && $0.period == period } }
}
