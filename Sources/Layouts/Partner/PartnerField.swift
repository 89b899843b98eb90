/// One field of a record that is exchanged with a federal or state partner: where it stands and what it may hold.
public struct PartnerField: Sendable, Equatable {
  /// The type that the partner's own table prints; `N` must hold digits only.
  public enum PrintedType: String, CaseIterable, Sendable {
    case letters = "A"
    case digits = "N"
    case any = "A/N"
  }

  public enum Kind: String, CaseIterable, Sendable {
    /// Says which record this is.
    case identifier
    /// One of a list.
    case code
    case text
    /// Digits over the whole field.
    case number
    /// A number with two implied decimals.
    case amount
    case ssn
    /// Nine digits at the left edge of a wider field.
    case ein
    /// Five or nine digits at the left edge of nine.
    case zip
    case date
    /// HHMMSS.
    case time
    /// QCCYY.
    case quarter
    case filler
    /// Another record, whole, as it was received.
    case record
  }

  public enum DateFormat: String, CaseIterable, Sendable {
    case centuryFirst = "CCYYMMDD"
    case monthFirst = "MMDDYYYY"
    /// Years below 70 belong to the 21st century.
    case shortMonthFirst = "MMDDYY"
  }

  /// Which characters a text may hold; the space always.
  public enum Characters: String, CaseIterable, Sendable {
    /// Letters A-Z, hyphen.
    case lettersHyphen = "letters_hyphen"
    /// Letters A-Z, hyphen, period, apostrophe.
    case name
    case alphanumeric
    case alphanumericHyphen = "alphanumeric_hyphen"
    /// Every printable ASCII character but lower-case letters.
    case upper
    /// Every printable ASCII character.
    case printable

    public var words: String {
      switch self {
      case .lettersHyphen: "A-Z, space and hyphen"
      case .name: "A-Z, space, hyphen, period and apostrophe"
      case .alphanumeric: "A-Z, 0-9 and space"
      case .alphanumericHyphen: "A-Z, 0-9, space and hyphen"
      case .upper: "printable characters without lower-case letters"
      case .printable: "printable characters"
      }
    }
  }

  /// How sure the place of a field is (section 0.1): A federal document, B state or vendor, C proposal.
  public enum Confidence: String, CaseIterable, Sendable {
    case federal = "A"
    case attested = "B"
    case proposed = "C"
  }

  public var name: String
  /// 1-based, inclusive.
  public var first: Int
  public var last: Int
  public var type: PrintedType
  public var kind: Kind
  public var isRequired = false
  public var characters = Characters.upper
  public var format: DateFormat?
  /// Permitted values without the spaces around them. `?` in an identifier stands for any letter.
  public var codes: [String] = []
  /// Name of the shared list that `codes` came from.
  public var codeList: String?
  public var ignoresCase = false
  /// The first character must be a letter or digit.
  public var beginsWithLetterOrDigit = false
  public var leastLetters = 0
  public var leastCharacters = 0
  /// Length of every value, for codes of a fixed length.
  public var exactLength: Int?
  public var refusesSuffix = false
  /// A date or quarter after the day of receipt is out of range.
  public var refusesFuture = false
  /// Leading spaces may stand where zeros belong.
  public var takesLeadingSpaces = false
  public var isPersonal = false
  /// Codes of faults that are only warned of.
  public var warnings: Set<PartnerFaultCode> = []
  /// What the other faults refuse, where it is not what the record says.
  public var refuses: PartnerRefusal?
  public var confidence: Confidence

  public var length: Int { last - first + 1 }
  /// Numbers stand right and are filled with zeros; everything else stands left.
  public var isNumeric: Bool { type == .digits }
}
