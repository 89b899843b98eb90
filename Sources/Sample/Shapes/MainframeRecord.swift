/// One type of record of the mainframe extract, and the standard table that it carries.
struct MainframeRecord: Sendable {
  /// A field: the standard column, and its length in bytes where the form does not give it.
  enum Field: Sendable {
    case text(String, Int)
    case digits(String, Int)
    case code(String, [String], Int)
    case binary(String, Int)
    case packedNumber(String, Int)
    case packedMoney(String, Int)
    /// Zeros for none.
    case packedDate(String)
    /// Nines for an open end.
    case openDate(String)
    case zonedNumber(String, Int)
    case zonedMoney(String, Int)

    var column: String {
      switch self {
      case .text(let column, _), .digits(let column, _), .code(let column, _, _), .binary(let column, _),
        .packedNumber(let column, _), .packedMoney(let column, _), .packedDate(let column), .openDate(let column),
        .zonedNumber(let column, _), .zonedMoney(let column, _):
        column
      }
    }
  }

  static let length = 140
  /// Children that one record has room for.
  static let childrenOfCase = 5
  static let childrenOfOrder = 7

  var type: String
  var table: SampleTable
  var fields: [Field]
}
