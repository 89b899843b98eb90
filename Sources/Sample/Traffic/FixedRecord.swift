import Records

/// One record of fixed positions while it is filled: spaces, and values put at 1-based positions, both ends included.
struct FixedRecord {
  private(set) var bytes: [UInt8]

  init(length: Int) { bytes = [UInt8](repeating: 0x20, count: length) }

  /// A record as it was read, cut or filled to the length.
  init(_ line: [UInt8], length: Int) {
    bytes = Array(line.prefix(length)) + [UInt8](repeating: 0x20, count: max(0, length - line.count))
  }

  /// Text at the left edge, cut where the field ends.
  mutating func put(_ text: String, _ places: ClosedRange<Int>) {
    for (place, byte) in zip(places, text.utf8) { bytes[place - 1] = byte }
  }

  /// A number at the right edge, filled with zeros.
  mutating func put(number: Int, _ places: ClosedRange<Int>) {
    var rest = number
    for place in places.reversed() {
      bytes[place - 1] = 0x30 + UInt8(rest % 10)
      rest /= 10
    }
  }

  /// A day as CCYYMMDD.
  mutating func put(day: Int, _ places: ClosedRange<Int>) { put(TrafficText.date(day), places) }

  mutating func blank(_ places: ClosedRange<Int>) {
    for place in places { bytes[place - 1] = 0x20 }
  }

  /// The record as a line of a file.
  var line: [UInt8] { bytes + [0x0A] }
}

/// Texts as partners' files write them.
enum TrafficText {
  /// `20240131`.
  static func date(_ day: Int) -> String { DayNumber(Int32(truncatingIfNeeded: day)).description.filter { $0 != "-" } }

  /// `01312024`.
  static func monthFirst(_ day: Int) -> String {
    let text = date(day)
    return String(text.dropFirst(4)) + text.prefix(4)
  }

  /// `2024-01-31`.
  static func dashed(_ day: Int) -> String { DayNumber(Int32(truncatingIfNeeded: day)).description }

  /// Capital letters, digits, hyphens and single spaces, and nothing else.
  static func plain(_ text: String) -> String {
    let kept = text.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == " " || $0 == "-") }
    return kept.split(separator: " ").joined(separator: " ")
  }
}
