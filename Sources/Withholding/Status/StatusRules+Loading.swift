import Layouts

extension StatusRules {
  public static let path = "pipelines/withholding/status.yaml"

  /// - Throws: `DefinitionError` with file and line.
  public static func load(root: String) throws -> StatusRules {
    let map = try StrictYAML.load(path: root + "/" + path).map()
    guard try map.int("version") == 1 else { throw map.fail("version", "expected 1") }
    _ = try map.string("title")
    _ = try map.string("citation")
    let tracking = try map.map("tracking")
    let rules = StatusRules(
      trackingConstant: try tracking.string("constant"), trackingDigits: try tracking.int("digits"),
      statuses: try map.list("statuses").map { try meaning($0.map()) },
      transitions: try map.list("transitions").map { try transition($0.map()) },
      answers: try map.list("answers").map { try answer($0.map()) },
      consequences: try map.list("consequences").map { try consequence($0.map()) }, ages: try ages(map))
    try tracking.finish()
    try map.finish()
    guard (1...18).contains(rules.trackingDigits),
      rules.trackingConstant.utf8.count + rules.trackingDigits == 30,
      rules.trackingConstant.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { throw map.fail("tracking", "expected a constant of digits and a sequence that fill 30 positions together") }
    for status in OrderStatus.allCases where !rules.statuses.contains(where: { $0.status == status }) {
      throw map.fail("statuses", "no entry for \(status.rawValue)")
    }
    for event in OrderEvent.allCases where !rules.transitions.contains(where: { $0.event == event }) {
      throw map.fail("transitions", "no entry for \(event.rawValue)")
    }
    for allowed in rules.answers {
      for reason in allowed.reasons
      where !(allowed.disposition == "A" && reason.isEmpty)
        && rules.consequence(disposition: allowed.disposition, reason: reason) == nil
      {
        throw map.fail("consequences", "no entry for \(allowed.disposition) with reason '\(reason)'")
      }
    }
    return rules
  }

  private static func meaning(_ map: StrictMap) throws -> Meaning {
    let meaning = Meaning(
      status: try map.word("status"), letter: try map.string("letter"), holds: try map.bool("holds"),
      meaning: try map.string("meaning"))
    try map.finish()
    return meaning
  }

  private static func transition(_ map: StrictMap) throws -> Transition {
    let actions = try map.optionalList("actions")?.map { try $0.word(of: OrderAction.self) } ?? OrderAction.allCases
    let transition = Transition(
      event: try map.word("event"), actions: Set(actions),
      from: Set(try map.list("from").map { try $0.word(of: OrderStatus.self) }), to: try map.word("to"))
    try map.finish()
    return transition
  }

  private static func answer(_ map: StrictMap) throws -> AllowedAnswer {
    let answer = AllowedAnswer(
      actions: Set(try map.strings("actions")), disposition: try map.string("disposition"),
      reasons: Set(try map.strings("reasons")))
    let known = Set(OrderAction.allCases.map(\.rawValue) + [Acknowledgment.notice])
    for action in answer.actions where !known.contains(action) { throw map.fail("actions", "unknown: \(action)") }
    try map.finish()
    return answer
  }

  private static func consequence(_ map: StrictMap) throws -> Consequence {
    let consequence = Consequence(
      disposition: try map.string("disposition"), reason: try map.optionalString("reason") ?? "",
      work: try map.string("work"), colour: try map.word("colour"), ends: try map.optionalString("ends"),
      sentence: try map.string("sentence"))
    try map.finish()
    return consequence
  }

  private static func ages(_ map: StrictMap) throws -> [OrderStatus: Int] {
    var ages: [OrderStatus: Int] = [:]
    for node in try map.list("ages") {
      let entry = try node.map()
      ages[try entry.word("status")] = try entry.int("days")
      try entry.finish()
    }
    return ages
  }
}
