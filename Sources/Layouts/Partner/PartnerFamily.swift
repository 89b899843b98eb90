/// The record types of one transmission: how they nest, what is counted, what must agree and what may come only once.
public struct PartnerFamily: Sendable {
  /// A record of one type, some of whose identifiers may be meant.
  public struct Mark: Sendable, Equatable {
    /// Position in `records`.
    public var record: Int
    /// Identifiers that are meant; empty: all.
    public var codes: [String]
  }

  /// What stands between an opening and a closing record: the file, or a batch in it.
  public struct Level: Sendable {
    public var name: String
    public var opens: Mark?
    public var closes: Mark?
    public var repeats: Bool
    /// Records that must stand in it.
    public var least: Int
    /// What a record in the wrong place refuses.
    public var refuses: PartnerRefusal
  }

  /// A data record, in the innermost level.
  public struct Detail: Sendable {
    public var record: Int
    /// Identifiers of the record that opened the level, where not all will do.
    public var openedBy: [String]
  }

  public enum Counted: Sendable, Equatable {
    /// Data records since the level opened.
    case details
    /// Levels of the next inner kind since the level opened.
    case levels(Int)
  }

  /// A field that holds a count.
  public struct Count: Sendable {
    public var mark: Mark
    public var field: Int
    public var counted: Counted
    public var refuses: PartnerRefusal?
  }

  /// A field that must be that of the record which opened a level.
  public struct Agreement: Sendable {
    public var mark: Mark
    public var field: Int
    /// The level whose opening record is compared.
    public var level: Int
    public var other: Int
    /// 0-based byte of both fields, where only one is compared.
    public var byte: Int?
    public var refuses: PartnerRefusal?
  }

  /// Fields whose values together may come only once.
  public struct Unique: Sendable {
    public var mark: Mark
    public var fields: [Int]
    /// The field that is reported.
    public var reported: Int
    /// Only within one file; otherwise over all files that are checked together.
    public var isWithinFile: Bool
    public var refuses: PartnerRefusal?
  }

  /// A record that answers one that was sent.
  public struct Answer: Sendable {
    public var mark: Mark
    /// Fields that together say which one; they have the same names in both.
    public var keys: [Int]
    /// The field that is reported where nothing was sent under the key.
    public var reported: Int
    /// Name of the record type that was sent.
    public var sent: String
    /// Fields that come back unchanged.
    public var same: [Int]
    /// The field that counts the records that were sent.
    public var lines: Int?
    /// The key is the sent record itself, whole.
    public var isWhole: Bool
  }

  /// The same transmission as an XML document.
  public struct XMLForm: Sendable {
    /// Path of the schema.
    public var schemaPath: String
    /// Elements that hold a record, by path from the root.
    public var records: [(path: String, record: Int)]
    /// Elements that hold what is between an opening and a closing record; the closing record may be left out.
    public var levels: [(path: String, level: Int)]
    /// Names of elements that are not the field's name in upper camel case.
    public var names: [String: String]

    /// The element of a field.
    public func element(_ field: PartnerField) -> String {
      names[field.name] ?? Self.camelCase(field.name)
    }

    static func camelCase(_ name: String) -> String {
      name.split { !$0.isLetter && !$0.isNumber }.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
  }

  public enum Others: String, CaseIterable, Sendable {
    case refused
    case sameLength = "same_length"
    case anyLength = "any_length"
  }

  public var name: String
  public var title: String
  public var citation: String
  public var records: [PartnerRecord]
  public var levels: [Level]
  public var details: [Detail]
  /// Records of no type that is described here: nobody knows their layout, so they are data records and only counted.
  public var others: Others
  public var counts: [Count]
  public var agreements: [Agreement]
  public var uniques: [Unique]
  public var answers: [Answer]
  public var xml: XMLForm?
  /// The field that dates the transmission.
  public var day: (record: Int, field: Int)?
}
