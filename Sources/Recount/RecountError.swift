/// Why a recount cannot be made. It names tables and columns, never a value of a person.
public enum RecountError: Error, Equatable, CustomStringConvertible {
  /// A switch or a word of it that the recount does not know.
  case policy(String)
  /// A column that must have a value, or one of its words, has none.
  case row(table: String, column: String)
  /// A row about a case that its own delivery does not have.
  case orphan(table: String, caseID: String)

  public var description: String {
    switch self {
    case .policy(let choice): "policy \(choice): the recount does not know it"
    case .row(let table, let column): "\(table): a row has no known value in \(column)"
    case .orphan(let table, let caseID): "\(table): case \(caseID) has rows there but none in case"
    }
  }
}
