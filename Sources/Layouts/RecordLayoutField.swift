/// One field of a record type, at its place in the record.
public struct RecordField: Sendable {
  /// Where a field of an XML record stands.
  public struct Path: Sendable, Equatable {
    /// Elements to go up from the record's element.
    public var up: Int
    /// Names of the elements to go down from there.
    public var down: [String]
    /// The attribute of the element reached; `nil` for its text.
    public var attribute: String?
  }

  /// Expanded name: `CHILD(2).ID`.
  public var name: String
  /// (fixed) 1-based first byte in the record.
  public var at: Int
  /// (fixed) Length in bytes; (delimited, xml) the longest value in characters, 0 = any.
  public var length: Int
  /// (delimited) 0-based column where there is no header.
  public var column: Int
  /// (xml)
  public var path: Path
  public var type: RecordFieldType
  /// A blank value is a fault.
  public var isRequired: Bool
  /// Values never reach a finding or a log unmasked.
  public var isPersonal: Bool
  /// Values that stand for blank, as delivered.
  public var blankWords: [String]
  /// The field is read only where all of these hold.
  public var readWhen: [RecordCondition]
  /// The field is not read where all conditions of one of these hold: another field has its bytes then.
  public var takenWhen: [[RecordCondition]]
  /// The field is read only where this field counts at least so many occurrences.
  public var depending: Depending?

  public struct Depending: Sendable, Equatable {
    public var field: Int
    public var occurrence: Int
  }

  /// Some records of the type do not have the field.
  public var isConditional: Bool { !readWhen.isEmpty || !takenWhen.isEmpty || depending != nil }
}

public enum RecordFieldType: Sendable, Equatable {
  case text
  case digits
  case hex
  /// Values allowed, without trailing blanks.
  case code([String])
  case date(RecordDateFormat)
  case number(RecordNumber)
  case zoned(RecordNumber)
  case packed(RecordNumber)
  case binary(RecordNumber)

  /// Decimal places of the decoded text; `nil` where it is no number.
  public var scale: Int? {
    switch self {
    case .number(let form), .zoned(let form), .packed(let form), .binary(let form):
      form.format == nil && !form.keepsLeadingZeros ? form.scale : nil
    default: nil
    }
  }

  /// The decoded text is a date.
  public var isDate: Bool {
    switch self {
    case .date: true
    case .number(let form), .zoned(let form), .packed(let form), .binary(let form): form.format != nil
    default: false
    }
  }
}

/// How a number is written in the source.
public struct RecordNumber: Sendable, Equatable {
  public enum Sign: String, CaseIterable, Sendable {
    /// Overpunch in the last or first digit (zoned); after or before the digits (number).
    case trailing, leading
    case trailingSeparate = "trailing_separate"
    case leadingSeparate = "leading_separate"
  }

  public enum Decimals: String, CaseIterable, Sendable { case implied, written }
  public enum ByteOrder: String, CaseIterable, Sendable { case big, little }

  /// Declared digits; more is a fault.
  public var digits: Int?
  /// Decimal places of the decoded text.
  public var scale: Int
  public var isSigned: Bool
  /// `nil` where the layout does not say: a zoned sign is an overpunch of the last digit, a written one stands
  /// before or after the digits.
  public var sign: Sign?
  /// (number) What digits without a point are.
  public var decimals: Decimals
  public var byteOrder: ByteOrder
  /// Shown with as many digits as declared, for numbers that are identifiers.
  public var keepsLeadingZeros: Bool
  /// The digits are a date.
  public var format: RecordDateFormat?

  /// Whole numbers without sign.
  public static let plain = RecordNumber(
    digits: nil, scale: 0, isSigned: false, sign: nil, decimals: .implied, byteOrder: .big, keepsLeadingZeros: false,
    format: nil)
}
