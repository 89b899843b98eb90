import Records
import Testing

@testable import Warehouse

@Suite struct EngineTests {
  @Test func `rows come typed`() throws {
    let engine = try memoryEngine()
    var seen = 0
    let columns = try engine.query(
      """
      SELECT CAST(7 AS UTINYINT) AS a, CAST(-5 AS BIGINT) AS b, DATE '2024-09-30' AS c,
        CAST('-12.34' AS DECIMAL(14,2)) AS d,
        SUM(CAST('90000000000.01' AS DECIMAL(14,2))) AS e, TRUE AS f, 'twelve bytes' AS g, NULL AS h, SUM(1) AS i,
        CAST(1.5 AS DECIMAL(4,2)) AS j
      """
    ) { (row: Row) throws in
      seen += 1
      #expect(try row.int64(0) == 7)
      #expect(try row.int64(1) == -5)
      #expect(try row.day(2) == DayNumber(year: 2024, month: 9, day: 30))
      #expect(try row.cents(3) == Cents(-1234))
      #expect(try row.cents(4) == Cents(9_000_000_000_001))
      #expect(try row.bool(5) == true)
      #expect(try row.string(6) == "twelve bytes")
      #expect(row.isNull(7))
      #expect(try row.int64(8) == 1)
      #expect(try row.cents(9) == Cents(150))
      #expect(try row.text(3) == "-12.34")
      #expect(throws: EngineError.columnType(column: "g", expected: "a whole number")) { try row.int64(6) }
      #expect(throws: EngineError.self) { try row.cents(1) }
    }
    #expect(seen == 1)
    #expect(columns.map(\.name) == ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"])
  }

  @Test func `results of many chunks come whole and in order`() throws {
    let engine = try memoryEngine()
    var next: Int64 = 0
    try engine.query("SELECT i, CASE WHEN i % 2 = 0 THEN 'x' || i END FROM range(100000) AS r(i) ORDER BY i") {
      (row: Row) throws in
      #expect(try row.int64(0) == next)
      #expect(try row.string(1) == (next % 2 == 0 ? "x\(next)" : nil))
      next += 1
    }
    #expect(next == 100_000)
  }

  /// A quote, also one with an accent on it, and a zero byte at any place.
  @Test(arguments: ["", "'", "plain", "O'\u{301}Fiction''", "\0", "a\0b", "\0'\0\0x\0", "ä\0\u{1F600}"])
  func `a quoted text is that text`(text: String) throws {
    let engine = try memoryEngine()
    try engine.execute("CREATE TEMP TABLE t AS SELECT \(SQLText.quoted(text)) AS a")
    try engine.execute("INSERT INTO t VALUES (\(SQLText.quoted(text))), ('other')")
    var found: [String?] = []
    try engine.query("SELECT a FROM t WHERE a = \(SQLText.quoted(text)) OR a IN (\(SQLText.quoted(text)))") {
      found.append(try $0.string(0))
    }
    #expect(found.map { $0.map { Array($0.utf8) } } == [Array(text.utf8), Array(text.utf8)])
  }

  @Test func `a number beyond 64 bits is an error, not a wrong number`() throws {
    let engine = try memoryEngine()
    #expect(throws: EngineError.columnType(column: "n", expected: "a 64-bit number")) {
      try engine.query("SELECT CAST(9223372036854775807 AS HUGEINT) + 1 AS n") { _ = try $0.int64(0) }
    }
  }

  @Test func `an error names the file and speaks of the statement`() throws {
    let engine = try memoryEngine()
    let error = #expect(throws: EngineError.self) {
      try engine.execute("SELECT nothing FROM nowhere", file: "lines/1.sql")
    }
    #expect(error.map { "\($0)" }?.hasPrefix("lines/1.sql: Catalog Error: Table with name nowhere") == true)
  }

  @Test func `an error never carries a value of the data`() throws {
    let engine = try memoryEngine()
    try engine.execute("CREATE TABLE p AS SELECT 'Smith 123-45-6789' AS name")
    for statement in ["SELECT CAST(name AS INTEGER) FROM p", "SELECT CAST(name AS DATE) FROM p"] {
      let error = #expect(throws: EngineError.self) { try engine.query(statement, file: "x.sql") { _ in () } }
      #expect(error == .statement(file: "x.sql", kind: "Conversion Error", detail: nil))
    }
  }

  @Test func `what the reader of rows throws comes out, and the engine goes on`() throws {
    struct Enough: Error {}
    let engine = try memoryEngine()
    #expect(throws: Enough.self) { try engine.query("SELECT * FROM range(1000000)") { _ in throw Enough() } }
    #expect(try engine.count("SELECT COUNT(*) FROM range(10)") == 10)
  }

  @Test func `a setting that is none is refused`() {
    #expect(throws: EngineError.self) { try DuckDBEngine(.init(threads: 0)) }
    #expect(throws: EngineError.self) { try DuckDBEngine(.init(threads: 1, memoryLimit: "much")) }
  }

  @Test func `a staging table holds what was appended`() throws {
    let engine = try memoryEngine()
    let table = try StagingTable(
      engine, name: "s",
      columns: [
        ("hash", .ubigint), ("day", .date), ("amount", .decimal), ("word", .varchar), ("small", .utinyint),
        ("number", .integer), ("big", .bigint),
      ])
    let count = 5000
    let numbers = (0..<Int64(count)).map { $0 }
    let valid = numbers.map { UInt8($0 % 2) }
    let hashes = numbers.map { Int64(bitPattern: UInt64.max - UInt64($0)) }
    let bytes = Array("abcdefghijklmnopqrstuvwxyz".utf8)
    let starts = numbers.map { UInt32($0 % 3) }
    let lengths = numbers.map { UInt32($0 % 20) }
    try table.append(
      [
        .numbers(hashes, valid: nil), .numbers(numbers, valid: valid), .numbers(numbers, valid: nil),
        .texts(bytes: bytes, starts: starts, lengths: lengths), .numbers(numbers, valid: nil),
        .numbers(numbers, valid: nil), .numbers(numbers, valid: nil),
      ], count: count)
    try table.finish()
    #expect(try engine.count("SELECT COUNT(*) FROM s") == 5000)
    #expect(
      try lines(engine, "SELECT day, amount, word, small, number FROM s WHERE big IN (20, 4999) ORDER BY big") == [
        "-|0.20|-|20|20", "1983-09-09|49.99|bcdefghijklmnopqrst|135|4999",
      ])
    #expect(try engine.count("SELECT COUNT(*) FROM s WHERE hash = 18446744073709551615 - big") == 5000)
    #expect(try engine.count("SELECT COUNT(*) FROM s WHERE (day IS NULL) = (big % 2 = 0)") == 5000)
    #expect(
      try engine.count(
        """
        SELECT COUNT(*) FROM s
        WHERE COALESCE(word, '')
          = SUBSTR('abcdefghijklmnopqrstuvwxyz', CAST(big % 3 + 1 AS INTEGER), CAST(big % 20 AS INTEGER))
        """
      ) == 5000)
    #expect(try engine.count("SELECT COUNT(*) FROM s WHERE amount = big / 100.0 AND small = big % 256") == 5000)
  }
}
