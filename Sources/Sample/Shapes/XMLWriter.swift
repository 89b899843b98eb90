import Records

/// Writes one XML file: what belongs to a person, a case or a payment stands inside of its element; counts and totals
/// stand at the end.
final class XMLWriter: DeliveryWriter {
  static let fileName = "child-support.xml"

  private struct Form {
    enum Kind { case digits, key, date, money, word, numbered }
    var kind: Kind
    var column: Int
    var width = 0
    var letter: UInt8 = 0
    var base = 0
    /// ` name="`, encoded.
    var opening: Int
  }

  /// An element inside that has attributes only: `Name`, `Address`.
  private struct Part {
    var start: Int
    var forms: [Form]
  }

  private struct Plan {
    var record: XMLRecord
    var parentColumn: Int?
    var start: Int
    var end: Int
    var forms: [Form]
    var parts: [Part]
  }

  private let file: DeliveryFile
  private let book = WordBook { Array($0.utf8) }
  private let escaped = WordBook(encode: XMLWriter.escapedXML)
  private var plans: [Plan?] = Array(repeating: nil, count: SampleTable.allCases.count)
  private var totals = TableTotals()

  /// - Parameter folder: the delivery's folder, which exists.
  init(folder: String, county: Int, asOf: DayNumber) throws {
    file = try DeliveryFile(path: folder + "/" + Self.fileName)
    let texts = escaped.add(SampleTexts.all)
    for record in XMLRecord.all { plans[record.table.rawValue] = plan(record, texts: texts) }
    file.buffer.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Delivery>\n<Header county=\"")
    file.buffer.append(digits: county, width: 5)
    file.buffer.append("\" asOf=\"\(asOf)\"/>\n")
  }

  private func plan(_ record: XMLRecord, texts: Int) -> Plan {
    var plan = Plan(
      record: record, parentColumn: record.parentKey.flatMap(record.table.column),
      start: book.add(["<" + record.element]), end: book.add(["</" + record.element + ">\n"]), forms: [], parts: [])
    var parts: [String] = []
    for attribute in record.attributes {
      let names = attribute.place.split(separator: "/").map(String.init)
      let name = names.count == 2 ? String(names[1].dropFirst()) : names[0]
      let form = form(attribute, record.table, name: name, texts: texts)
      if names.count == 1 {
        plan.forms.append(form)
      } else {
        if parts.last != names[0] {
          parts.append(names[0])
          plan.parts.append(Part(start: book.add(["<" + names[0]]), forms: []))
        }
        plan.parts[plan.parts.count - 1].forms.append(form)
      }
    }
    return plan
  }

  private func form(_ attribute: XMLRecord.Attribute, _ table: SampleTable, name: String, texts: Int) -> Form {
    let column = table.column(attribute.column) ?? 0
    let opening = book.add([" " + name + "=\""])
    if case .code(_, _, let words) = attribute {
      return Form(kind: .word, column: column, base: escaped.add(words), opening: opening)
    }
    switch table.columns[column].kind {
    case .digits(let width): return Form(kind: .digits, column: column, width: width, opening: opening)
    case .key(let letter):
      return Form(kind: .key, column: column, letter: letter.asciiValue ?? 0, opening: opening)
    case .date: return Form(kind: .date, column: column, opening: opening)
    case .money: return Form(kind: .money, column: column, opening: opening)
    case .numbered(let words):
      return Form(kind: .numbered, column: column, base: escaped.add([words]), opening: opening)
    case .text, .flag, .code: return Form(kind: .word, column: column, base: texts, opening: opening)
    }
  }

  var bytes: Int { file.size }

  func write(_ rows: FamilyRows) throws {
    totals.add(rows)
    for table in [SampleTable.worker, .person, .cases, .receipt] {
      for row in 0..<rows[table].count { try write(rows[table][row], table, rows) }
    }
  }

  /// One element with all that stands inside of it.
  private func write(_ row: UnsafeMutablePointer<Int>, _ table: SampleTable, _ rows: FamilyRows) throws {
    guard let plan = plans[table.rawValue] else { return }
    let buffer = file.buffer
    buffer.reserve(2048)
    book.append(plan.start, to: buffer)
    for form in plan.forms { append(row[form.column], form) }
    var isOpen = false
    for part in plan.parts where part.forms.contains(where: { row[$0.column] != FamilyRows.blank }) {
      open(&isOpen)
      book.append(part.start, to: buffer)
      for form in part.forms { append(row[form.column], form) }
      buffer.append("/>\n")
    }
    for inner in plan.record.inside {
      guard let parentColumn = plans[inner.rawValue]?.parentColumn else { continue }
      let inside = rows[inner]
      for place in 0..<inside.count where inside[place][parentColumn] == row[0] {
        open(&isOpen)
        try write(inside[place], inner, rows)
      }
    }
    if isOpen { book.append(plan.end, to: buffer) } else { buffer.append("/>\n") }
    try file.flushIfFull()
  }

  private func open(_ isOpen: inout Bool) {
    if !isOpen { file.buffer.append(">\n") }
    isOpen = true
  }

  @inline(__always)
  private func append(_ value: Int, _ form: Form) {
    if value == FamilyRows.blank { return }
    let buffer = file.buffer
    book.append(form.opening, to: buffer)
    switch form.kind {
    case .digits: buffer.append(digits: value, width: form.width)
    case .key:
      buffer.append(form.letter)
      buffer.append(number: value)
    case .date: buffer.append(date: value)
    case .money: buffer.append(money: value)
    case .word: escaped.append(form.base + value, to: buffer)
    case .numbered:
      escaped.append(form.base, to: buffer)
      buffer.append(number: value)
    }
    buffer.append(0x22)
  }

  func finish() throws -> [TableSummary] {
    file.buffer.append(
      "<Totals cases=\"\(totals[.cases].rows)\" persons=\"\(totals[.person].rows)\" charges=\"\(totals[.charge].rows)\""
        + " payments=\"\(totals[.receipt].rows)\" paymentAmount=\"\(Cents(Int64(totals[.receipt].cents)))\""
        + " distributionAmount=\"\(Cents(Int64(totals[.distribution].cents)))\"/>\n</Delivery>\n")
    _ = try file.finish()
    return totals.summaries
  }

  /// A text as the value of an attribute.
  static func escapedXML(_ text: String) -> [UInt8] {
    text.utf8.flatMap { byte -> [UInt8] in
      switch byte {
      case 0x26: Array("&amp;".utf8)
      case 0x3C: Array("&lt;".utf8)
      case 0x22: Array("&quot;".utf8)
      default: [byte]
      }
    }
  }
}
