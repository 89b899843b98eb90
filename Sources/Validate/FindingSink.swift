import Records

/// Where findings go as they are made.
public protocol FindingSink: AnyObject {
  func add(_ finding: Finding)
}

/// Findings kept in memory, with their counts.
public final class FindingList: FindingSink {
  public private(set) var findings: [Finding] = []
  public init() {}
  public func add(_ finding: Finding) { findings.append(finding) }
}
