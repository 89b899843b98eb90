import Records
import Warehouse

/// The year of a recount and its policy switches: all that a line may know besides the rows themselves.
public struct RecountTerms: Sendable {
  public let year: FiscalYear
  public let policies: RecountPolicies

  public init(year: FiscalYear, policies: RecountPolicies) {
    self.year = year
    self.policies = policies
  }

  /// FYS, 1 October.
  var firstDay: DayNumber { year.firstDay }
  /// FYE, 30 September.
  var lastDay: DayNumber { year.lastDay }

  /// In the year: both ends included (county-extract.md, section 6).
  func contains(_ day: DayNumber) -> Bool { firstDay <= day && day <= lastDay }
}
