import Layouts

@testable import Extract

/// Makes valid records at random: an accepted example in which every field that is given gets another value of its
/// kind. Codes, and amounts that must add up, stay as they are.
struct PartnerRecordGenerator {
  private let record: PartnerRecord

  init(_ record: PartnerRecord) { self.record = record }

  func values(_ generator: inout LayoutPropertyTests.Generator) throws -> PartnerRecordValues {
    let base = record.accepted[Int.random(in: 0..<record.accepted.count, using: &generator)]
    var values = try PartnerRecordValues(record, base)
    let fixed = Set(record.rules.flatMap { [$0.field] + Self.fields($0.demand) + $0.conditions.map(\.field) })
    for (position, field) in record.fields.enumerated() where !values[field.name].isEmpty {
      if fixed.contains(position), field.kind != .text, field.kind != .ssn { continue }
      if let value = value(field, &generator) { values[field.name] = value }
    }
    return values
  }

  private func value(_ field: PartnerField, _ generator: inout LayoutPropertyTests.Generator) -> String? {
    func digits(_ count: Int) -> String {
      String((0..<count).map { _ in "0123456789".randomElement(using: &generator)! })
    }
    func two(_ range: ClosedRange<Int>) -> String {
      let number = Int.random(in: range, using: &generator)
      return number < 10 ? "0\(number)" : String(number)
    }
    switch field.kind {
    case .text:
      if field.leastLetters + field.leastCharacters == 0, field.exactLength == nil, fixedText(field) { return nil }
      let length = field.exactLength ?? Int.random(in: min(2, field.length)...field.length, using: &generator)
      let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
      return String((0..<length).map { _ in letters.randomElement(using: &generator)! })
    case .number: return digits(field.length)
    case .ssn: return "666" + two(1...99) + "1" + digits(3)
    case .ein: return digits(9)
    case .zip: return digits(Bool.random(using: &generator) ? 5 : 9)
    case .date:
      switch field.format! {
      case .centuryFirst: return "20" + two(10...24) + two(1...12) + two(1...28)
      case .monthFirst: return two(1...12) + two(1...28) + "20" + two(10...24)
      case .shortMonthFirst: return two(1...12) + two(1...28) + two(10...24)
      }
    case .time: return two(0...23) + two(0...59) + two(0...59)
    case .quarter: return "\(Int.random(in: 1...4, using: &generator))20" + two(10...24)
    case .code: return field.codeList == nil ? nil : field.codes.randomElement(using: &generator)
    case .amount, .identifier, .filler, .record: return nil
    }
  }

  /// A text that a rule compares is left alone.
  private func fixedText(_ field: PartnerField) -> Bool {
    guard let position = record.index(of: field.name) else { return false }
    return record.rules.contains { rule in
      rule.field == position || Self.fields(rule.demand).contains(position)
        || rule.conditions.contains { $0.field == position }
    }
  }

  private static func fields(_ demand: PartnerRule.Demand) -> [Int] {
    switch demand {
    case .notAfter(let field), .atMost(let field), .differ(let field, _): [field]
    case .distinct(let fields): fields
    case .total(let fields, _, let period, let periods): fields + periods + (period.map { [$0] } ?? [])
    default: []
    }
  }
}
