import Records

/// Plants record errors in a finished standard delivery: totals and hashes of the manifest follow, and no edit finds
/// them. Each error is on a case of its own (or two, where something stands on the wrong one).
public struct RecordErrorPlanter: Sendable {
  public let folder: String
  public let seed: UInt64

  /// - Parameter folder: a standard delivery, plain or gzip, as the generator writes it.
  public init(folder: String, seed: UInt64) {
    self.folder = folder
    self.seed = seed
  }

  /// - Parameters:
  ///   - perMille: cases of a thousand that get an error; the kinds take turns.
  ///   - first: number of the kind that is first, so that the deliveries of one caseload go on where the one before
  ///     ended.
  /// - Returns: the changes, in the order in which they were made.
  /// - Throws: `SampleError`.
  public func plant(perMille: Int, first: Int = 0) throws -> [PlantedRecordError] {
    let files = try CaseFiles(try StandardDelivery(folder: folder))
    var work = RecordErrorWork(files: files, random: SplitMix64(seed: seed, 0x5EED))
    let wanted = (files.caseIDs.count * perMille + 500) / 1000
    let kinds = RecordErrorKind.allCases
    var turn = first
    var made = 0
    var exhausted: Set<Int> = []
    while made < wanted, exhausted.count < kinds.count {
      let kind = turn % kinds.count
      turn += 1
      if exhausted.contains(kind) { continue }
      if try work.plant(kinds[kind]) { made += 1 } else { exhausted.insert(kind) }
    }
    try files.delivery.save()
    return work.planted
  }
}

/// The errors of one delivery while they are planted.
struct RecordErrorWork {
  let files: CaseFiles
  private(set) var planted: [PlantedRecordError] = []
  private var caseIDs: [String]
  /// Where the search for the next case of a kind begins.
  private var next: [RecordErrorKind: Int] = [:]
  private var used: Set<String> = []
  private var made: [RecordErrorKind: Int] = [:]
  private var serial = 0

  init(files: CaseFiles, random: SplitMix64) {
    self.files = files
    var random = random
    caseIDs = files.caseIDs
    for place in caseIDs.indices.reversed() where place > 0 { caseIDs.swapAt(place, random.below(place + 1)) }
  }

  /// Plants one error in the next case that can carry it. - Returns: whether there was one.
  mutating func plant(_ kind: RecordErrorKind) throws -> Bool {
    while true {
      let place = next[kind, default: 0]
      guard place < caseIDs.count else { return false }
      next[kind] = place + 1
      guard !used.contains(caseIDs[place]) else { continue }
      if try apply(kind, caseIDs[place]) {
        used.insert(caseIDs[place])
        made[kind, default: 0] += 1
        return true
      }
    }
  }

  /// Another case, that nothing was planted in and a condition holds for.
  mutating func other(than caseID: String, _ holds: (String) throws -> Bool) throws -> String? {
    // From the end, so that the cases that come next are spared.
    for candidate in caseIDs.reversed() where candidate != caseID && !used.contains(candidate) {
      if try holds(candidate) {
        used.insert(candidate)
        return candidate
      }
    }
    return nil
  }

  /// Errors of a kind so far, for kinds that have two forms.
  func count(of kind: RecordErrorKind) -> Int { made[kind, default: 0] }

  mutating func nextSerial() -> Int {
    serial += 1
    return serial
  }

  /// Changes values of a record.
  mutating func change(
    _ kind: RecordErrorKind, _ caseIDs: [String], person: String? = nil, _ table: String, _ entry: CaseFiles.Entry,
    _ values: [(field: String, value: String)]
  ) throws {
    var record = entry.record
    for (field, value) in values {
      note(kind, caseIDs, person, table, entry.record, field, entry.record[field], value)
      record[field] = value
    }
    try files.delivery.table(table).replace(entry.number, with: record)
  }

  mutating func add(
    _ kind: RecordErrorKind, _ caseIDs: [String], person: String? = nil, _ table: String, _ record: DeliveryRecord
  ) throws {
    note(kind, caseIDs, person, table, record, "", "no record", "a record")
    _ = try files.delivery.table(table).add(record)
  }

  mutating func remove(
    _ kind: RecordErrorKind, _ caseIDs: [String], person: String? = nil, _ table: String, _ entry: CaseFiles.Entry
  ) throws {
    note(kind, caseIDs, person, table, entry.record, "", "a record", "no record")
    try files.delivery.table(table).remove(entry.number)
  }

  private mutating func note(
    _ kind: RecordErrorKind, _ caseIDs: [String], _ person: String?, _ table: String, _ record: DeliveryRecord,
    _ field: String, _ before: String, _ after: String
  ) {
    planted.append(
      PlantedRecordError(
        delivery: files.delivery.name, kind: kind, caseIDs: caseIDs, personID: person, table: table,
        key: DefectKind.key(of: record, in: table), field: field, before: before, after: after))
  }
}
