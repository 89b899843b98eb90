/// What a row of `annual-inputs.csv` may be called, and what its value may be.
///
/// A number alone, such as `8` or `5a`, is a line of the OCSE-157. Lines of the other two forms carry the number of the
/// form: `34.8` with columns `A` to `G`, `396.7` with columns `A` to `D`. Everything else is a word from a fixed list, in
/// column `a`: a name that nobody reads would be a figure that silently does not count.
public struct AnnualInputName: Sendable, Equatable {
  /// What the value may be.
  public enum Value: Sendable, Equatable {
    /// A cell of a form in dollars: less than a trillion, two digits after the point at the most; adjustments may be
    /// negative.
    case cell
    /// A line that counts children, cases or requests: a whole number, not negative, less than a trillion.
    case whole
    /// A line of full-time equivalents: not negative, less than a trillion, two digits after the point at the most.
    case staff
    /// In dollars and cents, not negative, less than a trillion.
    case dollars
    /// A level in percent, or a ratio, or an index: not negative, less than a million, six digits after the point.
    case level
    /// 1 = yes, 0 = no.
    case flag
    /// A whole number from 0 to 99.
    case count

    /// What a finding says was expected.
    public var expected: String {
      switch self {
      case .cell: "a number with up to 12 digits before and 2 after the point"
      case .whole: "a whole number not below 0 with up to 12 digits"
      case .staff: "a number not below 0 with up to 12 digits before and 2 after the point"
      case .dollars: "a number not below 0 with up to 12 digits before and 2 after the point"
      case .level: "a number not below 0 with up to 6 digits before and 6 after the point"
      case .flag: "1 (yes) or 0 (no)"
      case .count: "a whole number from 0 to 99"
      }
    }

    /// A trillion, in millionths.
    private static let limit = 1_000_000_000_000_000_000 as Int128

    func allows(_ millionths: Int128) -> Bool {
      switch self {
      case .cell: abs(millionths) < Self.limit && millionths % 10_000 == 0
      case .whole: millionths >= 0 && millionths < Self.limit && millionths % 1_000_000 == 0
      case .dollars, .staff: millionths >= 0 && millionths < Self.limit && millionths % 10_000 == 0
      case .level: millionths >= 0 && millionths < 1_000_000_000_000
      case .flag: millionths == 0 || millionths == 1_000_000
      case .count: millionths % 1_000_000 == 0 && (0...99_000_000).contains(millionths)
      }
    }
  }

  public var value: Value
  /// The columns that the line has.
  public var columns: [String]

  /// - Parameter line: as it is written in the file; `nil` where there is no such line.
  public init?(_ line: String) {
    if let value = Self.words[line] {
      self.init(value: value, columns: ["a"])
    } else if Self.isFormLine(line, upTo: 41) {
      self.init(value: Self.kind(ofFormLine: line), columns: ["a", "b", "c", "d"])
    } else if line.hasPrefix("34."), Self.isFormLine(String(line.dropFirst(3)), upTo: 99) {
      self.init(value: .cell, columns: ["A", "B", "C", "D", "E", "F", "G"])
    } else if line.hasPrefix("396."), Self.isFormLine(String(line.dropFirst(4)), upTo: 99) {
      self.init(value: .cell, columns: ["A", "B", "C", "D"])
    } else {
      return nil
    }
  }

  /// Whether a line is written as those of the OCSE-157 are.
  public static func isOfOCSE157(_ line: String) -> Bool { isFormLine(line, upTo: 41) }

  private init(value: Value, columns: [String]) {
    self.value = value
    self.columns = columns
  }

  /// The words, in the order of the documentation.
  public static let wordList: [(name: String, value: Value)] = [
    ("elected.paternity_statewide", .flag),
    ("level.paternity_iv_d", .level), ("level.paternity_statewide", .level), ("level.support_orders", .level),
    ("level.current_collections", .level), ("level.arrears_collections", .level),
    ("level.cost_effectiveness", .level),
    ("cost.collections", .dollars), ("cost.expenditures", .dollars),
    ("collections_base", .dollars), ("collections.current_assistance", .dollars),
    ("collections.former_assistance", .dollars), ("collections.other", .dollars),
    ("other_states.incentive_base", .dollars), ("all_states.incentive_base", .dollars),
    ("pool", .dollars), ("cpi", .level),
    ("reliable.paternity", .flag), ("reliable.support_orders", .flag), ("reliable.current_collections", .flag),
    ("reliable.arrears_collections", .flag), ("reliable.cost_effectiveness", .flag),
    ("relief.paternity", .level), ("relief.support_orders", .level), ("relief.current_collections", .level),
    ("relief.reliable.paternity", .flag), ("relief.reliable.support_orders", .flag),
    ("relief.reliable.current_collections", .flag),
    ("findings_before.paternity", .count), ("findings_before.support_orders", .count),
    ("findings_before.current_collections", .count),
    ("tanf_grant", .dollars),
  ]

  /// What a line of the OCSE-157 is given in (ocse-157.md, section 4).
  private static func kind(ofFormLine line: String) -> Value {
    if ["24", "25", "26", "27", "33", "34", "36", "41"].contains(line) { return .cell }
    return ["30", "31", "32"].contains(line) ? .staff : .whole
  }

  private static let words = Dictionary(uniqueKeysWithValues: wordList.map { ($0.name, $0.value) })

  /// A number from 1 without leading zeros, and a small letter or none.
  private static func isFormLine(_ text: String, upTo last: Int) -> Bool {
    var digits = text.utf8[...]
    if let letter = digits.last, (0x61...0x7A).contains(letter) { digits = digits.dropLast() }
    guard digits.first.map({ (0x31...0x39).contains($0) }) == true, digits.count <= 2,
      digits.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(String(digits) ?? "")
    else { return false }
    return number <= last
  }
}
