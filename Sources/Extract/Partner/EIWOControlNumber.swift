import Records

/// Control numbers of one e-IWO file and its batches: state FIPS with 000, YYMMDD, HHMMSS and a sequence of four digits,
/// 0 for the file, 1 and on for its batches (file-layouts-eiwo-newhire.md, sections 1.3 and 1.4).
///
/// A number never comes twice as long as no two files of a state have the same second; that is kept by who writes them.
public struct EIWOControlNumber: Sendable, Equatable {
  /// Five digits, such as 20000.
  public var stateFIPS: String
  public var createdOn: DayNumber
  /// Seconds since midnight.
  public var createdAt: Int

  public init(stateFIPS: String, createdOn: DayNumber, createdAt: Int) {
    precondition((0..<86_400).contains(createdAt), "a second of the day")
    self.stateFIPS = stateFIPS
    self.createdOn = createdOn
    self.createdAt = createdAt
  }

  /// The control number of the file.
  public var file: String { text(0) }

  /// CCYYMMDD.
  var date: String { createdOn.description.split(separator: "-").joined() }

  /// HHMMSS.
  var time: String {
    [createdAt / 3600, createdAt / 60 % 60, createdAt % 60].map { $0.zeroPadded(to: 2) }.joined()
  }

  /// - Parameter sequence: 0 for the file, 1 to 9999 for a batch.
  func text(_ sequence: Int) -> String { stateFIPS + date.dropFirst(2) + time + sequence.zeroPadded(to: 4) }
}
