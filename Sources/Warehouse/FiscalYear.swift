import Records

/// A federal fiscal year: 1 October of the calendar year before to 30 September.
public struct FiscalYear: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let number: Int

  /// `nil` outside of 1976 (title IV-D began in 1975) to 2199.
  public init?(_ number: Int) {
    guard (1976...2199).contains(number) else { return nil }
    self.number = number
  }

  public var firstDay: DayNumber { DayNumber(year: number - 1, month: 10, day: 1)! }
  public var lastDay: DayNumber { DayNumber(year: number, month: 9, day: 30)! }
  public var description: String { String(number) }

  public static func < (left: FiscalYear, right: FiscalYear) -> Bool { left.number < right.number }
}
