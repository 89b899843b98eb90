extension EmployerList {
  /// Writes a row as a line of CSV, in the order of the columns.
  /// - Parameter value: a value to be written instead of the row's own; `nil` leaves it.
  func appendLine(row: Int, to bytes: inout [UInt8], value: (String) -> String? = { _ in nil }) {
    for (index, column) in columns.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      if var text = value(column) {
        text.withUTF8 { Self.appendField($0, to: &bytes) }
      } else {
        withField(row: row, column: index) { Self.appendField($0, to: &bytes) }
      }
    }
    bytes.append(0x0A)
  }

  private static func appendField(_ field: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    guard field.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
      bytes.append(contentsOf: field)
      return
    }
    bytes.append(0x22)
    for byte in field {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }
}
