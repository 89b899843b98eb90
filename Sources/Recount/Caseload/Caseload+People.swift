/// The children of all counties with their assistance and coverage.
extension Caseload {
  static func people(_ tables: TableReader) throws -> [String: PersonRecord] {
    var people: [String: PersonRecord] = [:]
    try tables.each(
      "child",
      [
        "person_id", "born_out_of_wedlock", "paternity_on", "paternity_basis", "disestablished_on", "emancipated_on",
        "dependent_by_death",
      ]
    ) { row in
      var child = PersonRecord()
      child.isBornOutOfWedlock = try row.text(1).map { $0 == "Y" }
      child.paternityOn = try row.day(2)
      child.paternityBasis = try row.text(3)
      child.disestablishedOn = try row.day(4)
      child.emancipatedOn = try row.day(5)
      child.isDependentByDeath = try row.isYes(6)
      // Two counties send the same row; the first one stands.
      let id = try row.requiredText(0)
      if people[id] == nil { people[id] = child }
    }
    try tables.each("assistance", ["person_id", "program", "from_on", "to_on"]) { row in
      let spell = AssistanceSpell(program: try row.code(AssistanceSpell.Program.self, 1), time: try row.span(2, 3))
      // Only children decide; what an adult has is read by no line.
      people[try row.requiredText(0)]?.assistance.append(spell)
    }
    try tables.each("health_coverage", ["person_id", "payer", "from_on", "to_on", "case_id"]) { row in
      let coverage = Coverage(
        payer: try row.code(Coverage.Payer.self, 1), time: try row.span(2, 3), caseID: try row.text(4))
      people[try row.requiredText(0)]?.coverage.append(coverage)
    }
    return people
  }
}
