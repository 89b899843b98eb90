import Records

extension RunRecord {
  /// Partners' files that the run told of for the first time.
  var newPartners: [PartnerOutcome] { (partners ?? []).filter { !$0.isKnown } }

  /// All findings of the run: of deliveries, of partners' files, of the annual inputs.
  var groups: [Outcome.Group] {
    deliveries.flatMap(\.outcome.groups) + newPartners.flatMap(\.groups) + (unrecognised ?? []).map(\.group)
      + inputGroups
  }

  /// How many rows `findings.csv` has.
  public var findingCount: Int { groups.reduce(0) { $0 + $1.count } }
}
