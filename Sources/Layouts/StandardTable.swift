import Records

/// The type of a field of the standard county extract (county-extract.md, section 1).
public enum StandardType: Sendable, Equatable {
  /// 1 to 20 printable ASCII characters without blanks.
  case id
  case date
  case money
  case flag
  /// One of the words listed.
  case code([String])
  /// Exactly so many digits.
  case digits(Int)
  /// At most so many characters.
  case text(Int)
}

public struct StandardField: Sendable, Equatable {
  public var name: String
  /// Name in the warehouse and in SQL, where `name` is a keyword there.
  public var sqlName: String
  public var type: StandardType
  public var isKey: Bool
  public var isRequired: Bool
  /// Values of it never reach a finding or a log unmasked.
  public var isPersonal: Bool

  public init(
    name: String, sqlName: String? = nil, type: StandardType, isKey: Bool = false, isRequired: Bool = false,
    isPersonal: Bool = false
  ) {
    self.name = name
    self.sqlName = sqlName ?? name
    self.type = type
    self.isKey = isKey
    self.isRequired = isRequired
    self.isPersonal = isPersonal
  }
}

/// One table of the standard county extract.
public struct StandardTable: Sendable {
  public var name: String
  /// Name in SQL: `cases` for `case`, which is a keyword.
  public var sqlName: String
  public var title: String
  public var citation: String
  public var fields: [StandardField]
  /// The field whose valid amounts the manifest totals.
  public var moneyField: String?
  /// In this table a bad value outside of the key is a warning and reads as blank.
  public var badValueReadsAsBlank: Bool
  /// Columns that the warehouse adds when the table is loaded; `nil` for most tables.
  public var derivation: TableDerivation?

  public init(
    name: String, sqlName: String, title: String, citation: String, fields: [StandardField], moneyField: String?,
    badValueReadsAsBlank: Bool, derivation: TableDerivation? = nil
  ) {
    self.derivation = derivation
    self.name = name
    self.sqlName = sqlName
    self.title = title
    self.citation = citation
    self.fields = fields
    self.moneyField = moneyField
    self.badValueReadsAsBlank = badValueReadsAsBlank
  }

  public func index(of field: String) -> Int? { fields.firstIndex { $0.name == field } }
}

/// The tables of the standard county extract, in the order of schemas/county/standard.yaml.
public struct StandardExtract: Sendable {
  public var version: Int
  public var tables: [StandardTable]

  public init(version: Int, tables: [StandardTable]) {
    self.version = version
    self.tables = tables
  }

  public func index(of table: String) -> Int? { tables.firstIndex { $0.name == table } }
}
