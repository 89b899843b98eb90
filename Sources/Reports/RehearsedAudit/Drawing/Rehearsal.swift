import Records

/// The samples of a finished report.
public struct Rehearsal {
  public let annual: OCSE157
  public let definition: RehearsalDefinition
  public let frame: AuditFrame

  /// - Parameter annual: with the audited lines built for proof.
  /// - Throws: `ReportError.noDefinition`, `EngineError`.
  public init(annual: OCSE157, definition: RehearsalDefinition, universe: AuditTrailRows) throws {
    let year = annual.report.fiscalYear.number
    guard definition.effective.contains(year) else {
      throw ReportError.noDefinition(
        form: definition.title, fiscalYear: year, effective: "\(definition.effective)")
    }
    self.annual = annual
    self.definition = definition
    frame = try AuditFrame(annual.run, universe: universe)
  }

  /// - Parameters:
  ///   - lines: those wanted, in form order; all of them must be in the definition.
  ///   - size: units for each line; `nil` = as defined.
  /// - Throws: `ReportError.unknownLine`, `.unsound`; `EngineError`.
  public func draw(lines wanted: Set<String>? = nil, size: Int? = nil, seed: String) throws -> RehearsedSample {
    try wanted.map(definition.requireDrawn)
    let size = size ?? definition.size
    let report = annual.report
    return RehearsedSample(
      fiscalYear: report.fiscalYear.number, seed: seed, size: size, strataBy: definition.strata.map(\.rawValue),
      policies: report.policies.map { "\($0.id)=\($0.word)" },
      snapshots: report.sources.map { "\($0.county) \($0.asOf) \($0.snapshot)" }, annualInputs: report.annualInputs,
      lines: try definition.lines.filter { wanted?.contains($0.id) ?? true }.map { line in
        try draw(annual.run.definition.line(line.id), size: size, seed: seed)
      })
  }

  private func draw(_ line: LineDefinition, size: Int, seed: String) throws -> RehearsedSample.Line {
    var draw = SampleDraw(
      line: line.id, seed: seed, size: size, strata: definition.strata, smallest: definition.smallest)
    var digest = FrameDigest()
    try frame.units(of: line) { unit in
      digest.add(unit)
      draw.add(unit)
    }
    let (strata, rows) = draw.drawn()
    return RehearsedSample.Line(
      line: line.id, title: line.title, unit: line.unit == .children ? "child" : "case",
      isDollars: line.unit == .dollars, frame: draw.frame, frameHash: digest.text, strata: strata, rows: rows)
  }
}
