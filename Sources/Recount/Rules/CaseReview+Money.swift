import Records

/// The distributions that count (county-extract.md, section 6, "Money").
extension CaseReview {
  /// A distribution counts on any line only if its receipt is not direct and the case was open on the collection date.
  func counts(_ distribution: Distribution) -> Bool {
    !distribution.isDirect && isOpen(on: distribution.collectedOn)
  }

  func isDisbursedInYear(_ distribution: Distribution) -> Bool { distribution.disbursedOn.map(terms.contains) ?? false }

  /// Whether the net of what was collected in a time and distributed by the end of the year is above zero.
  func isCollected(_ kinds: [Distribution.AppliedTo], in time: Span) -> Bool {
    var net: Int64 = 0
    for distribution in record.distributions where kinds.contains(distribution.appliedTo) {
      guard time.covers(distribution.collectedOn), distribution.distributedOn <= fye else { continue }
      if counts(distribution) { net += distribution.cents }
    }
    return net > 0
  }

  /// Distributions to arrears paid out or retained in the year, the negative ones too, of responding cases too.
  var arrearsDistributions: [Distribution] {
    record.distributions.filter { distribution in
      (distribution.appliedTo == .arrears || distribution.appliedTo == .medicalArrears)
        && isDisbursedInYear(distribution) && counts(distribution)
    }
  }
}
