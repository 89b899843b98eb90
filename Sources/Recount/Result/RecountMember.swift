import Records

/// A counted member of a line, as `ivd report --members` writes it: one row a case (line 14: a closing), one row a child
/// with the first of its qualifying cases in byte order, one row a case with its net dollars.
public struct RecountMember: Sendable, Equatable {
  public var column: String
  public var caseID: String
  public var personID: String?
  public var amount: Cents?

  public init(column: String, caseID: String, personID: String? = nil, amount: Cents? = nil) {
    self.column = column
    self.caseID = caseID
    self.personID = personID
    self.amount = amount
  }
}
