import Layouts
import Records

/// Makes rows of a partner table of the records of one kind, by the map of `table.yaml`.
final class PartnerRowMaker {
  let plan: PartnerIntake.Rows
  let rows: PartnerRows
  private let family: PartnerFamily

  init(_ plan: PartnerIntake.Rows, _ rows: PartnerRows, _ family: PartnerFamily) {
    self.plan = plan
    self.rows = rows
    self.family = family
  }

  /// Whether the record that is being looked at becomes a row of this table.
  func wants(_ check: TransmissionCheck, _ record: Int, _ bytes: UnsafePointer<UInt8>) -> Bool {
    guard plan.mark.record == record, plan.mark.codes.isEmpty || check.isMarked(plan.mark, record) else { return false }
    if let given = plan.given {
      let field = family.records[record].fields[given]
      if FixedBytes.trimmed(bytes + field.first - 1, field.length) == 0 { return false }
    }
    guard !plan.openedBy.isEmpty else { return true }
    return check.open.last.flatMap { check.openerCode($0) }.map(plan.openedBy.contains) ?? false
  }

  func add(_ check: TransmissionCheck, _ record: Int, _ bytes: UnsafePointer<UInt8>, line: Int, batch: Int) {
    rows.begin(line: line, batch: batch)
    for (column, value) in plan.values.enumerated() {
      guard let value else { continue }
      set(value, column, check, record, bytes)
    }
    rows.count += 1
  }

  private func set(
    _ value: PartnerIntake.Value, _ column: Int, _ check: TransmissionCheck, _ record: Int,
    _ bytes: UnsafePointer<UInt8>
  ) {
    switch value {
    case .constant(let text): append(text, column)
    case .joined(let places, let separator):
      var isFirst = true
      for place in places {
        with(place, check, record, bytes) { field, text in
          if places.count > 1, field.kind == .number, FixedBytes.isZero(text.baseAddress!, text.count) { return }
          if rows.table.columns[column].type == .text {
            if !isFirst { append(separator, column) }
            rows.append(text, column)
            isFirst = false
          } else if let number = FixedBytes.number(text.baseAddress!, text.count) {
            rows.set(Int64(number), column)
          }
        }
      }
    case .date(let place, let format):
      with(place, check, record, bytes) { _, text in
        guard text.count == (format == .shortMonthFirst ? 6 : 8), isDigits(text),
          let day = format.day(text.baseAddress!)
        else { return }
        rows.set(Int64(day.value), column)
      }
    case .year(let place):
      with(place, check, record, bytes) { _, text in
        guard text.count == 5, isDigits(text) else { return }
        rows.set(Int64(FixedBytes.two(text.baseAddress! + 1) * 100 + FixedBytes.two(text.baseAddress! + 3)), column)
      }
    case .quarter(let place):
      with(place, check, record, bytes) { _, text in
        guard text.count == 5, isDigits(text) else { return }
        rows.set(Int64(text[0] - 0x30), column)
      }
    case .ssnStatus(let place):
      var status = "missing"
      with(place, check, record, bytes) { _, text in status = Self.isPossible(text) ? "possible" : "impossible" }
      append(status, column)
    case .name(let place, let part):
      with(place, check, record, bytes) { _, text in
        if let found = Self.name(text, part) { rows.append(found, column) }
      }
    }
  }

  /// Hands on the bytes of a place without the spaces around them; nothing where it is blank, or where the record that
  /// it is in has a fault there.
  private func with(
    _ place: PartnerIntake.Place, _ check: TransmissionCheck, _ record: Int, _ bytes: UnsafePointer<UInt8>,
    _ body: (PartnerField, UnsafeBufferPointer<UInt8>) -> Void
  ) {
    if let level = place.level {
      guard level < check.open.count, let opener = check.open[level].record, !check.open[level].bytes.isEmpty,
        !check.open[level].faulty.contains(place.field)
      else { return }
      let field = family.records[opener].fields[place.field]
      check.open[level].bytes.withUnsafeBufferPointer { trimmed(field, place, $0.baseAddress!, body) }
    } else {
      trimmed(family.records[record].fields[place.field], place, bytes, body)
    }
  }

  private func trimmed(
    _ field: PartnerField, _ place: PartnerIntake.Place, _ bytes: UnsafePointer<UInt8>,
    _ body: (PartnerField, UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var first = bytes + field.first - 1
    var count = field.length
    if let part = place.part {
      first += part.lowerBound - 1
      count = part.count
    }
    count = FixedBytes.trimmed(first, count)
    while count > 0, first[0] == 0x20 {
      first += 1
      count -= 1
    }
    if count > 0 { body(field, UnsafeBufferPointer(start: first, count: count)) }
  }

  private func append(_ text: String, _ column: Int) {
    var text = text
    text.withUTF8 { rows.append($0, column) }
  }

  private func isDigits(_ text: UnsafeBufferPointer<UInt8>) -> Bool { text.allSatisfy { (0x30...0x39).contains($0) } }

  /// Nine digits that could have been issued: area not 000, 666 or 900-999 (file-layouts-eiwo-newhire.md, section 0.3;
  /// area 666 passes, test data use it), group not 00, serial not 0000.
  static func isPossible(_ ssn: UnsafeBufferPointer<UInt8>) -> Bool {
    guard ssn.count == 9, ssn.allSatisfy({ (0x30...0x39).contains($0) }), let first = ssn.baseAddress else {
      return false
    }
    return first[0] != 0x39 && !FixedBytes.isZero(first, 3) && !FixedBytes.isZero(first + 3, 2)
      && !FixedBytes.isZero(first + 5, 4)
  }

  /// Last name, first name or middle name of `LAST,FIRST M`, `LAST/FIRST/M` or `LAST FIRST M`.
  static func name(_ text: UnsafeBufferPointer<UInt8>, _ part: Int) -> UnsafeBufferPointer<UInt8>? {
    let mark = text.contains(0x2C) || text.contains(0x2F)
    let isEnd: (UInt8) -> Bool = mark ? { $0 == 0x2C || $0 == 0x2F } : { $0 == 0x20 }
    guard let end = text.firstIndex(where: isEnd) else { return part == 0 ? text : nil }
    let last = text[..<end]
    let rest = text[(end + 1)...].drop { $0 == 0x20 }
    let gap = rest.firstIndex { $0 == 0x20 || $0 == 0x2F || $0 == 0x2C } ?? rest.endIndex
    let found =
      switch part {
      case 0: last
      case 1: rest[..<gap]
      default: rest[gap...].drop { $0 == 0x20 || $0 == 0x2F || $0 == 0x2C }
      }
    return found.isEmpty ? nil : UnsafeBufferPointer(rebasing: found)
  }
}
