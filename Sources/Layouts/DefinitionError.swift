/// A definition file (layout, profile, edit, report line) that cannot be used, with the place of the fault.
public struct DefinitionError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Path of the definition file as it was opened.
  public var file: String
  /// 1-based; 0 where the file as a whole is meant.
  public var line: Int
  /// Lower case, no full stop.
  public var message: String

  public init(file: String, line: Int, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  /// `file:line: message`.
  public var description: String { line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)" }
}
