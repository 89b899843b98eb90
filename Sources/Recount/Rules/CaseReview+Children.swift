import Records

/// The children of the case and their protection.
extension CaseReview {
  /// Those whose role covers a day, each once, in byte order.
  func children(on day: DayNumber) -> [String] {
    var found: [String] = []
    for role in record.children where role.time.covers(day) && !found.contains(role.person) {
      found.append(role.person)
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Good cause or best interest in force on a day (ocse-157.md, G8).
  func isProtected(on day: DayNumber) -> Bool {
    for determination in record.determinations where determination.kind != .noncooperation {
      if determination.time.covers(day) { return true }
    }
    return false
  }

  func has(_ kind: Determination.Kind, in time: Span) -> Bool {
    for determination in record.determinations where determination.kind == kind {
      if determination.time.overlaps(time) { return true }
    }
    return false
  }
}

extension PersonRecord {
  /// P-05: emancipated before 1 October, or by 30 September.
  func isEmancipated(_ terms: RecountTerms) -> Bool {
    guard let day = emancipatedOn else { return false }
    return terms.policies.emancipationCutIsLastDay ? day <= terms.lastDay : day < terms.firstDay
  }
}
