/// The cases of one county by their numbers, and the children of the whole state.
struct Caseload {
  var cases: [String: CaseRecord] = [:]
  /// By person: a child has one row wherever it is sent from, and its spells are taken together from all counties.
  var people: [String: PersonRecord]

  /// The cases in byte order of their numbers.
  var inOrder: [CaseRecord] { cases.values.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) } }
}
