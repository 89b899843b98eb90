import Records

/// What a waiver must say to be one.
public struct WaiverRule: Sendable, Equatable {
  /// From the day it is given to the day it ends.
  public var longestDays: Int
  /// Letters and digits of the reason.
  public var shortestReason: Int
}

/// A named person's word that a failing check may stand until a day: a row of `waivers.csv`.
public struct Waiver: Sendable, Equatable, Codable {
  /// Such as `E13` or `W05`.
  public var check: String
  /// `all`, `case:<id>`, `county:<fips>` or `line:<number>`.
  public var scope: String
  public var by: String
  /// `YYYY-MM-DD`.
  public var on: String
  /// The last day on which it holds, `YYYY-MM-DD`.
  public var until: String
  public var reason: String

  public var fields: [String] { [check, scope, by, on, until, reason] }

  /// Whether a failing row is within its scope.
  public func covers(_ place: SelfCheckFinding.Place) -> Bool {
    let parts = scope.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return scope == "all" }
    switch parts[0] {
    case "case": return place.caseID == parts[1]
    case "county": return place.county == parts[1]
    case "line": return place.line == parts[1] || place.line.hasPrefix(parts[1] + ".")
    default: return false
    }
  }
}

/// Why a file of waivers cannot be used.
public struct WaiverError: Error, Equatable, CustomStringConvertible {
  public var file: String
  public var line: Int
  public var message: String
  public var description: String { file + (line == 0 ? "" : ", line \(line)") + ": " + message }

  public init(file: String, line: Int, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }
}

/// `waivers.csv`, read strictly: `check,scope,by,on,until,reason`.
public struct WaiverFile: Sendable {
  public static let columns = ["check", "scope", "by", "on", "until", "reason"]

  /// In the order of the file.
  public private(set) var waivers: [Waiver] = []
  /// Those that no longer hold on the day.
  public private(set) var expired: [Waiver] = []

  public static let none = WaiverFile()

  private init() {}

  /// - Parameters:
  ///   - day: the day on which they must hold.
  ///   - known: numbers of the checks there are.
  /// - Throws: `WaiverError`.
  public init(_ bytes: [UInt8], file: String, on day: DayNumber, rule: WaiverRule, known: Set<String>) throws {
    func fail(_ line: Int, _ message: String) -> WaiverError { WaiverError(file: file, line: line, message: message) }
    guard let records = CSVText.records(bytes) else { throw fail(1, "a quote is never closed") }
    guard records.first?.fields == Self.columns else {
      throw fail(1, "expected the header \(Self.columns.joined(separator: ","))")
    }
    for record in records.dropFirst() {
      guard record.fields.count == Self.columns.count else {
        throw fail(record.line, "\(record.fields.count) fields, expected \(Self.columns.count)")
      }
      let text = record.fields.map(Self.trimmed)
      let waiver = Waiver(check: text[0], scope: text[1], by: text[2], on: text[3], until: text[4], reason: text[5])
      guard known.contains(waiver.check) else { throw fail(record.line, "check '\(waiver.check)': no such check") }
      guard Self.isScope(waiver.scope) else {
        throw fail(
          record.line, "scope '\(waiver.scope)': expected all, case:<id>, county:<fips> or line:<number>")
      }
      guard waiver.by.split(separator: " ").count >= 2 else {
        throw fail(record.line, "by '\(waiver.by)': expected the name of a person, such as R. Roe")
      }
      guard let from = DayNumber(waiver.on) else { throw fail(record.line, "on '\(waiver.on)': expected YYYY-MM-DD") }
      guard let until = DayNumber(waiver.until) else {
        throw fail(record.line, "until '\(waiver.until)': expected YYYY-MM-DD, a waiver has an end")
      }
      guard until >= from else {
        throw fail(record.line, "until \(waiver.until): expected no day before \(waiver.on), on which it begins")
      }
      guard until.value - from.value <= Int32(rule.longestDays) else {
        throw fail(
          record.line, "until \(waiver.until): expected at most \(rule.longestDays) days after \(waiver.on)")
      }
      guard from <= day else { throw fail(record.line, "on \(waiver.on): expected a day that has come, by \(day)") }
      guard
        waiver.reason.unicodeScalars.count(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil })
          >= rule.shortestReason
      else {
        throw fail(
          record.line,
          "reason '\(waiver.reason)': too vague, expected at least \(rule.shortestReason) letters or digits that say why"
        )
      }
      guard
        !(waivers + expired).contains(where: {
          $0.check == waiver.check && $0.scope == waiver.scope && $0.until == waiver.until
        })
      else {
        throw fail(record.line, "\(waiver.check) \(waiver.scope) until \(waiver.until): is there twice")
      }
      if until < day { expired.append(waiver) } else { waivers.append(waiver) }
    }
  }

  /// Waivers that were sealed with a report.
  public init(sealed: [Waiver]) { waivers = sealed }

  private static func trimmed(_ text: String) -> String {
    var scalars = Substring(text)
    while scalars.first == " " { scalars.removeFirst() }
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }

  private static func isScope(_ scope: String) -> Bool {
    if scope == "all" { return true }
    let parts = scope.split(separator: ":", maxSplits: 1)
    return parts.count == 2 && ["case", "county", "line"].contains(parts[0])
  }
}
