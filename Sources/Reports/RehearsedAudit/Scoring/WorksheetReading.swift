import Records

/// A reviewer's answer for one drawn unit.
public struct AuditAnswer: Sendable, Equatable {
  public var row: RehearsedSample.Row
  public var isCorrect: Bool
  /// What the line should have for the case; that reported where it is correct.
  public var auditedAmount: Cents?
  /// Code of the cause, where it is not correct.
  public var errorReason: String?
  public var note: String
  public var reviewer: String
}

/// A filled worksheet, held against the sample that was drawn.
public struct WorksheetReading: Sendable {
  public private(set) var answers: [AuditAnswer] = []
  public private(set) var findings: [RehearsalFinding] = []

  private let line: RehearsedSample.Line
  private let file: String

  /// - Parameter bytes: CSV as the program wrote it or as a spreadsheet saved it: line ends, a byte order mark, the order
  ///   of rows and columns are free.
  public init(_ bytes: [UInt8], of line: RehearsedSample.Line, file: String, reasons: Set<String>) {
    self.line = line
    self.file = file
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let records = CSVText.records(text), let header = records.first else {
      add(.unreadable, nil, "no table: it is empty, or a quote never closes")
      return
    }
    var columns: [String: Int] = [:]
    for (place, name) in header.fields.enumerated() { columns[name.lowercased(), default: place] = place }
    let needed = ["number", "unit", "reported", "reported_amount"] + Worksheet.answerColumns
    if let missing = needed.first(where: { columns[$0] == nil }) {
      add(.unreadable, 1, "column \(missing): missing, expected \(needed.joined(separator: ","))")
      return
    }
    var seen: Set<Int> = []
    for record in records.dropFirst() where !record.fields.allSatisfy(\.isEmpty) {
      func value(_ column: String) -> String {
        let place = columns[column] ?? 0
        return place < record.fields.count ? Self.trimmed(record.fields[place]) : ""
      }
      guard let number = Int(value("number")), let row = line.rows.first(where: { $0.number == number }) else {
        add(.rows, record.line, "row '\(value("number"))': was not drawn, expected 1 to \(line.rows.count)")
        continue
      }
      guard seen.insert(number).inserted else {
        add(.rows, record.line, "row \(number): is there twice")
        continue
      }
      read(row, at: record.line, value, reasons)
    }
    let missing = line.rows.map(\.number).filter { !seen.contains($0) }
    if !missing.isEmpty { add(.rows, nil, "\(missing.count) drawn rows are missing: \(Self.list(missing))") }
    let open = findings.filter { $0.fault == .unanswered }
    if open.count > 5 {
      findings.removeAll { $0.fault == .unanswered }
      add(.unanswered, nil, "\(open.count) of \(line.rows.count) rows have no answer under correct, expected Y or N")
    }
    answers.sort { $0.row.number < $1.row.number }
  }

  private mutating func read(
    _ row: RehearsedSample.Row, at place: Int, _ value: (String) -> String, _ reasons: Set<String>
  ) {
    let drawn = [("unit", row.unit), ("reported", Worksheet.word(row)), ("reported_amount", row.amount ?? "")]
    for (column, expected) in drawn where !Self.isSame(value(column), expected) {
      add(
        .altered, place,
        "row \(row.number): \(column) '\(value(column))', expected '\(expected)' as it was drawn; in a spreadsheet, open "
          + "the file with every column as text")
      return
    }
    guard ["y", "n"].contains(value("correct").lowercased()) else {
      let word = value("correct")
      add(.unanswered, place, "row \(row.number): correct is \(word.isEmpty ? "blank" : "'\(word)'"), expected Y or N")
      return
    }
    let isCorrect = value("correct").lowercased() == "y"
    let reported = row.amount.flatMap { Cents($0) }
    var audited = reported
    if !value("audited_amount").isEmpty {
      guard line.isDollars else {
        return add(.contradiction, place, "row \(row.number): audited_amount on a line that counts, expected blank")
      }
      guard let amount = Self.amount(value("audited_amount")) else {
        return add(
          .contradiction, place,
          "row \(row.number): audited_amount '\(value("audited_amount"))', expected dollars and cents")
      }
      audited = amount
    } else if line.isDollars, !isCorrect {
      return add(.contradiction, place, "row \(row.number): not correct, but audited_amount is blank")
    }
    if line.isDollars, isCorrect != (audited == reported) {
      return add(
        .contradiction, place,
        "row \(row.number): correct is \(isCorrect ? "Y" : "N"), but reported_amount is \(reported ?? Cents(0)) and "
          + "audited_amount \(audited ?? Cents(0))")
    }
    let reason = value("error_reason")
    if isCorrect, !reason.isEmpty {
      return add(.contradiction, place, "row \(row.number): correct is Y, but error_reason is \(reason)")
    }
    if !isCorrect, !reasons.contains(reason) {
      add(
        .unknownReason, place,
        "row \(row.number): error_reason '\(reason)', expected one of \(reasons.sorted().joined(separator: ", "))")
    }
    if value("reviewer").isEmpty { add(.noReviewer, place, "row \(row.number): nobody stands under reviewer") }
    answers.append(
      AuditAnswer(
        row: row, isCorrect: isCorrect, auditedAmount: audited, errorReason: isCorrect ? nil : reason,
        note: value("note"), reviewer: value("reviewer")))
  }

  private mutating func add(_ fault: RehearsalFinding.Fault, _ place: Int?, _ message: String) {
    findings.append(RehearsalFinding(line: line.line, fault: fault, file: file, fileLine: place, message: message))
  }

  /// A spreadsheet drops the zeros after the point.
  private static func isSame(_ found: String, _ expected: String) -> Bool {
    found == expected || (amount(expected) != nil && expected.contains(".") && amount(found) == amount(expected))
  }

  /// `1204.5`, `1204`, `1,204.50` and `$1204.50` as well as `1204.50`.
  private static func amount(_ text: String) -> Cents? {
    var digits = text.filter { $0 != "," && $0 != "$" }
    if !digits.contains(".") { digits += ".00" } else if digits.utf8.suffix(2).first == 0x2E { digits += "0" }
    return Cents(digits)
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return String(text)
  }

  private static func list(_ numbers: [Int]) -> String {
    numbers.prefix(10).map(String.init).joined(separator: ", ") + (numbers.count > 10 ? " ..." : "")
  }
}
