import Layouts
import Records
import Warehouse

/// A pipeline file: what runs, over which input, with which gate (`pipelines/*.yaml`).
public struct PipelineDefinition: Sendable {
  /// A county that sends deliveries.
  public struct ExpectedCounty: Sendable {
    public var fips: String
    public var name: String
  }

  public var name: String
  public var title: String
  /// Folder that is searched for deliveries where `--input` is not given.
  public var input: String
  /// Findings at or above it make the exit code 1.
  public var gate: Severity
  /// Counties whose deliveries are expected: one that has none for the latest as-of date is late.
  public var expected: [ExpectedCounty]
  /// Policy switches of the report, such as `P-06`: `included`.
  public var policies: [String: String]
  /// Lists and orders of income withholding; `nil`: none.
  public var withholding: WithholdingStep?
  /// Folders below the input in which every file is a partner's.
  public var partners: [PartnerFolder] = []
  /// The state's own transmission of new hires to the national directory; `nil`: none.
  public var directory: DirectoryStep?
  /// Employers that partners' files name go to the registry; otherwise only where there is a registry.
  public var keepsEmployers = false
  public var path: String
  /// What a pipeline without deliveries does with the warehouse, in this order; `nil` = it loads deliveries.
  public var steps: [PipelineStep]?

  /// The switches as `--policy` has them: `P-06=included`.
  public var policyChoices: [String] { policies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" } }

  /// - Throws: `DefinitionError`.
  public static func load(path: String) throws -> PipelineDefinition {
    let map = try StrictYAML.load(path: path).map()
    let expected = try (map.optionalList("expected_counties") ?? []).map { node in
      let county = try node.map()
      let entry = ExpectedCounty(fips: try county.string("county"), name: try county.string("name"))
      try county.finish()
      return entry
    }
    var policies: [String: String] = [:]
    for entry in try map.optionalMap("policies")?.entries() ?? [] {
      let word = try entry.value.text()
      guard policies.updateValue(word, forKey: entry.key.uppercased()) == nil else {
        throw entry.value.fail("\(entry.key): expected each switch once")
      }
    }
    var definition = PipelineDefinition(
      name: try map.string("pipeline"), title: try map.string("title"), input: "", gate: .warning, expected: expected,
      policies: policies, path: path)
    if map.has("steps") {
      definition.steps = try PipelineStep.read(try map.list("steps"))
    } else {
      definition.input = try map.string("input")
      definition.gate = try map.word("gate", of: Severity.self)
      definition.withholding = try map.optionalMap("withholding").map(WithholdingStep.init)
      definition.partners = try map.optionalList("partners")?.map(PartnerFolder.init) ?? []
      definition.directory = try map.optional("directory").map(DirectoryStep.init)
      definition.keepsEmployers = try map.bool("employers", default: false)
    }
    try map.finish()
    return definition
  }
}

/// A step of a pipeline that reads no deliveries, only the warehouse.
public enum PipelineStep: String, Sendable, CaseIterable {
  /// The form in all its formats, with its members, measures and pages.
  case report
  /// The checks between the cells.
  case edits
  /// The whole examination before a submission.
  case selfCheck = "self-check"
  /// Exit code 1 where a blocking check is open; the last step.
  case gate
  /// What is due, received and late on the day of the run.
  case calendar

  /// - Throws: `DefinitionError` where a step stands twice, or one that needs another comes before it.
  static func read(_ nodes: [StrictNode]) throws -> [PipelineStep] {
    var steps: [PipelineStep] = []
    for node in nodes {
      let step: PipelineStep = try node.word()
      if steps.contains(step) { throw node.fail("\(step.rawValue) stands twice") }
      if steps.contains(.gate) { throw node.fail("\(step.rawValue) stands after the gate, which is the last step") }
      if step == .gate, !steps.contains(.selfCheck) { throw node.fail("gate: expected self-check before it") }
      steps.append(step)
    }
    return steps
  }
}
