/// What an engine could not do. It names the SQL file and the kind of the fault, never a value of the data.
public enum EngineError: Error, Equatable, CustomStringConvertible {
  /// The engine could not be started, or a setting of it is wrong.
  case cannotOpen(reason: String)
  /// A statement is wrong or failed. `kind` is the engine's name for the fault, such as `Binder Error`; `detail` is
  /// there only for kinds whose text speaks of the statement or of a file and not of the data.
  case statement(file: String?, kind: String, detail: String?)
  /// A result's column is not of the type that the reader needs.
  case columnType(column: String, expected: String)

  public var description: String {
    switch self {
    case .cannotOpen(let reason):
      "the SQL engine cannot be started: \(reason)"
    case .statement(let file, let kind, let detail):
      "\(file ?? "a statement"): \(kind)" + (detail.map { ": \($0)" } ?? "")
    case .columnType(let column, let expected):
      "column \(column) of a result: expected \(expected)"
    }
  }

  /// Kinds whose text is about the statement, a setting or a file.
  private static let speakable: Set<String> = [
    "Parser Error", "Syntax Error", "Binder Error", "Catalog Error", "IO Error", "Out of Memory Error",
    "Not implemented Error", "Settings Error", "Permission Error", "Missing Extension Error", "INTERRUPT Error",
    "Dependency Error", "TransactionContext Error",
  ]

  /// - Parameter message: DuckDB's own text, `Kind Error: …`, which may quote data.
  static func statement(_ message: String, file: String?) -> EngineError {
    guard let colon = message.firstIndex(of: ":") else {
      return .statement(file: file, kind: "Error", detail: nil)
    }
    let kind = String(message[..<colon])
    guard speakable.contains(kind) else { return .statement(file: file, kind: kind, detail: nil) }
    let lines = message[message.index(after: colon)...].split(separator: "\n", omittingEmptySubsequences: true)
    return .statement(file: file, kind: kind, detail: lines.first.map { String($0.drop { $0 == " " }) })
  }
}
