import Records

/// Writes pipe-delimited exports in Windows-1252: a file a subject with a header line, dates as `MM/DD/YYYY`, amounts
/// without sign (a transaction code says which way), keys as bare numbers, and a control file.
final class PipeWriter: DeliveryWriter {
  /// How a column becomes bytes.
  private struct Form {
    enum Kind { case digits, number, date, amount, word, numbered, sign, constant, isJoined, absent }
    var kind: Kind
    var column = 0
    var isJoined = false
    var width = 0
    var base = 0
    /// Word for a blank value.
    var blank: Int?
  }

  private struct Plan {
    var record: PipeRecord
    var file: DeliveryFile
    var forms: [Form]
  }

  private let folder: String
  private let county: Int
  private let asOf: DayNumber
  private let book = WordBook(encode: windows1252)
  private var plans: [Plan] = []
  private var files: [DeliveryFile] = []
  private var totals = TableTotals()
  /// Amounts without sign, as the control file adds them up.
  private var grossCents = [Int](repeating: 0, count: SampleTable.allCases.count)

  /// - Parameter folder: the delivery's folder, which exists.
  init(folder: String, county: Int, asOf: DayNumber) throws {
    self.folder = folder
    self.county = county
    self.asOf = asOf
    let texts = book.add(SampleTexts.all)
    var named: [String: DeliveryFile] = [:]
    for record in PipeRecord.all {
      let file = try named[record.file] ?? DeliveryFile(path: folder + "/" + record.file)
      if named.updateValue(file, forKey: record.file) == nil {
        file.buffer.append(record.fields.map(\.name).joined(separator: "|") + "\r\n")
        files.append(file)
      }
      plans.append(Plan(record: record, file: file, forms: record.fields.map { form($0, record, texts: texts) }))
    }
  }

  private func form(_ field: PipeRecord.Field, _ record: PipeRecord, texts: Int) -> Form {
    switch field {
    case .absent: return Form(kind: .absent)
    case .isJoined: return Form(kind: .isJoined, base: book.add(["N", "Y"]))
    case .constant(_, let word): return Form(kind: .constant, base: book.add([word]))
    case .sign(_, let column, let positive, let negative):
      return Form(kind: .sign, column: record.table.column(column) ?? 0, base: book.add([positive, negative]))
    case .code(_, let column, let words, let blank, let isJoined):
      let table = isJoined ? record.joined ?? record.table : record.table
      return Form(
        kind: .word, column: table.column(column) ?? 0, isJoined: isJoined, base: book.add(words),
        blank: blank.isEmpty ? nil : book.add([blank]))
    case .field(_, let column, let isJoined):
      let table = isJoined ? record.joined ?? record.table : record.table
      let position = table.column(column) ?? 0
      var form = Form(kind: .word, column: position, isJoined: isJoined, base: texts)
      switch table.columns[position].kind {
      case .digits(let width):
        form.kind = .digits
        form.width = width
      case .key: form.kind = .number
      case .date: form.kind = .date
      case .money: form.kind = .amount
      case .flag, .code: form.base = 0
      case .text: break
      case .numbered(let words):
        form.kind = .numbered
        form.base = book.add([words])
      }
      return form
    }
  }

  var bytes: Int {
    var sum = 0
    for file in files { sum += file.size }
    return sum
  }

  func write(_ rows: FamilyRows) throws {
    totals.add(rows)
    for plan in plans {
      let added = rows[plan.record.table]
      for row in 0..<added.count {
        let joined = plan.record.joined.flatMap { Self.row(of: rows[$0], key: added[row][0]) }
        append(added[row], joined, plan)
        try plan.file.flushIfFull()
      }
      if let money = plan.record.table.moneyColumn {
        for row in 0..<added.count where added[row][money] != FamilyRows.blank {
          grossCents[plan.record.table.rawValue] += abs(added[row][money])
        }
      }
    }
  }

  private static func row(of table: TableRows, key: Int) -> UnsafeMutablePointer<Int>? {
    for row in 0..<table.count where table[row][0] == key { return table[row] }
    return nil
  }

  private func append(_ row: UnsafeMutablePointer<Int>, _ joined: UnsafeMutablePointer<Int>?, _ plan: Plan) {
    let buffer = plan.file.buffer
    buffer.reserve(1024)
    for (place, form) in plan.forms.enumerated() {
      if place > 0 { buffer.append(0x7C) }
      if form.kind == .absent { continue }
      if form.kind == .constant {
        book.append(form.base, to: buffer)
        continue
      }
      if form.kind == .isJoined {
        book.append(joined == nil ? form.base : form.base + 1, to: buffer)
        continue
      }
      guard let source = form.isJoined ? joined : row else { continue }
      let value = source[form.column]
      if value == FamilyRows.blank {
        if let blank = form.blank { book.append(blank, to: buffer) }
        continue
      }
      append(value, form, to: buffer)
    }
    buffer.append(0x0D)
    buffer.append(0x0A)
  }

  @inline(__always)
  private func append(_ value: Int, _ form: Form, to buffer: ByteBuffer) {
    switch form.kind {
    case .digits: buffer.append(digits: value, width: form.width)
    case .number: buffer.append(number: value)
    case .date: buffer.append(americanDate: value)
    case .amount: buffer.append(money: abs(value))
    case .word: book.append(form.base + value, to: buffer)
    case .numbered:
      book.append(form.base, to: buffer)
      buffer.append(number: value)
    case .sign: book.append(value < 0 ? form.base + 1 : form.base, to: buffer)
    case .constant, .isJoined, .absent: break
    }
  }

  func finish() throws -> [TableSummary] {
    let control = try DeliveryFile(path: folder + "/CONTROL.TXT")
    files.append(control)
    let counted: [SampleTable] = [.charge, .receipt, .distribution]
    control.buffer.append(
      "RUN_DT|CNTY_CD|CASE_CNT|PERSON_CNT|CHARGE_CNT|CHARGE_AMT|RECEIPT_CNT|RECEIPT_AMT|DISTRIBUTION_CNT|"
        + "DISTRIBUTION_AMT\r\n")
    control.buffer.append(americanDate: Int(asOf.value))
    control.buffer.append("|")
    control.buffer.append(digits: county, width: 5)
    control.buffer.append("|\(totals[.cases].rows)|\(totals[.person].rows)")
    for table in counted {
      control.buffer.append("|\(totals[table].rows)|\(Cents(Int64(grossCents[table.rawValue])))")
    }
    control.buffer.append("\r\n")
    for file in files { _ = try file.finish() }
    return totals.summaries
  }
}

extension ByteBuffer {
  /// `MM/DD/YYYY`.
  @inline(__always)
  func append(americanDate day: Int) {
    let (year, month, dayOfMonth) = DayNumber(Int32(truncatingIfNeeded: day)).civil
    append(digits: month, width: 2)
    append(0x2F)
    append(digits: dayOfMonth, width: 2)
    append(0x2F)
    append(digits: year, width: 4)
  }
}

/// A text in Windows-1252, which has the letters of Latin-1 at their places; `?` for any other.
func windows1252(_ text: String) -> [UInt8] {
  text.unicodeScalars.map { scalar in
    scalar.value < 0x80 || (scalar.value >= 0xA0 && scalar.value <= 0xFF) ? UInt8(scalar.value) : 0x3F
  }
}
