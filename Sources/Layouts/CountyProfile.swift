/// Which files make a county's delivery, and how their fields and code words become the standard tables
/// (docs/layouts.md, "County profiles"). All names are looked up: fields, records, tables and columns are positions.
public struct CountyProfile: Sendable {
  /// A kind of record in one of the delivery's files.
  public struct Source: Sendable, Hashable {
    /// Position in `files`.
    public var file: Int
    /// Position in the layout's `records`.
    public var record: Int

    public init(file: Int, record: Int) {
      self.file = file
      self.record = record
    }
  }

  public struct File: Sendable {
    /// The file's name, or a shell pattern that one file of the delivery fits; `.gz` may follow.
    public var name: String
    public var layout: RecordLayout
  }

  /// A field that must have one of some values in a file that is this county's.
  public struct Identity: Sendable {
    public var source: Source
    public var field: Int
    public var values: [String]
  }

  public enum AsOf: Sendable {
    /// A date field of the first record of its type.
    case field(Source, field: Int)
    /// The first date of the format in the folder's or the file's name.
    case name(RecordDateFormat)
  }

  /// A total that one record of the delivery states.
  public struct Control: Sendable {
    public enum Total: Sendable {
      case count([Source])
      /// Fields to add up, all of the scale given.
      case sum([(source: Source, fields: [Int])], scale: Int)
    }
    public var source: Source
    public var field: Int
    public var total: Total
  }

  public var name: String
  public var title: String
  /// FIPS code of the county.
  public var county: String
  /// Path of the definition file.
  public var path: String
  /// A folder that has files of all these names may be a delivery of this county.
  public var recognise: [String]
  public var identity: [Identity]
  public var asOf: AsOf
  public var files: [File]
  public var controls: [Control]
  public var mappings: [ProfileMapping]

  public func type(of source: Source) -> RecordType { files[source.file].layout.records[source.record] }
}

/// Rows of one standard table out of one kind of record.
public struct ProfileMapping: Sendable {
  /// Position in `StandardExtract.tables`.
  public var table: Int
  public var source: CountyProfile.Source
  /// One for each row that a record can give: one, or as many as the group of `each` occurs.
  public var rows: [Row]

  public struct Row: Sendable {
    /// All must hold.
    public var conditions: [RecordCondition]
    /// A row only where this field is not blank.
    public var present: Int?
    /// One for each field of the standard table, in its order.
    public var columns: [ProfileColumn]
  }
}

/// Where the value of a standard column comes from.
public enum ProfileColumn: Sendable, Equatable {
  case blank
  case constant(String)
  case field(Field)
  /// The parts one after the other; blank where one of the fields is.
  case join([Part])

  public struct Field: Sendable, Equatable {
    public var field: Int
    /// Standard word for each source word; `nil`: the value as it is.
    public var codes: [String: String]?
    /// For every word that `codes` does not hold.
    public var otherwise: String?
    public var negation: Negation
  }

  public enum Part: Sendable, Equatable {
    case literal(String)
    case field(Int)
  }

  public enum Negation: Sendable, Equatable {
    case never
    case always
    /// Where all of these hold.
    case when([RecordCondition])
  }

  /// Fields of the source record that the column needs.
  public var fields: [Int] {
    switch self {
    case .blank, .constant: []
    case .field(let source):
      if case .when(let conditions) = source.negation {
        [source.field] + conditions.map(\.field)
      } else {
        [source.field]
      }
    case .join(let parts): parts.compactMap { if case .field(let field) = $0 { field } else { nil } }
    }
  }
}
