import Layouts
import Records

/// What becomes of the records of one transmission while it is checked: rows of the partner tables, quarantine, refused
/// batches. Memory does not grow with the file.
public final class PartnerIntakeSink {
  /// A batch that goes back whole.
  public struct RefusedBatch: Sendable, Equatable {
    public var number: Int
    /// 1-based lines in the file.
    public var lines: ClosedRange<Int>
    public var records: Int
  }

  /// Records read; those of them in refused batches; those that are refused alone.
  public private(set) var read = 0
  public private(set) var inRefusedBatches = 0
  public private(set) var quarantined = 0
  public private(set) var refusedBatches: [RefusedBatch] = []
  /// What the first header says of itself: the fields that may come only once.
  public private(set) var controlNumber = ""
  /// What the record says by which the file comes back refused; `nil`: it does not.
  public private(set) var returned: (line: Int, field: String, value: String)?

  private let intake: PartnerIntake
  private let makers: [PartnerRowMaker]
  private let tables: [PartnerRows]
  private let append: (PartnerRows) throws -> Void
  private let quarantine: (_ line: [UInt8], _ number: Int) throws -> Void
  private var batches = 0
  private var open: (first: Int, read: Int, refused: Int)?
  private var last = 0
  /// Refused records of the open batch.
  private var held: [(line: [UInt8], number: Int)] = []
  private var refusedOpeners: Set<Int> = []
  private var failure: (any Error)?

  /// - Parameters:
  ///   - append: takes rows; they are reused afterwards.
  ///   - quarantine: takes a refused record as it was delivered, with its line.
  public init(
    _ intake: PartnerIntake, family: PartnerFamily, append: @escaping (PartnerRows) throws -> Void,
    quarantine: @escaping ([UInt8], Int) throws -> Void
  ) {
    var tables: [PartnerRows] = []
    makers = intake.rows.map { plan in
      let rows = tables.first { $0.table.name == plan.table.name } ?? PartnerRows(plan.table)
      if !tables.contains(where: { $0 === rows }) { tables.append(rows) }
      return PartnerRowMaker(plan, rows, family)
    }
    self.tables = tables
    self.intake = intake
    self.append = append
    self.quarantine = quarantine
  }

  // MARK: - From the check

  func take(_ check: TransmissionCheck, _ record: Int?) {
    guard failure == nil else { return }
    read += 1
    last = check.number
    open?.read += 1
    if let record, let bytes = check.bytes {
      for mark in intake.returned where returned == nil && mark.mark.record == record {
        noteReturned(mark, check, record, bytes)
      }
      if read == 1 || controlNumber.isEmpty { noteControlNumber(check, record, bytes) }
      if !check.tally.isRecordRefused {
        for maker in makers where maker.wants(check, record, bytes) {
          maker.add(check, record, bytes, line: check.number, batch: open == nil ? 0 : batches)
          if maker.rows.isFull { hand(maker.rows) }
        }
      }
    }
    if check.tally.isRecordRefused {
      let kept = min(check.count, PartnerLineReader.limit)
      refuse(check.raw ?? Array(UnsafeBufferPointer(start: check.line, count: kept)), check.number)
    }
  }

  /// A record of which it turns out later that it is refused: what it said of the records below it was wrong.
  func refuse(_ bytes: [UInt8], line: Int) {
    guard failure == nil, refusedOpeners.insert(line).inserted else { return }
    refuse(bytes, line)
  }

  private func refuse(_ bytes: [UInt8], _ line: Int) {
    if open == nil {
      quarantined += 1
      attempt { try quarantine(bytes, line) }
    } else {
      open?.refused += 1
      held.append((bytes, line))
    }
  }

  func beginBatch(_ line: Int) {
    batches += 1
    open = (line, 0, 0)
    refusedOpeners = []
  }

  func endBatch(isRefused: Bool, _ line: Int) {
    guard let ended = open else { return }
    open = nil
    if isRefused {
      inRefusedBatches += ended.read
      refusedBatches.append(
        RefusedBatch(number: batches, lines: ended.first...max(ended.first, last), records: ended.read))
    } else {
      quarantined += ended.refused
      for (bytes, line) in held { attempt { try quarantine(bytes, line) } }
    }
    held.removeAll(keepingCapacity: true)
  }

  /// - Throws: what `append` or `quarantine` threw.
  func finish() throws {
    for rows in tables where rows.count > 0 { hand(rows) }
    if let failure { throw failure }
  }

  // MARK: -

  private func hand(_ rows: PartnerRows) {
    attempt { try append(rows) }
    rows.removeAll()
  }

  private func attempt(_ body: () throws -> Void) {
    guard failure == nil else { return }
    do { try body() } catch { failure = error }
  }

  private func noteReturned(
    _ mark: PartnerIntake.Returned, _ check: TransmissionCheck, _ record: Int, _ bytes: UnsafePointer<UInt8>
  ) {
    let field = check.family.records[record].fields[mark.given]
    let value = UnsafeBufferPointer(start: bytes + field.first - 1, count: field.length)
    guard check.isMarked(mark.mark, record), value.contains(where: { $0 != 0x20 }) else { return }
    returned = (check.number, field.name, String(decoding: value, as: UTF8.self).trimmingSpaces)
  }

  private func noteControlNumber(_ check: TransmissionCheck, _ record: Int, _ bytes: UnsafePointer<UInt8>) {
    guard let opens = check.family.levels.first?.opens, opens.record == record,
      let unique = check.family.uniques.first(where: { $0.mark.record == record && !$0.isWithinFile })
    else { return }
    let words = unique.fields.map { position in
      let field = check.family.records[record].fields[position]
      return String(
        decoding: UnsafeBufferPointer(start: bytes + field.first - 1, count: field.length), as: UTF8.self
      ).trimmingSpaces
    }
    controlNumber = words.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
