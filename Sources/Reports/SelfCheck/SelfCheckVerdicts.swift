/// Whether each measure stands.
struct SelfCheckVerdicts {
  let definition: SelfCheckDefinition
  let findings: [SelfCheckFinding]
  let exposure: SelfCheckExposure

  /// - Parameters:
  ///   - option: the elected option of the paternity measure; without one the IV-D option is shown.
  ///   - costs: cost-effectiveness.
  func measures(_ report: AnnualReport, option: PaternityOption?, costs: Level) throws -> [MeasureVerdict] {
    let levels = PerformanceMeasure.all(of: report)
    return try definition.groups.filter { $0.option == nil || $0.option == option ?? .ivd }.map { group in
      let lines = try group.lines.map { try line($0, in: report) }
      let level = levels.first { $0.kind.rawValue == kind(of: group).rawValue }
      let isCosts = group.measure == .costEffectiveness
      return MeasureVerdict(
        group: group, level: isCosts ? costs.text : level?.percent.map { $0 + " %" },
        obstacle: isCosts ? costs.value == nil ? costs.obstacle ?? "no level" : nil : level?.obstacle, lines: lines)
    }
  }

  private func kind(of group: MeasureGroup) -> MeasureKind {
    MeasureKind.allCases.first {
      $0.measure == group.measure
        && ($0.measure != .paternity || ($0 == .paternityStatewide) == (group.option == .statewide))
    }!
  }

  private func line(_ id: String, in report: AnnualReport) throws -> LineVerdict {
    let isOnForm = report.lines.contains { $0.id == id }
    let own = findings.filter { finding in
      finding.isOpen && (finding.lines.contains(id) || (finding.lines.isEmpty && finding.part != .load && isOnForm))
    }
    var reasons: [String] = []
    var standing = Standing.stands
    let blocking = own.filter { $0.effect == .blocking }.map(\.id)
    if !blocking.isEmpty {
      standing = .blocked
      reasons.append(
        "\(blocking.joined(separator: ", ")) \(blocking.count == 1 ? "fails and blocks" : "fail and block")")
    }
    let members = exposure.members[id]
    let exposed = try exposure.exposed(id, own.filter { $0.effect == .risk }.map(\.id))
    if let members, exposed > 0 {
      let isOver = exposed * 100 > members * Int64(definition.riskPercent)
      if isOver { standing = max(standing, .atRisk) }
      let share = exposed * 10_000 / max(1, members)
      reasons.append(
        "\(PageStyle.grouped(exposed)) of \(PageStyle.grouped(members)) members rest on an open problem "
          + "(\(ElementCompleteness.percent(share)) %, \(isOver ? "over" : "within") the limit of \(definition.riskPercent) %)"
      )
    }
    let unexplained = own.filter { $0.effect == .explain }.map(\.id)
    if !unexplained.isEmpty {
      standing = max(standing, .atRisk)
      reasons.append("\(unexplained.joined(separator: ", ")) to be explained")
    }
    return LineVerdict(line: id, standing: standing, members: members, exposed: exposed, reasons: reasons)
  }
}
