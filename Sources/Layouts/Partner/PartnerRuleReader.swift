/// Reads a rule between fields from its definition. Throws `DefinitionError`.
struct PartnerRuleReader {
  var fields: [PartnerField]

  func read(_ node: StrictNode) throws -> PartnerRule {
    let map = try node.map()
    let rule = PartnerRule(
      field: try position(try map.required("field")), demand: try demand(map), conditions: try conditions(map),
      anyGiven: try positions(map, "any_given"), code: try map.word("code"),
      refuses: try map.optionalWord("refuses"))
    try map.finish()
    return rule
  }

  private func position(_ node: StrictNode) throws -> Int {
    let name = try node.text()
    guard let position = fields.firstIndex(where: { $0.name == name }) else {
      throw node.fail("no such field: \(name)")
    }
    return position
  }

  private func positions(_ map: StrictMap, _ key: String) throws -> [Int] {
    try map.optionalList(key)?.map { try position($0) } ?? []
  }

  private func demand(_ map: StrictMap) throws -> PartnerRule.Demand {
    let must = try map.required("must")
    if must.isList { return .among(try must.texts()) }
    switch try must.text() {
    case "given": return .given
    case "blank": return .blank
    case "zero": return .zero
    case "not_zero": return .notZero
    case "five_digits": return .fiveDigits
    case "not_after":
      let other = try position(try map.required("other"))
      guard fields[other].kind == .date else { throw map.fail("other", "is no date") }
      return .notAfter(field: other)
    case "at_most": return .atMost(field: try position(try map.required("other")))
    case "differ":
      let other = try position(try map.required("other"))
      let place = map.has("other_at") ? try PartnerFieldReader.place(map, "other_at") : (1, fields[other].length)
      guard place.1 <= fields[other].length else { throw map.fail("other_at", "lies outside of the field") }
      return .differ(field: other, offset: place.0 - 1)
    case "distinct": return .distinct(fields: try positions(map, "parts"))
    case "total":
      let parts = try positions(map, "parts")
      let periods = try positions(map, "periods")
      let period = try map.optional("period").map { try position($0) }
      guard period == nil ? periods.isEmpty : periods.count == parts.count else {
        throw map.fail("periods", "one for each part")
      }
      return .total(fields: parts, plus: try map.optionalInt("plus") ?? 0, period: period, periods: periods)
    default: throw must.fail("expected given, blank, zero, not_zero, five_digits, not_after … or a list of codes")
    }
  }

  private func conditions(_ map: StrictMap) throws -> [(field: Int, test: PartnerRule.Test)] {
    guard let when = try map.optionalMap("when") else { return [] }
    return try when.entries().map { entry in
      let test: PartnerRule.Test
      if entry.value.isList {
        test = .among(try entry.value.texts())
      } else {
        switch try entry.value.text() {
        case "given": test = .given
        case "blank": test = .blank
        case "zero": test = .zero
        case "not_zero": test = .notZero
        default: throw entry.value.fail("expected given, blank, zero, not_zero or a list of codes")
        }
      }
      return (try position(entry.name), test)
    }
  }
}
