import Records

/// What a line should have said of a unit, and what it said.
public struct AuditTruth: Sendable, Equatable {
  public var line: String
  public var unit: String
  public var isReported: Bool
  public var amount: Cents?
  public var isTrue: Bool
  public var trueAmount: Cents?

  public var isCorrect: Bool { isReported == isTrue && amount == trueAmount }
}

/// The truth about a caseload in which record errors were planted: the audited lines made from the caseload without
/// them, unit by unit of the frame of the caseload with them. A unit that the true caseload does not have belongs on no
/// line.
public struct TrueAudit {
  let planted: Rehearsal
  let clean: Rehearsal

  public init(planted: Rehearsal, clean: Rehearsal) {
    self.planted = planted
    self.clean = clean
  }

  /// Every unit of a line's frame, in byte order.
  public func units(of id: String, _ body: (AuditTruth) throws -> Void) throws {
    var truth: [String: FrameUnit] = [:]
    try clean.frame.units(of: clean.annual.run.definition.line(id)) { truth[$0.unit] = $0 }
    let line = try planted.annual.run.definition.line(id)
    try planted.frame.units(of: line) { unit in
      let known = truth[unit.unit]
      try body(
        AuditTruth(
          line: id, unit: unit.unit, isReported: unit.isReported, amount: unit.amount,
          isTrue: known?.isReported ?? false, trueAmount: line.unit == .dollars ? known?.amount ?? Cents(0) : nil))
    }
  }

  /// The cases on which a child has, or had, a child role.
  public func casesOfChildren() throws -> [String: [String]] {
    var cases: [String: [String]] = [:]
    try planted.annual.run.engine.query(
      "SELECT person_id, case_id FROM case_member WHERE role = 'child' GROUP BY person_id, case_id ORDER BY 1, 2"
    ) { cases[try $0.string(0) ?? "", default: []].append(try $0.string(1) ?? "") }
    return cases
  }
}
