import Layouts

extension PenaltyRules {
  init(_ root: StrictMap) throws {
    editions = try MeasureRules.editions(root, finish: false, Edition.init)
    relief = try root.list("relief").map { try Relief(try $0.map()) }
    let disaster = try root.map("disaster_relief")
    disasterRelief = try MeasureRules.Origin(disaster)
    try disaster.finish()
    try root.finish()
  }
}

extension PenaltyRules.Edition {
  init(_ map: StrictMap) throws {
    origin = try MeasureRules.Origin(map)
    standards = try map.list("standards").map { try PenaltyRules.Standard(try $0.map()) }
    reductions = try map.list("reductions").map { node in
      let entry = try node.map()
      let reduction = PenaltyRules.Reduction(
        finding: try entry.string("finding"), least: try entry.ratio("at_least"), most: try entry.ratio("at_most"))
      try entry.finish()
      return reduction
    }
    guard !reductions.isEmpty else { throw map.fail("reductions", "there is none") }
    guard Set(standards.map(\.measure)).count == standards.count else {
      throw map.fail("standards", "a measure is written twice")
    }
  }
}

extension PenaltyRules.Standard {
  init(_ map: StrictMap) throws {
    measure = try map.word("measure")
    table = try map.string("table")
    rounding = try map.word("rounding")
    acceptable = try map.ratio("acceptable")
    increases = []
    for node in try map.list("increases") {
      let entry = try node.map()
      let increase = PenaltyRules.Increase(
        floor: try entry.ratio("at_least"), end: try entry.ratio("below"), points: try entry.ratio("points"))
      try entry.finish()
      guard increase.floor == increases.last?.end ?? .zero, increase.floor < increase.end else {
        throw entry.fail("at_least", "a range begins where the one before ends, the first at 0")
      }
      increases.append(increase)
    }
    guard increases.last?.end == acceptable else {
      throw map.fail("increases", "the last range ends at the acceptable level")
    }
    try map.finish()
  }
}

extension PenaltyRules.Relief {
  private enum UnreliableData: String, CaseIterable {
    case setAside = "set_aside"
    case stands
  }

  init(_ map: StrictMap) throws {
    origin = try MeasureRules.Origin(map)
    measure = try map.word("measure")
    acceptable = try map.ratio("acceptable")
    setsAsideUnreliableData = try map.word("unreliable_data", of: UnreliableData.self) == .setAside
    try map.finish()
  }
}
