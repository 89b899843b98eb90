import Layouts
import Warehouse

/// A question that the federal text leaves open, and the answers that are known. The first word is the default.
public struct PolicySwitch: Sendable, Equatable {
  /// Such as `P-06`.
  public var id: String
  public var question: String
  public var words: [String]
  public var confidence: String
  public var citation: String

  /// Name of its placeholder: `p06`.
  public var placeholder: String { id.lowercased().filter { $0 != "-" } }
}

/// A section of the form with the numbers of its lines.
public struct FormSection: Sendable, Equatable {
  public var id: String
  public var title: String
  public var lines: [String]
}

/// The row of the annual inputs that a line reads.
public struct AnnualInputSource: Sendable, Equatable {
  public var line: String
  /// Fiscal year of the row, counted from that of the report: -1 = the year before.
  public var year: Int
}

/// A federal report as its folder defines it: `report.yaml`, `base/<name>.sql`, `lines/<id>.sql`.
public struct ReportDefinition: Sendable {
  public var form: String
  public var title: String
  public var omb: String
  public var version: String
  public var effective: EffectiveYears
  /// In the order in which they are built.
  public var base: [BaseDefinition]
  public var sections: [FormSection]
  /// In form order.
  public var lines: [LineDefinition]
  /// Checks between the cells, in the order in which they are shown.
  public var edits: [ReportEdit]
  public var annualInputs: [String: AnnualInputSource]
  /// Numbers that the form no longer has.
  public var retired: [String]
  public var switches: [PolicySwitch]

  /// - Throws: `ReportError.unknownLine`.
  public func line(_ id: String) throws -> LineDefinition {
    guard let line = lines.first(where: { $0.id == id }) else { throw ReportError.unknownLine(id) }
    return line
  }

  /// - Throws: `ReportError.noDefinition` for a year that the form is not defined for.
  public func requireDefined(_ year: FiscalYear) throws {
    guard effective.contains(year.number) else {
      throw ReportError.noDefinition(form: form, fiscalYear: year.number, effective: "\(effective)")
    }
  }

  /// Every switch with its word, in order: the default unless chosen otherwise.
  /// - Parameter choices: such as `P-06=included`.
  /// - Throws: `ReportError.policy`.
  public func policies(_ choices: [String]) throws -> [(id: String, word: String)] {
    var words = switches.map { (id: $0.id, word: $0.words[0]) }
    for choice in choices {
      let parts = choice.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let index = switches.firstIndex(where: { $0.id == parts[0].uppercased() }) else {
        let known = switches.map(\.id).joined(separator: ", ")
        throw ReportError.policy(choice, expected: "SWITCH=WORD with one of \(known)")
      }
      guard switches[index].words.contains(parts[1]) else {
        throw ReportError.policy(choice, expected: "one of " + switches[index].words.joined(separator: ", "))
      }
      words[index].word = parts[1]
    }
    return words
  }

  /// The values of the placeholders, as SQL literals.
  func placeholders(_ year: FiscalYear, _ policies: [(id: String, word: String)]) -> [String: String] {
    var values = [
      "fiscal_year": String(year.number), "fys": "DATE '\(year.firstDay)'", "fye": "DATE '\(year.lastDay)'",
    ]
    for (known, chosen) in zip(switches, policies) { values[known.placeholder] = "'\(chosen.word)'" }
    return values
  }
}
