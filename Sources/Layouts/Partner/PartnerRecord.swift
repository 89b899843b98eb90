import Records

/// A record that is exchanged with a federal or state partner: its fields in order without gap, the rules between them
/// and what a fault refuses.
public struct PartnerRecord: Sendable, Equatable {
  /// Which lengths of a line are taken.
  public enum Padding: String, CaseIterable, Sendable {
    /// The record's length and nothing else.
    case exact
    /// Also cut after the last character that is not blank, or filled with spaces to a greater length
    /// (file-layouts-eiwo-newhire.md, section 1.3).
    case free
    /// As `free`, also cut among spaces, with a warning (section 0.5).
    case tolerant
  }

  /// What a fault refuses unless its field or rule says otherwise.
  public struct Refusals: Sendable, Equatable {
    public var usual: PartnerRefusal
    /// Faults of length, identifier and place.
    public var structure: PartnerRefusal
    /// A field whose value decides, with the values of each refusal.
    public var field: Int?
    public var byValue: [(refusal: PartnerRefusal, values: [String])] = []

    public static func == (left: Refusals, right: Refusals) -> Bool {
      left.usual == right.usual && left.structure == right.structure && left.field == right.field
        && left.byValue.elementsEqual(right.byValue) { $0.refusal == $1.refusal && $0.values == $1.values }
    }
  }

  /// Field values of a made-up record; a field that is not named is blank.
  public typealias Values = [(field: String, value: String)]

  /// A record that must be refused: an accepted example with other values in some fields.
  public struct Rejected: Sendable {
    /// 1-based number of the accepted example.
    public var base: Int
    public var changes: Values
    /// Code, field and severity of the finding.
    public var finding: String
  }

  public var name: String
  public var title: String
  public var citation: String
  public var effective: DayNumber
  public var superseded: DayNumber?
  public var length: Int
  public var padding: Padding
  public var refusals: Refusals
  /// The field that names a record in findings.
  public var key: Int?
  public var fields: [PartnerField]
  public var rules: [PartnerRule]
  public var accepted: [Values]
  public var rejected: [Rejected]

  public func index(of field: String) -> Int? { fields.firstIndex { $0.name == field } }

  /// The field that says which record it is; `nil` where the partner's records have none.
  public var identifier: Int? { fields.firstIndex { $0.kind == .identifier } }

  public static func == (left: PartnerRecord, right: PartnerRecord) -> Bool {
    left.name == right.name && left.length == right.length && left.padding == right.padding
      && left.refusals == right.refusals && left.fields == right.fields && left.rules == right.rules
  }
}
