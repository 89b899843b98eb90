import Records

/// Which snapshots a query reads: one for each county at the most.
public struct SnapshotSelection: Sendable, Equatable {
  /// By county.
  public var snapshots: [Snapshot]
  /// Counties of the catalogue that have no snapshot for the purpose, in order.
  public var missingCounties: [String]

  public init(snapshots: [Snapshot], missingCounties: [String] = []) {
    self.snapshots = snapshots
    self.missingCounties = missingCounties
  }

  /// For a fiscal year's report: per county the latest accepted snapshot with an as-of date on or after 30 September of
  /// the year and not after the cut-off (county-extract.md, section 5).
  public static func fiscalYear(
    _ year: FiscalYear, cutOff: DayNumber? = nil, from catalogue: SnapshotCatalogue
  ) -> SnapshotSelection {
    select(from: catalogue) { $0 >= year.lastDay && (cutOff == nil || $0 <= cutOff!) }
  }

  /// The latest snapshot of each county whatever its date.
  public static func latest(from catalogue: SnapshotCatalogue) -> SnapshotSelection {
    select(from: catalogue) { _ in true }
  }

  private static func select(from catalogue: SnapshotCatalogue, _ suits: (DayNumber) -> Bool) -> SnapshotSelection {
    var chosen: [String: Snapshot] = [:]
    // In order of county, date and sequence: the last that suits is the latest date's latest accepted.
    for snapshot in catalogue.snapshots {
      if let day = snapshot.asOfDay, suits(day) { chosen[snapshot.county] = snapshot }
    }
    let counties = catalogue.counties
    return SnapshotSelection(
      snapshots: counties.compactMap { chosen[$0] }, missingCounties: counties.filter { chosen[$0] == nil })
  }
}

/// A federal fiscal year: 1 October of the calendar year before to 30 September.
public struct FiscalYear: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let number: Int

  /// `nil` outside of 1976 (title IV-D began in 1975) to 2199.
  public init?(_ number: Int) {
    guard (1976...2199).contains(number) else { return nil }
    self.number = number
  }

  public var firstDay: DayNumber { DayNumber(year: number - 1, month: 10, day: 1)! }
  public var lastDay: DayNumber { DayNumber(year: number, month: 9, day: 30)! }
  public var description: String { String(number) }

  public static func < (left: FiscalYear, right: FiscalYear) -> Bool { left.number < right.number }
}
