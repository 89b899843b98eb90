import Records

/// How the bytes of one kind of file are cut into records and fields (docs/layouts.md, "Record layouts").
public struct RecordLayout: Sendable {
  public enum Format: String, CaseIterable, Sendable { case fixed, delimited, xml }

  /// How a file of `fixed` format is cut into records.
  public enum Framing: Sendable, Equatable {
    /// Every record has so many bytes; nothing stands between them.
    case length(Int)
    /// Records end in LF or CRLF.
    case lines
    /// A 4-byte record descriptor word before each record (IBM format V); with `blocks`, a block descriptor word
    /// before each block as well (format VB).
    case descriptorWords(blocks: Bool)
  }

  /// The marks of a `delimited` file.
  public struct Marks: Sendable, Equatable {
    public var delimiter: UInt8
    /// `nil` where no byte is a quote.
    public var quote: UInt8?
    public var hasHeader: Bool
  }

  public var name: String
  public var title: String
  public var citation: String
  /// First day the layout was in use.
  public var effective: DayNumber
  /// Last day the layout was in use, where it no longer is.
  public var superseded: DayNumber?
  /// Path of the definition file.
  public var file: String
  public var format: Format
  public var encoding: RecordLayoutEncoding
  public var framing: Framing
  public var marks: Marks
  /// (xml) Path of the schema that files are validated against while they are read.
  public var schemaPath: String?
  public var records: [RecordType]

  /// Position of a record type by name.
  public func index(of record: String) -> Int? { records.firstIndex { $0.name == record } }
}

/// The character encodings of delivered files.
public enum RecordLayoutEncoding: String, CaseIterable, Sendable {
  case ascii
  case utf8 = "utf-8"
  case windows1252 = "windows-1252"
  /// EBCDIC, code page 037 (United States, Canada).
  case cp037

  public var isEBCDIC: Bool { self == .cp037 }
}

/// One type of record of a layout, its groups expanded: the columns of a batch are `fields`, in order.
public struct RecordType: Sendable {
  public var name: String
  /// Which records are of this type; all must hold. None: every record that no earlier type has taken.
  public var conditions: [RecordCondition]
  /// (lines, rdw) The length in bytes that a record of this type must have.
  public var length: Int?
  /// (xml) Names from the root to the record's element.
  public var element: [String]
  /// Fields without fillers: `CHILD(1).ID`, `CHILD(2).ID` …
  public var fields: [RecordField]
  /// (delimited) Columns of a record, fillers included.
  public var columnCount: Int
  public var groups: [RecordGroup]
  private var positions: [String: Int]

  public init(
    name: String, conditions: [RecordCondition], length: Int?, element: [String], fields: [RecordField],
    columnCount: Int, groups: [RecordGroup]
  ) {
    self.name = name
    self.conditions = conditions
    self.length = length
    self.element = element
    self.fields = fields
    self.columnCount = columnCount
    self.groups = groups
    positions = Dictionary(fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Position of a field by its expanded name.
  public func index(of field: String) -> Int? { positions[field] }

  public func group(_ path: String) -> RecordGroup? { groups.first { $0.path == path } }
}

/// A group or a field that occurs several times.
public struct RecordGroup: Sendable {
  /// Names of the groups around it and its own, without occurrence numbers: `CHILD`, `CHILD.PLAN`.
  public var path: String
  public var occurs: Int
}

/// A field of a record that has one of some values, as decoded text.
public struct RecordCondition: Sendable, Equatable {
  /// Position in `RecordType.fields`.
  public var field: Int
  public var values: [String]

  public init(field: Int, values: [String]) {
    self.field = field
    self.values = values
  }
}
