/// One kind of record of the pipe-delimited exports, and the standard table that it carries.
struct PipeRecord: Sendable {
  /// A column of the export.
  enum Field: Sendable {
    /// A standard column as it is; `joined`: of the other table that the record carries.
    case field(String, String, joined: Bool = false)
    /// A standard code or flag in the county's own words; `blank` is its word for "unknown".
    case code(String, String, [String], blank: String = "", joined: Bool = false)
    /// Which way an amount goes: the word for a positive one, and for a negative one.
    case sign(String, String, String, String)
    case constant(String, String)
    /// `Y` where the record carries a row of the other table too.
    case isJoined(String)
    /// A column of the file that other kinds of record use.
    case absent(String)

    var name: String {
      switch self {
      case .field(let name, _, _), .code(let name, _, _, _, _), .sign(let name, _, _, _), .constant(let name, _),
        .isJoined(let name), .absent(let name):
        name
      }
    }
  }

  var file: String
  var table: SampleTable
  /// A second table whose row of the same key stands in the same record.
  var joined: SampleTable?
  var fields: [Field]

  static let all = aboutPeople + aboutMoney
}
