import Layouts
import Records

/// What should have stood in a field, in words.
public enum PartnerExpectation {
  public static func of(_ field: PartnerField) -> String {
    switch field.kind {
    case .identifier: field.codes.joined(separator: ", ")
    case .code: field.codeList.map { "a code of the list \($0)" } ?? field.codes.joined(separator: ", ")
    case .text: field.characters.words
    case .number:
      field.takesLeadingSpaces
        ? "\(field.length) digits, or digits at the right edge"
        : "\(field.length) digits, filled with zeros on the left"
    case .amount: "\(field.length) digits, filled with zeros on the left, two implied decimals"
    case .ssn: "nine digits"
    case .ein: "nine digits at the left edge"
    case .zip: "five or nine digits at the left edge"
    case .date: "a date \(field.format?.rawValue ?? "")"
    case .time: "a time HHMMSS"
    case .quarter: "a quarter QCCYY"
    case .filler: "spaces"
    case .record: "a record"
    }
  }

  static func of(
    _ code: PartnerFaultCode, _ field: PartnerField, _ usual: String, _ receivedOn: DayNumber?
  ) -> String {
    switch code {
    case .required: "a value"
    case .place: "a value at the left edge"
    case .ssn: "a number that can be an SSN: area not 000 or 9xx, group not 00, serial not 0000"
    case .range:
      field.kind == .quarter ? "a quarter that has ended by \(day(receivedOn))" : "at the latest \(day(receivedOn))"
    case .form: form(field)
    default: usual
    }
  }

  private static func day(_ day: DayNumber?) -> String { day.map(\.description) ?? "today" }

  private static func form(_ field: PartnerField) -> String {
    var words: [String] = []
    if field.beginsWithLetterOrDigit { words.append("a letter or digit first") }
    if let length = field.exactLength { words.append("\(length) characters") }
    if field.leastCharacters > 0 { words.append("at least \(field.leastCharacters) characters") }
    if field.leastLetters > 0 {
      words.append("at least \(field.leastLetters) letter\(field.leastLetters == 1 ? "" : "s")")
    }
    if field.refusesSuffix { words.append("no suffix such as JR or III") }
    return words.joined(separator: ", ")
  }
}

extension PartnerExpectation {
  /// What a rule wants and why, such as `a value, since Document Action Code is LUM`.
  public static func of(_ rule: PartnerRule, _ record: PartnerRecord) -> String {
    func name(_ field: Int) -> String { record.fields[field].name }
    let wanted =
      switch rule.demand {
      case .given: "a value"
      case .blank: "no value"
      case .zero: "zeros"
      case .notZero: "a number above zero"
      case .among(let codes): codes.joined(separator: " or ")
      case .fiveDigits: "five digits at the left edge"
      case .notAfter(let field): "a day not after \(name(field))"
      case .atMost(let field): "at most \(name(field))"
      case .differ(let field, _): "another number than in \(name(field))"
      case .distinct: "each code once"
      case .total(let fields, let plus, _, _):
        "the sum of \(fields.map(name).joined(separator: ", "))" + (plus == 0 ? "" : " and \(plus)")
      }
    var reasons = rule.conditions.map { condition in
      switch condition.test {
      case .given: "\(name(condition.field)) is given"
      case .blank: "\(name(condition.field)) is blank"
      case .zero: "\(name(condition.field)) is zero"
      case .notZero: "\(name(condition.field)) is not zero"
      case .among(let codes): "\(name(condition.field)) is \(codes.joined(separator: " or "))"
      }
    }
    if !rule.anyGiven.isEmpty { reasons.append("one of \(rule.anyGiven.map(name).joined(separator: ", ")) is given") }
    return reasons.isEmpty ? wanted : wanted + ", since " + reasons.joined(separator: " and ")
  }
}
