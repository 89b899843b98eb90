import Layouts
import Records

/// Checks a transmission in its CSV form: each line is written as a flat record and held to that record's edits.
struct PartnerCSVCheck {
  var csv: PartnerCSV
  var header: PartnerCSV.Header
  var check: TransmissionCheck
  var maker: PartnerFinding

  /// - Throws: `ByteStreamError` as a fault through `fault`.
  func run(_ stream: ByteStream, _ finding: (Finding) -> Void) throws -> PartnerTally {
    var isRefused = false
    for name in header.unknown {
      var unknown = maker.make(.form, number: 1, expected: "a column of the layout", seen: "column \(name)")
      unknown.severity = .warning
      finding(unknown)
    }
    let record = csv.family.records[csv.record]
    let writer = PartnerRecordWriter(record)
    let reader = DelimitedRecordReader(
      header.layout, stream, RecordSelection(all: header.layout))
    _ = try reader.read(
      { _, batch in
        for row in 0..<batch.count where batch.line(row) > 1 {
          check.raw = Array(batch.record(row))
          take(batch, row, record, writer)
        }
      },
      fault: { fault in
        guard fault.kind != .mixedLineEnds else { return }
        isRefused = true
        finding(
          maker.make(.form, number: fault.line, expected: "a CSV file (RFC 4180)", seen: Self.words(fault.kind)))
      })
    check.raw = nil
    check.finish()
    var tally = check.tally
    if isRefused { tally.refuseAll() }
    return tally
  }

  private func take(_ batch: RecordBatch, _ row: Int, _ record: PartnerRecord, _ writer: PartnerRecordWriter) {
    let number = batch.line(row)
    if let fault = batch.faults.first(where: { $0.row == row }) {
      let seen = fault.field == nil ? "\(fault.value) columns" : "a value that is no UTF-8"
      return check.refuse(
        PartnerFault(
          code: .form, field: nil, refuses: .record, expected: "\(header.columns.count) columns", seen: .text(seen)),
        csv.record, number)
    }
    var values = PartnerRecordValues(record)
    if let identifier = record.identifier {
      values[record.fields[identifier].name] = record.fields[identifier].codes[0]
    }
    for (position, column) in header.columns.enumerated() {
      guard let column else { continue }
      let target = csv.columns[column]
      let text = batch.text(position, row: row).trimmingSpaces.uppercased()
      if text.isEmpty { continue }
      let fields = target.fields.map { record.fields[$0] }
      if fields[0].kind == .date, text.utf8.count > fields[0].length, Self.date(text, csv.dates) == nil {
        return check.refuse(
          PartnerFault(
            code: .date, field: target.fields[0], refuses: .record,
            expected: "a date as \(csv.dates.map(\.rawValue).joined(separator: ", "))",
            seen: .text(fields[0].isPersonal ? "***" : String(text.prefix(20)))), csv.record, number)
      }
      var rest = Self.value(text, fields[0], csv.dates)[...]
      for (index, field) in fields.enumerated() {
        let isLast = index == fields.count - 1
        let value = isLast ? rest : rest.prefix(field.length)
        rest = rest.dropFirst(value.count)
        let scalars = value.unicodeScalars
        guard scalars.count <= field.length, scalars.allSatisfy({ $0.value <= 0xFF }) else {
          return check.refuse(
            PartnerFault(
              code: .length, field: target.fields[index], refuses: .record,
              expected: "at most \(field.length) characters", seen: .text("a longer value")), csv.record, number)
        }
        if !value.isEmpty { values[field.name] = String(value) }
      }
    }
    guard let line = try? writer.line(values) else { return }
    line.withUnsafeBufferPointer { check.take($0.baseAddress!, $0.count, number) }
  }

  /// Numbers lose their hyphens and spaces, dates get the form of the record; what is no date stays and is found.
  static func value(_ text: String, _ field: PartnerField, _ dates: [PartnerCSV.DateForm]) -> String {
    if field.kind == .date { return date(text, dates)?.description.split(separator: "-").joined() ?? text }
    return field.isNumeric ? String(text.unicodeScalars.filter { $0 != "-" && $0 != " " }) : text
  }

  private static func date(_ text: String, _ dates: [PartnerCSV.DateForm]) -> DayNumber? {
    dates.lazy.compactMap { day(text, $0) }.first
  }

  private static func day(_ text: String, _ form: PartnerCSV.DateForm) -> DayNumber? {
    switch form {
    case .dashed: return DayNumber(text)
    case .plain:
      guard text.utf8.count == 8, let number = Int(text) else { return nil }
      return DayNumber(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    case .slashed:
      let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
      guard parts.count == 3, let month = parts[0], let day = parts[1], let year = parts[2], year >= 1850 else {
        return nil
      }
      return DayNumber(year: year, month: month, day: day)
    }
  }

  private static func words(_ kind: FileFault.Kind) -> String {
    switch kind {
    case .unclosedQuote: "a quote that never closes"
    case .nulByte: "a zero byte"
    case .tooLong: "a line that is too long"
    case .damagedGzip: "a damaged gzip file"
    case .cutGzip: "a cut gzip file"
    default: "a file that cannot be read on"
    }
  }
}
