import Records

/// Where findings go as they are made.
public protocol FindingSink: AnyObject {
  func add(_ finding: Finding)
}
