import Records

/// Writes the standard county extract: a CSV file a table, plain or gzip, and `manifest.csv`.
final class StandardWriter: DeliveryWriter {
  /// How a column becomes bytes.
  private struct Form {
    enum Kind { case digits, key, date, money, word, numbered }
    var kind: Kind
    var width = 0
    var letter: UInt8 = 0
    /// First word of the column in the book.
    var base = 0
  }

  private let folder: String
  private let isGzip: Bool
  private let files: [DeliveryFile]
  private let forms: [[Form]]
  private let book: WordBook
  private let hasLetters: Bool
  private var totals = TableTotals()

  /// - Parameters:
  ///   - folder: the delivery's folder, which exists.
  ///   - hasLetters: whether the number of a name is written in letters.
  init(folder: String, gzip: Bool, hasLetters: Bool = false) throws {
    self.folder = folder
    self.hasLetters = hasLetters
    isGzip = gzip
    let book = WordBook(encode: Self.csvField)
    let texts = book.add(SampleTexts.all)
    forms = SampleTable.allCases.map { table in table.columns.map { Self.form($0.kind, book, texts: texts) } }
    self.book = book
    let ending = gzip ? ".csv.gz" : ".csv"
    files = try SampleTable.allCases.map { try DeliveryFile(path: folder + "/" + $0.name + ending, gzip: gzip) }
    for table in SampleTable.allCases {
      let header = table.columns.map(\.name).joined(separator: ",") + "\n"
      files[table.rawValue].buffer.append(header)
    }
  }

  private static func form(_ kind: ColumnKind, _ book: WordBook, texts: Int) -> Form {
    switch kind {
    case .digits(let width): Form(kind: .digits, width: width)
    case .key(let letter): Form(kind: .key, letter: letter.asciiValue ?? 0)
    case .date: Form(kind: .date)
    case .money: Form(kind: .money)
    case .flag: Form(kind: .word, base: book.add(["N", "Y"]))
    case .code(let words): Form(kind: .word, base: book.add(words))
    case .text: Form(kind: .word, base: texts)
    case .numbered(let words): Form(kind: .numbered, base: book.add([words]))
    }
  }

  /// A field as RFC 4180 writes it: in quotes only where it holds a comma, a quote or a line end.
  static func csvField(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else { return bytes }
    return [0x22] + bytes.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] } + [0x22]
  }

  var bytes: Int {
    var sum = 0
    for file in files { sum += file.size }
    return sum
  }

  func write(_ rows: FamilyRows) throws {
    totals.add(rows)
    for table in SampleTable.allCases {
      let added = rows[table]
      let file = files[table.rawValue]
      let forms = forms[table.rawValue]
      for row in 0..<added.count {
        append(added[row], forms, to: file.buffer)
        try file.flushIfFull()
      }
    }
  }

  @inline(__always)
  private func append(_ row: UnsafeMutablePointer<Int>, _ forms: [Form], to buffer: ByteBuffer) {
    buffer.reserve(1024)
    for column in forms.indices {
      if column > 0 { buffer.append(0x2C) }
      let value = row[column]
      if value == FamilyRows.blank { continue }
      let form = forms[column]
      switch form.kind {
      case .digits: buffer.append(digits: value, width: form.width)
      case .key:
        buffer.append(form.letter)
        buffer.append(number: value)
      case .date: buffer.append(date: value)
      case .money: buffer.append(money: value)
      case .word: book.append(form.base &+ value, to: buffer)
      case .numbered:
        book.append(form.base, to: buffer)
        if hasLetters { buffer.append(LetteredNumber.text(value)) } else { buffer.append(number: value) }
      }
    }
    buffer.append(0x0A)
  }

  func finish() throws -> [TableSummary] {
    let manifest = try DeliveryFile(path: folder + "/manifest.csv")
    manifest.buffer.append("table,file,rows,amount_total,sha256\n")
    for (table, summary) in zip(SampleTable.allCases, totals.summaries) {
      let file = table.name + (isGzip ? ".csv.gz" : ".csv")
      let amount = summary.amountTotal?.description ?? ""
      let hash = try files[table.rawValue].finish()
      manifest.buffer.append("\(table.name),\(file),\(summary.rows),\(amount),\(hash)\n")
    }
    _ = try manifest.finish()
    return totals.summaries
  }
}
