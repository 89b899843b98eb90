import Layouts
import Records

/// The header line of a file of the standard extract, held against the fields of its table.
struct StandardCSVHeader {
  /// File column -> field of the table, or -1.
  private(set) var columns: [Int] = []
  /// No column stands twice, and none that is required is missing.
  private(set) var isUsable = true

  /// `nil` where the line is no header. - Parameter fault: gets everything that is wrong with it.
  init?(_ line: UnsafeBufferPointer<UInt8>, of table: StandardTable, fault: (FileFault) -> Void) {
    if line.contains(0) {
      fault(FileFault(.nulByte, line: 1))
      return nil
    }
    if UTF8Check.firstInvalid(line) != nil {
      fault(FileFault(.notUTF8, line: 1))
      return nil
    }
    let names = Self.names(line)
    // A first line that names no column of the table is data: the header is absent.
    guard names.contains(where: { table.index(of: $0) != nil }) else {
      fault(FileFault(.noHeader, line: 1))
      return nil
    }
    for (column, name) in names.enumerated() {
      if let field = table.index(of: name) {
        if columns.contains(field) {
          fault(FileFault(.duplicateColumn(name), line: 1))
          isUsable = false
        }
        columns.append(field)
      } else {
        fault(FileFault(.unknownColumn(name.isEmpty ? "column \(column + 1)" : name), line: 1))
        columns.append(-1)
      }
    }
    for (index, field) in table.fields.enumerated() where field.isRequired && !columns.contains(index) {
      fault(FileFault(.missingColumn(field.name), line: 1))
      isUsable = false
    }
  }

  private static func names(_ line: UnsafeBufferPointer<UInt8>) -> [String] {
    line.split(separator: 0x2C, omittingEmptySubsequences: false).map { part in
      var part = part
      if part.count >= 2, part.first == 0x22, part.last == 0x22 { part = part.dropFirst().dropLast() }
      return String(decoding: part, as: UTF8.self)
    }
  }
}
