/// One kind of element of the XML extract, and the standard table that it carries.
struct XMLRecord: Sendable {
  /// An attribute of the element, or (`Name/@first`) of an element inside of it.
  enum Attribute: Sendable {
    case plain(String, String)
    /// A standard code or flag in the county's own words.
    case code(String, String, [String])

    var place: String {
      switch self {
      case .plain(let place, _), .code(let place, _, _): place
      }
    }

    var column: String {
      switch self {
      case .plain(_, let column), .code(_, let column, _): column
      }
    }
  }

  var element: String
  var table: SampleTable
  /// Column that is the key of the element around it, which is that element's first column.
  var parentKey: String?
  /// Tables whose elements stand inside of it, in the schema's order.
  var inside: [SampleTable] = []
  var attributes: [Attribute]
}
