/// What validating one table gave.
public struct TableOutcome: Sendable {
  public var rows = 0
  /// Rows that go to quarantine.
  public var rejected = RowSet()
  /// Cells that read as blank (`person`): row and field.
  public var blanked: [CellAddress] = []
  /// Sum of the valid amounts of the money field, in cents.
  public var amountTotal: Int128 = 0
  /// What of it stands in records that have a wrong number of fields.
  public var amountInUncutRecords: Int128 = 0
  /// Values that each edit looked at, by its number.
  public var examined: [String: Int] = [:]
  /// Numbers of the edits in SQL whose guard fired: some row may fail.
  public var fired: [String] = []
  /// References within the table itself that were not there when their row came.
  public var unresolved: [LateFinding] = []

  public init() {}
}

public struct CellAddress: Sendable, Hashable {
  public var row: Int
  public var field: Int
  public init(row: Int, field: Int) {
    self.row = row
    self.field = field
  }
}

/// A finding that is known by row number only: its address is read from the file afterwards.
public struct LateFinding: Sendable, Equatable {
  public var edit: String
  public var row: Int
  public var field: Int?
  /// Shown instead of the field's value and the edit's expectation where they are given.
  public var value: String?
  public var expected: String?

  public init(edit: String, row: Int, field: Int?, value: String? = nil, expected: String? = nil) {
    self.edit = edit
    self.row = row
    self.field = field
    self.value = value
    self.expected = expected
  }
}
