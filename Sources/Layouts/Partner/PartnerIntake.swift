/// How files of a family are known by what is in them, and which tables their records become
/// (`schemas/federal/<family>/table.yaml`).
public struct PartnerIntake: Sendable {
  /// A record by which a file is known.
  public struct First: Sendable {
    public var mark: PartnerFamily.Mark
    /// Fields that must be without fault.
    public var fits: [Int]
    /// Any of the first lines will do; otherwise only the first.
    public var isAnywhere: Bool
  }

  /// A field of the record itself, or of the record that opened a level around it.
  public struct Place: Sendable {
    public var level: Int?
    public var field: Int
    /// 1-based bytes of the field, where only some of them are meant.
    public var part: ClosedRange<Int>?
  }

  public enum Value: Sendable {
    /// The values that are given, with the separator between them.
    case joined([Place], separator: String)
    case constant(String)
    /// The field's own form of a date unless one is named.
    case date(Place, PartnerField.DateFormat)
    case year(Place)
    case quarter(Place)
    /// `possible`, `impossible` or `missing`.
    case ssnStatus(Place)
    /// Part of a name written in one field, last name first: 0 last, 1 first, 2 middle.
    case name(Place, Int)
  }

  /// The rows that records of one kind become.
  public struct Rows: Sendable {
    public var table: PartnerTable
    public var mark: PartnerFamily.Mark
    /// Identifiers of the record that opened the innermost level; empty: all.
    public var openedBy: [String]
    /// Only records in which this field is given.
    public var given: Int?
    /// One for each column of the table; `nil`: NULL.
    public var values: [Value?]
  }

  /// A record that says that the file comes back refused.
  public struct Returned: Sendable {
    public var mark: PartnerFamily.Mark
    public var given: Int
  }

  /// Why files of this family are told of and not taken in, where some of their records are of no known layout.
  public var notTaken: String?
  public var firsts: [First]
  public var returned: [Returned]
  public var rows: [Rows]
  /// New hires of these files are reports of employers, which go on to the national directory.
  public var isEmployerReport: Bool
}
