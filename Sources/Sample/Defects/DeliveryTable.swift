import Records

/// The records of one table of a finished delivery, with what is changed in them and added to them.
final class DeliveryTable {
  let name: String
  let columns: [String]
  private let source: [UInt8]
  /// Where each record begins, and where the last one ends.
  private let starts: [Int]
  private var changed: [Int: [UInt8]] = [:]
  private(set) var added: [[UInt8]] = []
  private var removed: Set<Int> = []
  /// What the changes do to the total of the valid amounts.
  private(set) var amountChange = Cents(0)
  private let money: Int?

  /// - Parameter bytes: a header line and a line a record, as the generator writes them.
  init(name: String, bytes: [UInt8]) {
    self.name = name
    source = bytes
    var starts: [Int] = []
    for (place, byte) in bytes.enumerated() where byte == 0x0A { starts.append(place + 1) }
    self.starts = starts
    columns = Self.fields(bytes[0..<((starts.first ?? 1) - 1)])
    let table = SampleTable.allCases.first { $0.name == name }
    let moneyName = table.flatMap { table in table.moneyColumn.map { table.columns[$0].name } }
    money = moneyName.flatMap(columns.firstIndex)
  }

  /// Records that were in the file.
  var count: Int { max(0, starts.count - 1) }
  var isChanged: Bool { !changed.isEmpty || !added.isEmpty || !removed.isEmpty }
  /// Records more than there were.
  var growth: Int { added.count - removed.count }

  /// 1-based line of a record, those added included.
  func line(of record: Int) -> Int { record + 2 }

  func record(_ number: Int) -> DeliveryRecord {
    DeliveryRecord(columns: columns, fields: Self.fields(raw(number)))
  }

  private func raw(_ number: Int) -> ArraySlice<UInt8> {
    if number >= count { return added[number - count][...] }
    if let bytes = changed[number] { return bytes[...] }
    return source[starts[number]..<(starts[number + 1] - 1)]
  }

  func isTouched(_ record: Int) -> Bool { changed[record] != nil || removed.contains(record) }

  /// Takes a record out that was in the file. The numbers of the others stay.
  func remove(_ number: Int) {
    guard removed.insert(number).inserted else { return }
    amountChange = amountChange - amount(record(number))
  }

  func replace(_ number: Int, with record: DeliveryRecord) {
    amountChange = amountChange - amount(self.record(number)) + amount(record)
    changed[number] = record.csv
  }

  /// Adds a record at the end. - Returns: its number.
  func add(_ record: DeliveryRecord) -> Int {
    amountChange = amountChange + amount(record)
    added.append(record.csv)
    return count + added.count - 1
  }

  private func amount(_ record: DeliveryRecord) -> Cents {
    guard let money, money < record.fields.count else { return Cents(0) }
    return Cents(record.fields[money]) ?? Cents(0)
  }

  /// The file as it is now.
  var bytes: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(source.count + added.reduce(0) { $0 + $1.count + 1 } + 4096)
    result += source[0..<(starts.first ?? source.count)]
    var copied = 0
    for number in Set(changed.keys).union(removed).sorted() {
      result += source[starts[copied]..<starts[number]]
      if !removed.contains(number) { result += (changed[number] ?? []) + [0x0A] }
      copied = number + 1
    }
    if let first = starts.first { result += source[(copied < starts.count ? starts[copied] : first)...] }
    for record in added { result += record + [0x0A] }
    return result
  }

  /// Splits a line; quotes are undone.
  private static func fields(_ line: ArraySlice<UInt8>) -> [String] {
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var place = line.startIndex
    while place < line.endIndex {
      let byte = line[place]
      place += 1
      if byte == 0x22 {
        if isQuoted, place < line.endIndex, line[place] == 0x22 {
          field.append(byte)
          place += 1
        } else {
          isQuoted.toggle()
        }
      } else if byte == 0x2C, !isQuoted {
        fields.append(String(decoding: field, as: UTF8.self))
        field = []
      } else {
        field.append(byte)
      }
    }
    fields.append(String(decoding: field, as: UTF8.self))
    return fields
  }
}

/// One record of a table, by the names of its columns.
struct DeliveryRecord: Sendable {
  let columns: [String]
  var fields: [String]

  subscript(column: String) -> String {
    get { columns.firstIndex(of: column).flatMap { $0 < fields.count ? fields[$0] : nil } ?? "" }
    set { if let place = columns.firstIndex(of: column) { fields[place] = newValue } }
  }

  /// The record with some values changed.
  func with(_ values: [String: String]) -> DeliveryRecord {
    var record = self
    for (column, value) in values { record[column] = value }
    return record
  }

  /// A day so many days from that of a column; `nil` where it has none.
  func day(_ column: String, plus days: Int) -> String? { DayNumber(self[column]).map { ($0 + days).description } }

  var csv: [UInt8] { Array(fields.map(StandardWriter.csvField).joined(separator: [0x2C])) }
}
