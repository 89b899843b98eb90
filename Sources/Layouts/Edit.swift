import Records

/// One numbered edit of the catalogue: what is wrong, what was expected, where the rule is written.
public struct Edit: Sendable {
  /// How the edit is worked out.
  public enum Kind: Sendable, Equatable {
    /// A fault of a file or delivery, by the name that the reader reports.
    case file(String)
    /// A fault of a field, by its type, of any table.
    case field(String)
    /// The key of a record was given before.
    case unique
    case references(field: Int, to: Int, condition: ReferenceCondition?)
    /// The second date is on or after the first.
    case order(first: Int, second: Int)
    case notAfterAsOf(field: Int)
    case notNegative(field: Int)
    /// An amount that is not positive where another field is given.
    case notPositiveWhen(field: Int, given: Int)
    /// Failing rows are selected by SQL.
    case sql(SQLEdit)
  }
  public var number: String
  public var code: String
  public var severity: Severity
  /// Index of the table in the standard extract; `nil` for edits of any table.
  public var table: Int?
  public var kind: Kind
  public var title: String
  public var expected: String
  public var citation: String
  /// Rows added to a small sound delivery: one that the edit lets pass, one that it must find. Table name, CSV line.
  public var pass: [EditExample]
  public var fail: [EditExample]
}

public struct ReferenceCondition: Sendable, Equatable {
  public var field: Int
  public var value: String
}

public struct EditExample: Sendable, Equatable {
  public var table: String
  public var record: String
}

/// An edit in SQL: the statement selects `row_number_in_table, field, value, expected` of the failing rows.
public struct SQLEdit: Sendable, Equatable {
  public var statement: String
  public var path: String
  /// Table index and field indexes that the statement reads.
  public var reads: [SQLEditInput]
  /// A test that is made while the files are read: where it does not fire, no row can fail, and the statement is spared.
  public var coverage: Coverage?
}

/// The amounts that refer to a record add up to the record's own amount at the most (of a negative one, at the least).
public struct Coverage: Sendable, Equatable {
  /// Table and amount of the record that is referred to.
  public var limitTable: Int
  public var limitField: Int
  /// Table, reference and amount of the parts.
  public var partTable: Int
  public var referenceField: Int
  public var partField: Int
}

public struct SQLEditInput: Sendable, Equatable {
  public var table: Int
  public var fields: [Int]
}

/// All edits of the county extract.
public struct EditCatalogue: Sendable {
  public var edits: [Edit]

  public init(edits: [Edit]) { self.edits = edits }

  /// The edit for a fault of a file, by its kind.
  public func file(_ kind: String) -> Edit? { edits.first { $0.kind == .file(kind) } }
  /// The edit for a fault of a field, by its kind.
  public func field(_ kind: String) -> Edit? { edits.first { $0.kind == .field(kind) } }
  public func edits(ofTable table: Int) -> [Edit] { edits.filter { $0.table == table } }
}
