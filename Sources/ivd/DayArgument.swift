import ArgumentParser
import Foundation
import Records

/// A day as YYYY-MM-DD.
struct DayArgument: ExpressibleByArgument {
  var day: DayNumber

  init?(argument: String) {
    guard let day = DayNumber(argument) else { return nil }
    self.day = day
  }

  init(_ day: DayNumber) { self.day = day }

  var defaultValueDescription: String { day.description }

  /// The day on the machine's calendar: commands that people give may ask the clock, the core does not.
  static var today: DayArgument {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    let text = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)]
      .map { $0.zeroPadded(to: 2) }.joined(separator: "-")
    return DayArgument(DayNumber(text)!)
  }
}
