import Layouts
import Records

/// A statement of `pipelines/withholding/`.
struct WithholdingStatement {
  let path: String
  private let template: SQLTemplate

  /// - Throws: `DefinitionError`.
  init(_ name: String, root: String) throws {
    path = "pipelines/withholding/\(name).sql"
    var header = try DefinitionHeader(path: root + "/" + path)
    let id = String(name.map { $0 == "-" ? "_" : $0 })
    guard try header.string("id") == id else { throw header.fail("id", "expected \(id)") }
    for key in ["title", "citation"] { _ = try header.string(key) }
    guard DayNumber(try header.string("effective")) != nil else {
      throw header.fail("effective", "expected a date as YYYY-MM-DD")
    }
    try header.finish()
    template = header.sql
  }

  func sql(_ values: [String: String]) throws -> String { try template.filled(values, file: path) }
}
