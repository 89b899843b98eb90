import Layouts

/// All definitions of withholding, loaded before any data is read.
public struct WithholdingDefinitions: Sendable {
  public let root: String
  public private(set) var policy: WithholdingPolicy
  public let decisions: DecisionRules
  public let status: StatusRules
  public let calendar: BusinessCalendar
  public let layouts: PartnerFamily
  /// Those layouts and the code lists.
  public let partners: PartnerLayouts

  /// - Parameter root: the folder that holds `schemas/` and `pipelines/`.
  /// - Throws: `DefinitionError`.
  public init(root: String) throws {
    self.root = root
    policy = try WithholdingPolicy.load(root: root)
    decisions = try DecisionRules.load(root: root)
    status = try StatusRules.load(root: root)
    calendar = try BusinessCalendar.load(root: root)
    let layouts = try PartnerLayouts.load(folder: root + "/schemas/federal")
    guard case .family(let family) = layouts.named("eiwo") else {
      throw DefinitionError(file: root + "/schemas/federal/eiwo", line: 0, message: "no e-IWO layouts there")
    }
    self.layouts = family
    partners = layouts
    for name in ["hire-outcome", "income-source", "case-fact", "candidate", "flagged-address", "order-people"] {
      _ = try WithholdingStatement(name, root: root)
    }
  }

  /// The same with another policy.
  func with(_ policy: WithholdingPolicy) -> WithholdingDefinitions {
    var changed = self
    changed.policy = policy
    return changed
  }
}
