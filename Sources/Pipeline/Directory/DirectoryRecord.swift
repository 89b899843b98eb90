import Extract
import Layouts
import Records
import Warehouse

/// Writes a row of the table `new_hire` as a record of the national directory: the map of `table.yaml`, the other way.
struct DirectoryRecord {
  private let record: PartnerRecord
  private let values: [PartnerIntake.Value?]
  private let writer: PartnerRecordWriter

  init(_ family: PartnerFamily, _ rows: PartnerIntake.Rows) {
    record = family.records[rows.mark.record]
    values = rows.values
    writer = PartnerRecordWriter(record)
  }

  /// - Parameter row: the table's columns from `first` on.
  /// - Throws: `EngineError`, `PartnerWriteError`.
  func line(_ row: Row, first: Int) throws -> [UInt8] {
    var made = PartnerRecordValues(record)
    if let identifier = record.identifier { made[record.fields[identifier].name] = record.fields[identifier].codes[0] }
    for (position, value) in values.enumerated() {
      switch value {
      case .joined(let places, _):
        if let text = try row.string(first + position) { set(text, places.map { record.fields[$0.field] }, &made) }
      case .date(let place, _):
        if let day = try row.day(first + position) {
          made[record.fields[place.field].name] = day.description.split(separator: "-").joined()
        }
      default: break
      }
    }
    return try writer.line(made)
  }

  /// Digits fill numeric fields one after the other; words fill the lines of an address. What does not fit the last
  /// field is left out.
  private func set(_ text: String, _ fields: [PartnerField], _ made: inout PartnerRecordValues) {
    if fields[0].isNumeric {
      var digits = text.unicodeScalars.filter { $0 >= "0" && $0 <= "9" }[...]
      for field in fields {
        made[field.name] = String(String.UnicodeScalarView(digits.prefix(field.length)))
        digits = digits.dropFirst(field.length)
      }
      return
    }
    var words = text.split(separator: " ")[...]
    for field in fields {
      var line = ""
      while let word = words.first {
        let longer = line.isEmpty ? String(word) : line + " " + word
        if longer.unicodeScalars.count > field.length {
          if line.isEmpty {
            line = String(longer.prefix(field.length))
            words.removeFirst()
          }
          break
        }
        line = longer
        words.removeFirst()
      }
      made[field.name] = line
    }
  }
}
