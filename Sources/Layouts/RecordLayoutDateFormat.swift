/// How a date is written: `YYYYMMDD`, `MM/DD/YYYY`, `YYYYJJJ`, `DD-MON-YY` …
public struct RecordDateFormat: Sendable, Equatable {
  public enum Part: Sendable, Equatable {
    /// Four digits.
    case year
    /// Two digits, read with the century pivot.
    case shortYear
    /// A century digit (0 = 19, 1 = 20 …) and two digits.
    case centuryYear
    /// Two digits; with `short`, one or two.
    case month(short: Bool)
    /// Three English letters in any case.
    case monthName
    /// Two digits; with `short`, one or two.
    case day(short: Bool)
    /// Three digits: the day of the year.
    case dayOfYear
    case literal(UInt8)
    /// Whatever follows.
    case rest
  }

  /// As written in the layout.
  public var text: String
  public var parts: [Part]
  /// Two-digit years below it are 20YY, others 19YY.
  public var centuryPivot: Int?

  /// Characters of a date, where every date has as many.
  public var length: Int? {
    var total = 0
    for part in parts {
      switch part {
      case .year: total += 4
      case .shortYear: total += 2
      case .centuryYear, .monthName, .dayOfYear: total += 3
      case .month(let short), .day(let short):
        if short { return nil }
        total += 2
      case .literal: total += 1
      case .rest: return nil
      }
    }
    return total
  }

  /// The format consists of digits only, as a number's must.
  public var isDigitsOnly: Bool {
    length != nil
      && parts.allSatisfy { part in
        switch part {
        case .literal, .monthName: false
        default: true
        }
      }
  }

  /// What is wrong with a format.
  public struct Fault: Error, Equatable {
    public var message: String
  }

  /// Reads a format. Throws `Fault` where it is none, or gives no calendar date, or gives a part of it twice.
  public init(_ text: String, centuryPivot: Int? = nil) throws(Fault) {
    let words: [(String, Part)] = [
      ("YYYY", .year), ("CYY", .centuryYear), ("YY", .shortYear), ("MON", .monthName), ("MM", .month(short: false)),
      ("M", .month(short: true)), ("DD", .day(short: false)), ("D", .day(short: true)), ("JJJ", .dayOfYear),
      ("*", .rest),
    ]
    var parts: [Part] = []
    var rest = text[...]
    while let first = rest.first {
      if let (word, part) = words.first(where: { rest.hasPrefix($0.0) }) {
        parts.append(part)
        rest.removeFirst(word.count)
      } else if "YMDJHSC".contains(first) {
        throw Fault(message: "`\(first)` in the date format `\(text)` belongs to no part")
      } else if let byte = first.asciiValue {
        parts.append(.literal(byte))
        rest.removeFirst()
      } else {
        throw Fault(message: "date format `\(text)` is not ASCII")
      }
    }
    try Self.check(parts, text, centuryPivot)
    self.text = text
    self.parts = parts
    self.centuryPivot = centuryPivot
  }

  private static func check(_ parts: [Part], _ text: String, _ pivot: Int?) throws(Fault) {
    var years = 0
    var months = 0
    var days = 0
    var daysOfYear = 0
    for (position, part) in parts.enumerated() {
      switch part {
      case .year, .shortYear, .centuryYear: years += 1
      case .month, .monthName: months += 1
      case .day: days += 1
      case .dayOfYear: daysOfYear += 1
      case .literal: break
      case .rest:
        if position != parts.count - 1 { throw Fault(message: "`*` is not at the end of `\(text)`") }
      }
    }
    guard years == 1, (months == 1 && days == 1 && daysOfYear == 0) || (months == 0 && days == 0 && daysOfYear == 1)
    else { throw Fault(message: "date format `\(text)` does not give one year and one day of it") }
    let needsPivot = parts.contains(.shortYear)
    if needsPivot, pivot == nil { throw Fault(message: "`YY` needs century_pivot") }
    if !needsPivot, pivot != nil { throw Fault(message: "century_pivot without `YY` in `\(text)`") }
    if let pivot, !(0...100).contains(pivot) { throw Fault(message: "century_pivot is not 0 to 100") }
  }
}
