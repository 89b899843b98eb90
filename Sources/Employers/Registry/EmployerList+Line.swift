import Records

extension EmployerList {
  /// Writes a row as a line of CSV, in the order of the columns.
  /// - Parameter value: a value to be written instead of the row's own; `nil` leaves it.
  func appendLine(row: Int, to bytes: inout [UInt8], value: (String) -> String? = { _ in nil }) {
    for (index, column) in columns.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      if var text = value(column) {
        text.withUTF8 { CSVText.append($0, to: &bytes) }
      } else {
        withField(row: row, column: index) { CSVText.append($0, to: &bytes) }
      }
    }
    bytes.append(0x0A)
  }
}
