/// A sample as it was drawn: `sample.json`. It is what answers are held against, so it is sealed.
public struct RehearsedSample: Sendable, Codable, Equatable {
  public static let currentFormat = 1

  public struct Stratum: Sendable, Codable, Equatable {
    public var name: String
    /// Units of the frame.
    public var frame: Int
    public var sampled: Int
  }

  public struct Row: Sendable, Codable, Equatable {
    /// 1-based, in byte order of the units.
    public var number: Int
    public var stratum: String
    /// Case or child.
    public var unit: String
    public var isReported: Bool
    /// Dollars and cents that the line has for the case; `nil` where the line counts.
    public var amount: String?
  }

  public struct Line: Sendable, Codable, Equatable {
    public var line: String
    public var title: String
    /// `case` or `child`.
    public var unit: String
    public var isDollars: Bool
    public var frame: Int
    /// SHA-256 over the units of the frame with what the line says of each.
    public var frameHash: String
    public var strata: [Stratum]
    public var rows: [Row]
  }

  public var format: Int
  public var fiscalYear: Int
  public var seed: String
  /// Units asked for, for each line.
  public var size: Int
  public var strataBy: [String]
  public var policies: [String]
  /// Last as-of date that a snapshot might have; `nil` = any.
  public var cutOff: String?
  /// Snapshots that the frame was made from.
  public var snapshots: [String]
  public var annualInputs: String?
  public var lines: [Line]

  public init(
    format: Int = currentFormat, fiscalYear: Int, seed: String, size: Int, strataBy: [String], policies: [String],
    snapshots: [String], annualInputs: String?, lines: [Line]
  ) {
    self.format = format
    self.fiscalYear = fiscalYear
    self.seed = seed
    self.size = size
    self.strataBy = strataBy
    self.policies = policies
    self.snapshots = snapshots
    self.annualInputs = annualInputs
    self.lines = lines
  }
}
