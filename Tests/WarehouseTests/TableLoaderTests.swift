import Records
import Testing

@testable import Warehouse

@Suite struct TableLoaderTests {
  @Test func `dates, money and text arrive typed, blanks as NULL, with their origin`() throws {
    let engine = try memoryEngine()
    let loader = sampleLoader([
      ["R1", "2024-02-29", "-0.05", "a note that is longer than twelve bytes"],
      ["R2", "", "", ""],
      ["R3", "1969-12-31", "123456789012.34", "é"],
    ])
    try engine.createTable("t", from: loader)
    #expect(
      try lines(engine, "SELECT * FROM t ORDER BY source_line") == [
        "R1|2024-02-29|-0.05|a note that is longer than twelve bytes|27053|27053-2024-09-30/receipt.csv|2|0",
        "R2|-|-|-|27053|27053-2024-09-30/receipt.csv|3|100",
        "R3|1969-12-31|123456789012.34|é|27053|27053-2024-09-30/receipt.csv|4|200",
      ])
    #expect(
      try lines(engine, "SELECT column_name || ' ' || column_type FROM (DESCRIBE t)") == [
        "receipt_id VARCHAR", "on_date DATE", "amount DECIMAL(14,2)", "note VARCHAR", "sender VARCHAR",
        "source_file VARCHAR", "source_line BIGINT", "source_byte BIGINT",
      ])
  }

  @Test func `text of every length is stored as it is and compares with itself`() throws {
    let engine = try memoryEngine()
    let words = (1...40).map { length in String("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN".prefix(length)) }
    try engine.createTable("t", from: sampleLoader(words.map { ["R", "", "", $0] }))
    #expect(try lines(engine, "SELECT note FROM t ORDER BY source_line") == words)
    for word in words {
      #expect(try engine.count("SELECT COUNT(*) FROM t WHERE note = '\(word)' AND LENGTH(note) = \(word.count)") == 1)
    }
    #expect(try engine.count("SELECT COUNT(DISTINCT note) FROM t") == 40)
  }

  @Test func `rejected rows are left out, whatever the batches`() throws {
    let engine = try memoryEngine()
    let rows = (0..<10_000).map { ["R\($0)", "", "1.00", $0 % 3 == 0 ? "" : "n\($0)"] }
    for size in [1, 7, 2048] {
      let loader = sampleLoader(rows, size: size, isRejected: { batch, row in batch.line(row) % 5 == 0 })
      try engine.createTable("t", from: loader)
      #expect(loader.rowCount == 8000)
      #expect(try engine.count("SELECT COUNT(*) FROM t WHERE source_line % 5 = 0") == 0)
      #expect(try engine.count("SELECT COUNT(*) FROM t WHERE (note IS NULL) <> ((source_line - 2) % 3 = 0)") == 0)
      #expect(try engine.count("SELECT COUNT(*) FROM t WHERE receipt_id <> 'R' || (source_line - 2)") == 0)
    }
  }

  @Test func `fields that read as blank are NULL`() throws {
    let engine = try memoryEngine()
    let loader = sampleLoader(
      [["R1", "2024-02-30", "1.00", "x"], ["R2", "", "1.00", "y"]], table: sampleTable(badValueReadsAsBlank: true),
      blankFields: { batch, row in batch.line(row) == 3 ? [3] : [] })
    try engine.createTable("t", from: loader)
    #expect(try lines(engine, "SELECT receipt_id, on_date, note FROM t ORDER BY 1") == ["R1|-|x", "R2|-|-"])
  }

  @Test func `a bad value that nobody rejected stops the load with its place and without the value`() throws {
    let engine = try memoryEngine()
    let loader = sampleLoader([["R1", "", "", ""], ["R2", "2024-13-01", "", ""]])
    let error = #expect(throws: LoaderError.self) { try engine.createTable("t", from: loader) }
    #expect(
      error
        == .value(table: "receipt", field: "on", file: "27053-2024-09-30/receipt.csv", line: 3))
    #expect(error.map { "\($0)".contains("2024-13-01") } == false)
  }

  @Test func `bytes that are no UTF-8 stop the load`() throws {
    let engine = try memoryEngine()
    let bytes: [UInt8] = [0x52, 0xFF, 0xFE]
    let batch = RecordBatch(fieldCount: 4)
    bytes.withUnsafeBufferPointer { buffer in
      batch.bytes = buffer.baseAddress!
      let row = batch.appendRow(line: 2, offset: 0, recordStart: 0, recordLength: 3)
      batch.set(field: 0, row: row, start: 0, length: 1, firstByte: 1)
      batch.set(field: 3, row: row, start: 1, length: 2, firstByte: 2)
      var handed = false
      let loader = TableLoader(table: sampleTable(), sender: "27053", sourceFile: "f") {
        defer { handed = true }
        return handed ? nil : batch
      }
      #expect(throws: LoaderError.value(table: "receipt", field: "note", file: "f", line: 2)) {
        try engine.createTable("t", from: loader)
      }
    }
  }

  @Test func `what the source throws comes out as it was thrown`() throws {
    struct Cut: Error, Equatable { var line: Int }
    let home = try TemporaryHome()
    let engine = try memoryEngine()
    let batches = TextBatches((0..<5000).map { ["R\($0)", "", "", ""] })
    var asked = 0
    let loader = TableLoader(table: sampleTable(), sender: "27053", sourceFile: "f") {
      asked += 1
      if asked == 3 { throw Cut(line: 17) }
      return batches.next()
    }
    #expect(throws: Cut(line: 17)) { try engine.writeParquet(loader, to: home.path + "/t.parquet") }
    // The engine goes on working.
    #expect(try engine.count("SELECT 42") == 42)
  }

  @Test func `the same rows give the same bytes, whatever the batches`() throws {
    let home = try TemporaryHome()
    let rows = (0..<125_000).map {
      [
        "R\($0)", "2024-0\($0 % 9 + 1)-1\($0 % 10)", "\($0 % 977).\($0 % 90 + 10)",
        $0 % 4 == 0 ? "" : "note number \($0 % 5000)",
      ]
    }
    var digests: Set<String> = []
    for (number, size) in [2048, 2048, 1000].enumerated() {
      let path = home.path + "/\(number).parquet"
      let engine = try memoryEngine()
      #expect(try engine.writeParquet(sampleLoader(rows, size: size), to: path) == 125_000)
      digests.insert(try Disk.sha256(path))
    }
    #expect(digests.count == 1)
    let engine = try memoryEngine()
    let path = home.path + "/0.parquet"
    #expect(try lines(engine, "SELECT COUNT(*), SUM(amount) FROM '\(path)'").count == 1)
    #expect(try lines(engine, "SELECT source_line FROM '\(path)' LIMIT 3") == ["2", "3", "4"])
  }

  @Test func `a condition chooses the rows that are written`() throws {
    let home = try TemporaryHome()
    let engine = try memoryEngine()
    let loader = sampleLoader((0..<10).map { ["R\($0)", "", "\($0).00", ""] })
    #expect(try engine.writeParquet(loader, to: home.path + "/t.parquet", where: "amount >= 7") == 3)
  }
}
