import Foundation
import Records

/// What people wrote down: `calendar.csv` of the home folder. Rows are only added; of two for one item and period the
/// later holds.
public struct CalendarNotes {
  public enum What: String, CaseIterable, Sendable {
    /// The event was done outside of this system.
    case done
    /// The source confirmed that it has nothing to send for the period.
    case nothingToReport = "nothing_to_report"
  }

  struct Note: Sendable, Equatable {
    var what: What
    var by: String
    var on: DayNumber
    var note: String

    /// Whose word it is, and what else was written.
    var said: String { by + (note.isEmpty ? "" : ": " + note) }
  }

  public struct Fault: Error, CustomStringConvertible {
    public var description: String
  }

  private static let columns = ["item", "period", "what", "by", "on", "note"]

  private let path: String
  private var text: String
  private(set) var notes: [[String]: Note] = [:]

  /// - Throws: `Fault` where the file is not what `add` writes.
  public init(home: String) throws {
    path = home + "/calendar.csv"
    guard let data = FileManager.default.contents(atPath: path) else {
      text = CSVText.line(Self.columns)
      return
    }
    text = String(decoding: data, as: UTF8.self)
    guard let records = CSVText.records(data), records.first?.fields == Self.columns else {
      throw Fault(description: "\(path):1: expected the columns \(Self.columns.joined(separator: ","))")
    }
    for record in records.dropFirst() {
      let fields = record.fields
      guard fields.count == Self.columns.count, let what = What(rawValue: fields[2]), let on = DayNumber(fields[4])
      else {
        throw Fault(
          description: "\(path):\(record.line): expected an item, a period, done or nothing_to_report, a name, "
            + "a day as YYYY-MM-DD and a note")
      }
      notes[[fields[0], fields[1]]] = Note(what: what, by: fields[3], on: on, note: fields[5])
    }
  }

  /// - Throws: what the disk says.
  public mutating func add(item: String, period: String, what: What, by: String, on: DayNumber, note: String) throws {
    text += CSVText.line([item, period, what.rawValue, by, on.description, note])
    notes[[item, period]] = Note(what: what, by: by, on: on, note: note)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
