import Foundation
import Layouts
import Records
import Validate

/// What came of one table of a delivery.
final class TableCheck {
  /// Rows that one file gave.
  struct Part {
    var file: String
    var firstRow: Int
    var rows: Int
    var amount: Int128
    var reading: FileReading
    /// Records of the file that are of no type its layout knows.
    var unknownRecords = 0
  }

  let findings: FindingSpool
  var parts: [Part] = []
  var outcome = TableOutcome()
  /// Rows are missing because a file could not be read: nothing is said of those that refer to them.
  var isUnread = false
  fileprivate var validator: TableValidator?

  init(findings: FindingSpool) { self.findings = findings }

  /// After the last row: lets go of the keys that only the validator still holds.
  fileprivate func finish() {
    if let validator { outcome = validator.finish() }
    validator = nil
  }
}

/// Validates the tables of a delivery in the order in which they refer to one another, several at a time.
struct TableChecks {
  var definitions: Definitions
  var context: ValidationContext
  var delivery: Delivery
  var reading: any TableReading
  var jobs: Int
  var workFolder: String
  var progress: Progress?
  /// Records of each file as the manifest has them: how much room the keys will need, and nothing else.
  var announcedRows: [String: Int] = [:]

  func run() throws -> [TableCheck] {
    let tables = definitions.standard.tables.indices.map { index in
      TableCheck(findings: FindingSpool(path: workFolder + "/findings-\(definitions.standard.tables[index].name)"))
    }
    let unguarded = definitions.edits.edits.filter { edit in
      if case .sql(let statement) = edit.kind { statement.coverage == nil } else { false }
    }
    let staging = try EditStaging(
      edits: unguarded, definitions: definitions, workFolder: workFolder, threads: jobs)
    let digests = FileDigests()
    try WorkPool.run(pieces(tables, staging, digests), jobs: jobs)
    for table in tables {
      for index in table.parts.indices {
        if let digest = digests[table.parts[index].file] { table.parts[index].reading.sha256 = digest }
      }
    }
    try run(staging, tables)
    try runGuarded(tables)
    try LateFindings(definitions: definitions, context: context, delivery: delivery, reading: reading).resolve(tables)
    return tables
  }

  private func run(_ staging: EditStaging, _ tables: [TableCheck]) throws {
    try staging.run { table, late, severity in
      tables[table].outcome.unresolved.append(late)
      if severity >= .rejectRecord { tables[table].outcome.rejected.insert(late.row) }
    } examined: { table, edit in
      tables[table].outcome.examined[edit, default: 0] += tables[table].outcome.rows
    }
  }

  /// Edits whose guard fired: their columns are read once more and their statements run. Of the others it is known that
  /// no row fails.
  private func runGuarded(_ tables: [TableCheck]) throws {
    let fired = Set(tables.flatMap(\.outcome.fired))
    var wanted: [Edit] = []
    for edit in definitions.edits.edits {
      guard case .sql(let statement) = edit.kind, statement.coverage != nil, let table = edit.table else { continue }
      if fired.contains(edit.number) {
        wanted.append(edit)
      } else {
        tables[table].outcome.examined[edit.number, default: 0] += tables[table].outcome.rows
      }
    }
    guard !wanted.isEmpty else { return }
    let staging = try EditStaging(
      edits: wanted, definitions: definitions, workFolder: workFolder, threads: jobs)
    for table in staging.stagedTables {
      let columns = ColumnReader(table: definitions.standard.tables[table], fields: staging.fields(table))
      guard let stage = staging.stage(table) else { continue }
      let rejected = tables[table].outcome.rejected
      var firstRow = 0
      var isRejected = [UInt8](repeating: 0, count: RecordBatch.capacity)
      for unit in reading.units(for: [table]) {
        _ = try reading.read(
          unit, hashes: false, fault: { _ in },
          consume: { found, batch in
            guard found == table else { return }
            for row in 0..<batch.count { isRejected[row] = rejected.contains(firstRow + row) ? 1 : 0 }
            try isRejected.withUnsafeBufferPointer {
              try stage(columns.read(batch), firstRow, batch.count, $0.baseAddress!)
            }
            firstRow += batch.count
          })
      }
    }
    try run(staging, tables)
  }

  /// A large file of a table of its own: hashing it is work that another thread can do.
  private func isHashedApart(_ unit: ReadingUnit, size: Int) -> Bool {
    jobs > 1 && size > 32 << 20 && unit.tables.count == 1
  }

  private func pieces(_ tables: [TableCheck], _ staging: EditStaging, _ digests: FileDigests) -> [WorkPool.Piece] {
    let order = TableOrder(standard: definitions.standard, edits: definitions.edits)
    let units = order.waves.flatMap { reading.units(for: Set($0)) }
    let released = KeySetRelease(
      uses: tables.indices.map { table in units.count { $0.tables.contains { order.parents[$0].contains(table) } } })
    let hashing = units.compactMap { unit -> WorkPool.Piece? in
      let path = delivery.folder + "/" + unit.file
      let size = FileDigest.size(path: path)
      guard isHashedApart(unit, size: size) else { return nil }
      // It fills the time when no table is left to begin.
      return WorkPool.Piece(after: [], weight: size >> 3) {
        digests[unit.file] = (try? FileDigest.sha256(path: path)) ?? ""
      }
    }
    let reads = units.enumerated().map { number, unit in
      let needs = Set(unit.tables.flatMap { order.parents[$0] })
      // Units that give rows of the same table, or read the same file, run in their order.
      let after = units[..<number].indices.filter { earlier in
        units[earlier].file == unit.file
          || units[earlier].tables.contains { needs.contains($0) || unit.tables.contains($0) }
      }
      let size = FileDigest.size(path: delivery.folder + "/" + unit.file)
      let isReferred = unit.tables.contains { table in order.parents.contains { $0.contains(table) } }
      return WorkPool.Piece(after: after, weight: isReferred ? size + 1 << 48 : size) {
        try check(unit, tables, staging, released, size: size)
        for table in unit.tables where !units[(number + 1)...].contains(where: { $0.tables.contains(table) }) {
          tables[table].finish()
        }
        for parent in needs { released.done(parent) }
        for table in unit.tables where order.parents.allSatisfy({ !$0.contains(table) }) { released.done(table) }
      }
    }
    return reads + hashing
  }

  /// What the manifest announces, as far as the file's size allows it; else a guess.
  private func expectedRows(_ unit: ReadingUnit, size: Int) -> Int {
    announcedRows[unit.file].map { min($0, size / 10) } ?? size / 200 / unit.tables.count
  }

  private func check(
    _ unit: ReadingUnit, _ tables: [TableCheck], _ staging: EditStaging, _ keySets: KeySetRelease, size: Int
  ) throws {
    let file = delivery.path(of: unit.file)
    let faults = FileFaultFinding(edits: definitions.edits)
    for table in unit.tables where tables[table].validator == nil {
      let validator = try TableValidator(
        table: table, context: context, keySets: keySets.current, expectedRows: expectedRows(unit, size: size),
        sink: tables[table].findings)
      validator.stage = staging.stage(table)
      tables[table].validator = validator
      keySets.keep(validator.keys, of: table)
    }
    let before = unit.tables.map { tables[$0].validator!.outcome }
    let name = unit.tables.count == 1 ? definitions.standard.tables[unit.tables[0]].name : ""
    var unknownRecords = 0
    let read = try reading.read(
      unit, hashes: !isHashedApart(unit, size: size),
      fault: { fault in
        switch fault.kind {
        case .unknownRecordType: unknownRecords += 1
        case .unknownColumn, .mixedLineEnds, .control: break
        default: for table in unit.tables { tables[table].isUnread = true }
        }
        tables[unit.tables[0]].findings.add(faults.finding(fault, file: file, table: name))
      },
      consume: { table, batch in
        try tables[table].validator!.validate(batch, file: file)
        progress?.advance(batch.count)
      })
    let cases = definitions.standard.index(of: "case")
    for table in unit.tables {
      // A case table without rows refuses the delivery: every other record would be an orphan of it.
      let isEmptyCaseTable = table == cases && tables[table].validator!.outcome.rows == 0
      if tables[table].isUnread || isEmptyCaseTable { keySets.forget(table) }
    }
    for (index, (table, outcome)) in zip(unit.tables, before).enumerated() {
      let after = tables[table].validator!.outcome
      tables[table].parts.append(
        TableCheck.Part(
          file: unit.file, firstRow: outcome.rows, rows: after.rows - outcome.rows,
          amount: after.amountTotal - outcome.amountTotal, reading: read,
          unknownRecords: index == 0 ? unknownRecords : 0))
    }
  }
}

/// Hashes of files that were worked out apart from their reading.
private final class FileDigests: @unchecked Sendable {
  private let lock = NSLock()
  private var digests: [String: String] = [:]

  subscript(file: String) -> String? {
    get { lock.withLock { digests[file] } }
    set { lock.withLock { digests[file] = newValue } }
  }
}

/// The key sets that are still needed.
private final class KeySetRelease: @unchecked Sendable {
  private let lock = NSLock()
  private var uses: [Int]
  private var keySets: [Int: KeySet] = [:]

  init(uses: [Int]) { self.uses = uses }

  var current: [Int: KeySet] { lock.withLock { keySets } }
  /// What refers to the table is not checked: that its rows are missing is a finding of its own.
  func forget(_ table: Int) { lock.withLock { keySets[table] = nil } }
  func keep(_ keys: KeySet, of table: Int) { lock.withLock { keySets[table] = keys } }

  /// A unit that read the table's keys is done with them.
  func done(_ table: Int) {
    lock.withLock {
      uses[table] -= 1
      if uses[table] <= 0 { keySets[table] = nil }
    }
  }
}
