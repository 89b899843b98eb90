import Layouts
import Records

/// Runs the field, record, key and reference edits of one table over its batches, in file order.
public final class TableValidator {
  public let table: StandardTable
  public private(set) var outcome = TableOutcome()
  /// Keys seen so far; complete after the last batch.
  public let keys: KeySet
  /// Gets each batch's typed values: row numbers and which rows stay.
  public var stage: ((TypedBatch, _ firstRow: Int, _ count: Int, _ isRejected: UnsafePointer<UInt8>) throws -> Void)?

  let context: ValidationContext
  let typed: TypedBatch
  let isRejected: UnsafeMutablePointer<UInt8>
  /// Key of each row of the batch, and whether it has one.
  private let rowKeys = UnsafeMutablePointer<UInt64>.allocate(capacity: RecordBatch.capacity)
  private var touched: UInt64 = 0
  private let hasKey = UnsafeMutablePointer<UInt8>.allocate(capacity: RecordBatch.capacity)
  private let tableIndex: Int
  private let parsers: [ColumnParser]
  private let keyFields: [Int]
  private let recordEdits: [Edit]
  private let references: [ReferenceCheck]
  private let uniqueEdit: Edit?
  private let moneyField: Int?
  private let sink: any FindingSink
  /// Rows of the batch that could not be cut into fields: no other edit looks at them.
  private var uncutRows: Set<Int> = []
  private var faultedCells: Set<CellAddress> = []
  private var pending: [(row: Int, finding: Finding)] = []
  /// The table's amount, where other tables' amounts are held against it.
  private let limitField: Int?
  private let parts: [PartCheck]
  private var selfReferences: [(row: Int, key: UInt64, edit: Int)] = []

  /// Amounts of this table that are taken from those of another.
  private struct PartCheck {
    var edit: String
    var coverage: Coverage
    var limits: KeySet
  }

  struct ReferenceCheck {
    var edit: Edit
    var field: Int
    var target: Int
    var keys: KeySet?
    /// Field and index of the code word that make the reference.
    var condition: (field: Int, word: Int64)?
    var isSelf: Bool
  }

  /// - Parameters:
  ///   - keySets: key sets of the tables that were validated before, by table index. A reference to a table that is
  ///     not there is not checked.
  public init(
    table index: Int, context: ValidationContext, keySets: [Int: KeySet], expectedRows: Int = 0,
    checksReferences: Bool = true, sink: any FindingSink
  ) throws(KeySet.NoMemory) {
    self.context = context
    self.sink = sink
    tableIndex = index
    let table = context.standard.tables[index]
    self.table = table
    typed = TypedBatch(fieldCount: table.fields.count)
    isRejected = .allocate(capacity: RecordBatch.capacity)
    isRejected.initialize(repeating: 0, count: RecordBatch.capacity)
    parsers = table.fields.map { ColumnParser(type: $0.type) }
    keyFields = table.fields.indices.filter { table.fields[$0].isKey }
    let coverages = context.edits.edits.compactMap { edit in
      if case .sql(let statement) = edit.kind, let coverage = statement.coverage {
        (edit.number, coverage)
      } else {
        nil
      }
    }
    limitField = coverages.first { $0.1.limitTable == index }?.1.limitField
    parts = coverages.filter { $0.1.partTable == index }.compactMap { edit, coverage in
      keySets[coverage.limitTable].map { PartCheck(edit: edit, coverage: coverage, limits: $0) }
    }
    keys = try KeySet(expected: expectedRows, keepsAmounts: limitField != nil)
    moneyField = table.moneyField.flatMap(table.index(of:))
    var recordEdits: [Edit] = []
    var references: [ReferenceCheck] = []
    var uniqueEdit: Edit?
    for edit in context.edits.edits(ofTable: index) {
      switch edit.kind {
      case .unique: uniqueEdit = edit
      case .references(let field, let target, let condition):
        guard checksReferences else { continue }
        let isSelf = target == index
        guard isSelf || keySets[target] != nil else { continue }
        references.append(
          ReferenceCheck(
            edit: edit, field: field, target: target, keys: keySets[target],
            condition: condition.flatMap { condition in
              guard case .code(let words) = table.fields[condition.field].type,
                let word = words.firstIndex(of: condition.value)
              else { return nil }
              return (condition.field, Int64(word))
            }, isSelf: isSelf))
      case .order, .notAfterAsOf, .notNegative, .notPositiveWhen: recordEdits.append(edit)
      case .file, .field, .sql: break
      }
    }
    self.recordEdits = recordEdits
    self.references = references
    self.uniqueEdit = uniqueEdit
  }

  deinit {
    isRejected.deallocate()
    rowKeys.deallocate()
    hasKey.deallocate()
  }

  /// Runs the edits over a batch of the file.
  public func validate(_ batch: RecordBatch, file: String) throws {
    for row in 0..<batch.count { isRejected[row] = 0 }
    if !batch.faults.isEmpty { readFaults(batch, file: file) }
    for field in table.fields.indices { checkField(field, batch, file: file) }
    try checkKeys(batch, file: file)
    for edit in recordEdits { checkRecords(edit, batch, file: file) }
    for index in references.indices { checkReference(index, batch, file: file) }
    addAmounts(batch)
    report()
    cover(batch)
    let firstRow = outcome.rows
    for row in 0..<batch.count where isRejected[row] != 0 { outcome.rejected.insert(firstRow + row) }
    outcome.rows += batch.count
    try stage?(typed, firstRow, batch.count, UnsafePointer(isRejected))
    if !uncutRows.isEmpty { uncutRows.removeAll() }
    if !faultedCells.isEmpty { faultedCells.removeAll() }
  }

  /// After the last batch: references within the table that nothing answered become late findings.
  public func finish() -> TableOutcome {
    // A row that is rejected only now may have balanced another: then the statement decides.
    let isUncertain = selfReferences.contains { !keys.contains($0.key) }
    for part in parts where isUncertain || part.limits.isOverdrawn { outcome.fired.append(part.edit) }
    for reference in selfReferences where !keys.contains(reference.key) {
      let check = references[reference.edit]
      outcome.unresolved.append(LateFinding(edit: check.edit.number, row: reference.row, field: check.field))
      if check.edit.severity == .rejectRecord { outcome.rejected.insert(reference.row) }
    }
    selfReferences = []
    return outcome
  }

  // MARK: - Fields

  private func readFaults(_ batch: RecordBatch, file: String) {
    for fault in batch.faults {
      let kind: String
      var expected: String?
      switch fault.kind {
      case .fieldCount(let found, let count):
        kind = "field_count"
        expected = "\(count) fields, found \(found)"
        uncutRows.insert(fault.row)
      case .quoting:
        kind = "quoting"
        uncutRows.insert(fault.row)
      case .tooLong(let limit):
        kind = "field_count"
        expected = "at most \(limit) bytes"
        uncutRows.insert(fault.row)
      case .undecodable(let text):
        kind = "undecodable"
        expected = text
      case .unmappedCode: kind = "unmapped_code"
      case .unknownRecordType:
        kind = "unknown_record"
        uncutRows.insert(fault.row)
      }
      guard let edit = context.edits.field(kind) else { continue }
      if let field = fault.field { faultedCells.insert(CellAddress(row: fault.row, field: field)) }
      found(edit, batch, row: fault.row, field: fault.field, file: file, value: fault.value, expected: expected)
    }
  }

  private func checkField(_ field: Int, _ batch: RecordBatch, file: String) {
    let (blank, bad) = parsers[field].parse(batch, field: field, into: typed)
    let definition = table.fields[field]
    let status = typed.status + field * RecordBatch.capacity
    count(Self.typeKind(definition.type), batch.count - blank)
    if definition.isRequired { count("required", batch.count) }
    if definition.isRequired, blank > 0, let edit = context.edits.field("required") {
      for row in 0..<batch.count where status[row] == CellStatus.blank && !uncutRows.contains(row) {
        if faultedCells.contains(CellAddress(row: row, field: field)) { continue }
        found(edit, batch, row: row, field: field, file: file)
      }
    }
    if !faultedCells.isEmpty {
      for cell in faultedCells where cell.field == field { status[cell.row] = CellStatus.bad }
    }
    guard bad > 0 || !faultedCells.isEmpty else { return }
    for row in 0..<batch.count where status[row] == CellStatus.bad && !uncutRows.contains(row) {
      if table.badValueReadsAsBlank, !definition.isKey {
        outcome.blanked.append(CellAddress(row: outcome.rows + row, field: field))
      }
      if faultedCells.contains(CellAddress(row: row, field: field)) { continue }
      let value = batch.field(field, row: row)
      guard let edit = context.edits.field(parsers[field].faultKind(value)) else { continue }
      found(edit, batch, row: row, field: field, file: file, expected: parsers[field].expectation)
    }
  }

  private static func typeKind(_ type: StandardType) -> String {
    switch type {
    case .id: "id_characters"
    case .date: "date"
    case .money: "money"
    case .flag: "flag"
    case .code: "code"
    case .digits: "digits"
    case .text: "text_length"
    }
  }

  private func count(_ kind: String, _ looked: Int) {
    guard let edit = context.edits.field(kind) else { return }
    outcome.examined[edit.number, default: 0] += looked
  }

  // MARK: - Keys and references

  private func checkKeys(_ batch: RecordBatch, file: String) throws {
    guard let uniqueEdit else { return }
    outcome.examined[uniqueEdit.number, default: 0] += batch.count
    let count = batch.count
    for row in 0..<count { hasKey[row] = 1 }
    for (place, field) in keyFields.enumerated() {
      let values = typed.values(field)
      let status = typed.status(field)
      let isRequired = table.fields[field].isRequired
      for row in 0..<count {
        let part = status[row] == CellStatus.valid ? UInt64(bitPattern: values[row]) : 0
        if status[row] == CellStatus.bad || (isRequired && status[row] == CellStatus.blank) { hasKey[row] = 0 }
        rowKeys[row] = place == 0 ? part : Fingerprint.combined(rowKeys[row], part)
      }
    }
    let keys = self.keys
    try keys.reserve(count)
    touched = keys.touch(rowKeys, count: count)
    for row in 0..<count where hasKey[row] != 0 {
      if !keys.insert(rowKeys[row]), !uncutRows.contains(row) {
        found(uniqueEdit, batch, row: row, field: keyFields[0], file: file)
      }
    }
  }

  private func checkReference(_ index: Int, _ batch: RecordBatch, file: String) {
    let check = references[index]
    let values = typed.values(check.field)
    let status = typed.status(check.field)
    if let keys = check.keys {
      touched = values.withMemoryRebound(to: UInt64.self, capacity: batch.count) { keys.touch($0, count: batch.count) }
    }
    var looked = 0
    var last: Int64 = 0
    var isKnown = false
    for row in 0..<batch.count {
      guard status[row] == CellStatus.valid else { continue }
      if let condition = check.condition {
        let cell = condition.field * RecordBatch.capacity + row
        guard typed.status[cell] == CellStatus.valid, typed.values[cell] == condition.word else { continue }
      }
      looked &+= 1
      let value = values[row]
      // Rows of one case follow one another: most references repeat the last.
      if isKnown, value == last { continue }
      let key = UInt64(bitPattern: value)
      if check.isSelf {
        if !keys.contains(key) { selfReferences.append((outcome.rows + row, key, index)) }
        continue
      }
      if check.keys!.contains(key) {
        last = value
        isKnown = true
      } else if !uncutRows.contains(row) {
        found(check.edit, batch, row: row, field: check.field, file: file)
      }
    }
    outcome.examined[check.edit.number, default: 0] += looked
  }

  // MARK: - Records

  private func checkRecords(_ edit: Edit, _ batch: RecordBatch, file: String) {
    let capacity = RecordBatch.capacity
    var looked = 0
    func bothValid(_ first: Int, _ second: Int) -> Bool {
      typed.status[first] == CellStatus.valid && typed.status[second] == CellStatus.valid
    }
    for row in 0..<batch.count {
      let failing: Int?
      switch edit.kind {
      case .order(let first, let second):
        guard bothValid(first * capacity + row, second * capacity + row) else { continue }
        failing = typed.values[second * capacity + row] < typed.values[first * capacity + row] ? second : nil
      case .notAfterAsOf(let field):
        guard let asOf = context.asOf, typed.status[field * capacity + row] == CellStatus.valid else { continue }
        failing = typed.values[field * capacity + row] > Int64(asOf.value) ? field : nil
      case .notNegative(let field):
        guard typed.status[field * capacity + row] == CellStatus.valid else { continue }
        failing = typed.values[field * capacity + row] < 0 ? field : nil
      case .notPositiveWhen(let field, let given):
        guard bothValid(field * capacity + row, given * capacity + row) else { continue }
        failing = typed.values[field * capacity + row] > 0 ? field : nil
      default: return
      }
      looked += 1
      if let failing, !uncutRows.contains(row) {
        var expected: String?
        if case .notAfterAsOf = edit.kind, let asOf = context.asOf { expected = "on or before \(asOf)" }
        if case .order(let first, _) = edit.kind {
          let day = DayNumber(Int32(truncatingIfNeeded: typed.values[first * capacity + row]))
          let text = table.fields[first].isPersonal ? ValueText.masked(day.description.utf8) : day.description
          expected = "on or after \(text) (\(table.fields[first].name))"
        }
        found(edit, batch, row: row, field: failing, file: file, expected: expected)
      }
    }
    outcome.examined[edit.number, default: 0] += looked
  }

  private func addAmounts(_ batch: RecordBatch) {
    guard let moneyField else { return }
    let base = moneyField * RecordBatch.capacity
    var sum: Int64 = 0
    for row in 0..<batch.count where typed.status[base &+ row] == CellStatus.valid { sum += typed.values[base &+ row] }
    outcome.amountTotal += Int128(sum)
    for row in uncutRows where typed.status[base + row] == CellStatus.valid {
      outcome.amountInUncutRecords += Int128(typed.values[base + row])
    }
  }

  /// Keeps the amounts that others are held against, and takes this table's from those of its parents.
  private func cover(_ batch: RecordBatch) {
    if let limitField {
      let values = typed.values(limitField)
      let status = typed.status(limitField)
      for row in 0..<batch.count where isRejected[row] == 0 && hasKey[row] != 0 && status[row] == CellStatus.valid {
        keys.setAmount(values[row], of: rowKeys[row])
      }
    }
    for part in parts {
      let references = typed.values(part.coverage.referenceField)
      let amounts = typed.values(part.coverage.partField)
      for row in 0..<batch.count where isRejected[row] == 0 {
        part.limits.take(amounts[row], from: UInt64(bitPattern: references[row]))
      }
    }
  }

  // MARK: - Findings

  private func found(
    _ edit: Edit, _ batch: RecordBatch, row: Int, field: Int?, file: String, value: String? = nil,
    expected: String? = nil
  ) {
    let finding = FindingText(context: context, table: tableIndex).finding(
      edit, batch, row: row, field: field, file: file, value: value, expected: expected)
    if finding.severity >= .rejectRecord { isRejected[row] = 1 }
    pending.append((row, finding))
  }

  /// Findings of a batch in the order of its records, of a record in the order of the edits that ran.
  private func report() {
    guard !pending.isEmpty else { return }
    let ordered = pending.enumerated().sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }
    for item in ordered { sink.add(item.element.finding) }
    pending.removeAll(keepingCapacity: true)
  }
}
