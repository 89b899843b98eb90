import Records

/// Paternity by the end of the year (county-extract.md, section 6, "Disestablished").
extension PersonRecord {
  /// `disestablished_on` by the day, and not before a later `paternity_on`.
  func isDisestablished(by day: DayNumber) -> Bool {
    guard let disestablishedOn, disestablishedOn <= day else { return false }
    if let paternityOn, disestablishedOn < paternityOn { return false }
    return true
  }

  func isEstablished(by day: DayNumber) -> Bool {
    guard let paternityOn, paternityOn <= day else { return false }
    return !isDisestablished(by: day)
  }

  /// Established, or never at issue.
  func isResolved(by day: DayNumber) -> Bool {
    if isEstablished(by: day) { return true }
    guard paternityOn == nil, !isDisestablished(by: day) else { return false }
    return paternityBasis == "marital" || paternityBasis == "adoption" || paternityBasis == "parents_married"
  }

  /// P-14 `on`: a resolved child whom somebody adopted, or whose parents married, is born out of wedlock and established.
  func isAdopted(_ terms: RecountTerms) -> Bool {
    guard terms.policies.adoptionCounts, isResolved(by: terms.lastDay) else { return false }
    return paternityBasis == "adoption" || paternityBasis == "parents_married"
  }
}
