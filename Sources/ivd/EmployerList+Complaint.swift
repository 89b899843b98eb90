import ArgumentParser
import Employers

extension EmployerList {
  /// Rows that are told one by one; of the others the number is told.
  static let toldRows = 20

  /// Says which rows were left out, and ends with exit code 1 where there are any.
  func endWithRefused(file: String) throws {
    if refused.isEmpty { return }
    for row in refused.prefix(Self.toldRows) { Output.complain("ivd: \(file):\(row.line): \(row.reason)") }
    Output.complain("ivd: \(file): \(refused.count) of \(count + refused.count) rows left out")
    throw ExitCode(1)
  }
}
