import Records

/// Writes one file of fixed-length EBCDIC records: header, the county's workers, persons, cases and money in the order
/// of the families, and a trailer with counts and totals.
final class MainframeWriter: DeliveryWriter {
  static let fileName = "PRSM.EXTRACT"

  private struct Plan {
    var table: SampleTable
    var type: [UInt8]
    var forms: [Form]
  }

  /// How a column becomes bytes.
  private struct Form {
    enum Kind {
      case text, numbered, digits, code, binary, packedNumber, money, date, openDate, zonedNumber, zonedMoney
    }
    var kind: Kind
    var column: Int
    var length: Int
    /// First word of the column in the book.
    var base = 0
  }

  private let file: DeliveryFile
  private let book = WordBook(encode: EBCDIC.encode)
  private var plans: [Plan] = []
  private var totals = TableTotals()

  /// - Parameter folder: the delivery's folder, which exists.
  init(folder: String, county: Int, asOf: DayNumber) throws {
    file = try DeliveryFile(path: folder + "/" + Self.fileName)
    let texts = book.add(SampleTexts.all)
    for record in MainframeRecord.all {
      let forms = record.fields.map { form($0, record.table, texts: texts) }
      plans.append(Plan(table: record.table, type: EBCDIC.encode(record.type), forms: forms))
    }
    let (year, month, day) = asOf.civil
    begin(EBCDIC.encode("HD"))
    file.buffer.append(zoned: year * 10_000 + month * 100 + day, width: 8)
    file.buffer.append(zoned: county, width: 5)
    for byte in EBCDIC.encode("PRSM4.2 ") { file.buffer.append(byte) }
    end()
  }

  private func form(_ field: MainframeRecord.Field, _ table: SampleTable, texts: Int) -> Form {
    let column = table.column(field.column) ?? 0
    switch field {
    case .text(_, let length):
      if case .numbered(let words) = table.columns[column].kind {
        return Form(kind: .numbered, column: column, length: length, base: book.add([words]))
      }
      return Form(kind: .text, column: column, length: length, base: texts)
    case .digits(_, let length): return Form(kind: .digits, column: column, length: length)
    case .code(_, let words, let length):
      return Form(kind: .code, column: column, length: length, base: book.add(words))
    case .binary(_, let length): return Form(kind: .binary, column: column, length: length)
    case .packedNumber(_, let length): return Form(kind: .packedNumber, column: column, length: length)
    case .packedMoney(_, let length): return Form(kind: .money, column: column, length: length)
    case .packedDate: return Form(kind: .date, column: column, length: 5)
    case .openDate: return Form(kind: .openDate, column: column, length: 5)
    case .zonedNumber(_, let length): return Form(kind: .zonedNumber, column: column, length: length)
    case .zonedMoney(_, let length): return Form(kind: .zonedMoney, column: column, length: length)
    }
  }

  var bytes: Int { file.size }

  private var recordStart = 0

  @inline(__always)
  private func begin(_ type: [UInt8]) {
    file.buffer.reserve(MainframeRecord.length)
    recordStart = file.buffer.count
    for byte in type { file.buffer.append(byte) }
  }

  @inline(__always)
  private func end() {
    let left = MainframeRecord.length - (file.buffer.count - recordStart)
    file.buffer.append(repeating: EBCDIC.blank, count: left)
  }

  func write(_ rows: FamilyRows) throws {
    totals.add(rows)
    for plan in plans {
      let added = rows[plan.table]
      for row in 0..<added.count {
        // Children of a case stand together in a record of their own.
        if plan.table == .caseMember, added[row][2] == Role.child.rawValue { continue }
        begin(plan.type)
        for form in plan.forms { append(added[row][form.column], form) }
        if plan.table == .supportOrder { appendChildren(of: added[row][0], rows) }
        end()
        try file.flushIfFull()
      }
      if plan.table == .caseMember { try writeChildren(rows) }
    }
  }

  private func append(_ value: Int, _ form: Form) {
    let buffer = file.buffer
    if value == FamilyRows.blank { return appendBlank(form) }
    switch form.kind {
    case .text, .code:
      let start = buffer.count
      book.append(form.base + value, to: buffer)
      buffer.append(repeating: EBCDIC.blank, count: form.length - (buffer.count - start))
    case .numbered:
      let start = buffer.count
      book.append(form.base, to: buffer)
      let digits = buffer.count
      buffer.append(number: value)
      for place in digits..<buffer.count { buffer.base[place] |= 0xC0 }
      buffer.append(repeating: EBCDIC.blank, count: form.length - (buffer.count - start))
    case .digits, .zonedNumber: buffer.append(zoned: value, width: form.length)
    case .binary: buffer.append(binary: value, bytes: form.length)
    case .packedNumber: buffer.append(packed: value, bytes: form.length, signed: false)
    case .money: buffer.append(packed: value, bytes: form.length, signed: true)
    case .date, .openDate: buffer.append(packedDate: value)
    case .zonedMoney: buffer.append(signedZoned: value, width: form.length)
    }
  }

  private func appendBlank(_ form: Form) {
    let buffer = file.buffer
    switch form.kind {
    case .date: buffer.append(packed: 0, bytes: form.length, signed: false)
    case .openDate: buffer.append(packed: 99_999_999, bytes: form.length, signed: false)
    case .packedNumber, .money, .binary: buffer.append(repeating: 0, count: form.length)
    default: buffer.append(repeating: EBCDIC.blank, count: form.length)
    }
  }

  private static let childrenType = EBCDIC.encode("KD")

  /// The children of each case, five a record.
  private func writeChildren(_ rows: FamilyRows) throws {
    let members = rows[.caseMember]
    for place in 0..<rows[.cases].count {
      let caseID = rows[.cases][place][0]
      let children = (0..<members.count).filter { members[$0][0] == caseID && members[$0][2] == Role.child.rawValue }
      for first in Swift.stride(from: 0, to: children.count, by: MainframeRecord.childrenOfCase) {
        let part = children[first..<min(first + MainframeRecord.childrenOfCase, children.count)]
        begin(Self.childrenType)
        file.buffer.append(zoned: caseID, width: 12)
        file.buffer.append(binary: part.count, bytes: 2)
        for child in part {
          file.buffer.append(zoned: members[child][1], width: 13)
          file.buffer.append(packedDate: members[child][3])
          let to = members[child][4]
          if to == FamilyRows.blank {
            file.buffer.append(packed: 99_999_999, bytes: 5, signed: false)
          } else {
            file.buffer.append(packedDate: to)
          }
        }
        end()
        try file.flushIfFull()
      }
    }
  }

  /// The children that an order covers: a family has five at most, so one record has room for them.
  private func appendChildren(of order: Int, _ rows: FamilyRows) {
    let covered = rows[.orderChild]
    let children = (0..<covered.count).filter { covered[$0][0] == order }.prefix(MainframeRecord.childrenOfOrder)
    file.buffer.append(binary: children.count, bytes: 2)
    for child in children { file.buffer.append(zoned: covered[child][1], width: 13) }
  }

  func finish() throws -> [TableSummary] {
    begin(EBCDIC.encode("TR"))
    file.buffer.append(binary: totals[.cases].rows, bytes: 4)
    file.buffer.append(binary: totals[.person].rows, bytes: 4)
    let ledger: [SampleTable] = [.charge, .receipt, .distribution, .arrearsBalance]
    file.buffer.append(binary: ledger.reduce(0) { $0 + totals[$1].rows }, bytes: 4)
    for table in ledger.prefix(3) { file.buffer.append(packed: totals[table].cents, bytes: 9, signed: true) }
    end()
    _ = try file.finish()
    return totals.summaries
  }
}
