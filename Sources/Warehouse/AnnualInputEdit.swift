import Records

/// The edits of `annual-inputs.csv`: what each finds, what that does, and an example that passes and one that fails.
public enum AnnualInputEdit: String, Sendable, CaseIterable {
  case encoding = "A01"
  case quote = "A02"
  case header = "A03"
  case fieldCount = "A04"
  case blank = "A05"
  case value = "A06"
  case repeated = "A07"
  case unknown = "A08"
  case fraction = "A09"
  case unread = "A10"

  public static let citation = "county-extract.md, section 4"

  public var severity: Severity {
    switch self {
    case .encoding, .quote, .header: .rejectDelivery
    case .fieldCount, .blank, .value, .repeated, .unknown: .rejectRecord
    case .fraction, .unread: .warning
    }
  }

  /// Families of the fault; the first where a finding does not say otherwise.
  public var codes: [String] {
    switch self {
    case .encoding: ["ENC"]
    case .quote: ["SEQ"]
    case .header, .blank: ["REQ"]
    case .fieldCount: ["LEN"]
    case .value: ["NUM", "CHR"]
    case .repeated: ["KEY"]
    case .unknown, .unread: ["COD"]
    case .fraction: ["NUM"]
    }
  }

  public var title: String {
    switch self {
    case .encoding: "the file is not UTF-8 text"
    case .quote: "a quote is never closed"
    case .header: "the header does not name exactly the columns expected"
    case .fieldCount: "the record has another number of fields than the header"
    case .blank: "a value is blank"
    case .value: "a value is not valid"
    case .repeated: "the cell was given before"
    case .unknown: "there is no such line or column: the figure would not count"
    case .fraction: "the form shows this line in whole numbers: the figure is rounded"
    case .unread: "the figure is not used: the form of the year does not take this cell from the annual inputs"
    }
  }

  public var expected: String {
    switch self {
    case .encoding: "UTF-8 text without zero bytes"
    case .quote: "a closing quote"
    case .header: "fiscal_year,line,column,value,source"
    case .fieldCount: "5 fields"
    case .blank: "a value"
    case .value:
      "a value of the line's kind; of a line that counts children, cases or requests a whole number not below 0"
    case .repeated: "each cell once"
    case .unknown: "a line of the OCSE-157, the OCSE-34 or the OCSE-396, or a word of measures.md, with its columns"
    case .fraction: "the whole number that the form is to show"
    case .unread: "no row for a cell that is made from what counties sent"
    }
  }

  /// Rows that pass and that fail, the last one of each the one in question; none for edits of the whole file.
  public var examples: (pass: [String], fail: [String])? {
    switch self {
    case .encoding, .quote, .header: nil
    case .fieldCount: (["2024,9,a,550,vital records"], ["2024,9,a,550"])
    case .blank: (["2024,9,a,0,vital records"], ["2024,9,a,,vital records"])
    case .value: (["2024,39,a,5,AEI log"], ["2024,39,a,5.5,AEI log"])
    case .repeated:
      (
        ["2024,8,a,612,vital records", "2024,9,a,550,vital records"],
        ["2024,9,a,560,vital records", "2024,9,a,550,vital records"]
      )
    case .unknown: (["2024,pool,a,1,estimate"], ["2024,pols,a,1,estimate"])
    case .fraction: (["2024,30,a,7,staff list"], ["2024,30,a,7.5,staff list"])
    case .unread: (["2024,5,a,318,audited"], ["2024,1,a,349,audited"])
    }
  }

  /// - Parameters:
  ///   - line: of the file, from 1.
  ///   - what: what is wrong, where the title does not say it exactly.
  public func finding(
    file: String, line: Int, field: String = "", key: String = "", value: String = "", code: String? = nil,
    what: String? = nil, expected: String? = nil
  ) -> Finding {
    let expected = expected ?? self.expected
    let seen = [field, value.isEmpty ? "" : "'\(value)'"].filter { !$0.isEmpty }.joined(separator: " ")
    return Finding(
      severity: severity, edit: rawValue, code: code ?? codes[0], file: file, line: line, table: AnnualInputs.table,
      field: field, key: key, value: value, expected: expected,
      message: "annual inputs: \(what ?? title)\(seen.isEmpty ? "" : ": " + seen), expected \(expected) "
        + "(\(Self.citation))")
  }
}
