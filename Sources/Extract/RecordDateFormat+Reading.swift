import Layouts
import Records

extension RecordDateFormat {
  /// The date that a text is; `nil` where it is none, or stands for "none".
  public func day(_ text: some StringProtocol) -> DayNumber? {
    var bytes = Array(text.utf8)
    var written = [UInt8](repeating: 0, count: 10)
    guard DateText.write(&bytes, bytes.count, self, &written) == 10 else { return nil }
    return DayNumber(String(decoding: written, as: UTF8.self))
  }

  /// The first date of this format in a name, not right after another digit.
  public func firstDay(in name: String) -> DayNumber? {
    guard let length else { return nil }
    let bytes = Array(name.utf8)
    guard bytes.count >= length else { return nil }
    for start in 0...bytes.count - length where start == 0 || bytes[start - 1] &- 0x30 > 9 {
      if let day = day(String(decoding: bytes[start..<start + length], as: UTF8.self)) { return day }
    }
    return nil
  }
}
