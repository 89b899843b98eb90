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
