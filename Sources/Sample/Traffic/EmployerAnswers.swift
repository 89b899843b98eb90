import Glibc
import Records

/// Plays the portal and the employers: reads order files as ivd has put them in its outbox and writes what comes back,
/// a result (`CONTROL-results.txt`, the next day) and an acknowledgment file (`CONTROL-answers.txt`, five days later)
/// for each. What an employer says depends on the seed and the tracking number only.
public struct EmployerAnswers: Sendable {
  public let seed: UInt64

  public init(seed: UInt64) { self.seed = seed }

  /// What happens to one order.
  private enum Fate {
    case unanswered, wrongField
    case answered(disposition: String, reason: String)
  }

  /// - Parameters:
  ///   - outbox: a folder with a folder for each file, its orders in `orders.txt`.
  ///   - folder: where the files of the portal go; those that are there already are left alone.
  /// - Returns: the names of the files written, in byte order.
  /// - Throws: `SampleError`.
  public func write(outbox: String, to folder: String) throws -> [String] {
    try makeFolder(folder)
    var written: [String] = []
    for control in try Self.names(in: outbox) {
      let lines = try StandardDelivery.read(outbox + "/" + control + "/orders.txt")
        .split(separator: 0x0A, omittingEmptySubsequences: true).map(Array.init)
      for (name, bytes) in [(control + "-results.txt", results(lines)), (control + "-answers.txt", answers(lines))]
      where !bytes.isEmpty && access(folder + "/" + name, F_OK) != 0 {
        let file = try DeliveryFile(path: folder + "/" + name)
        file.buffer.reserve(bytes.count)
        bytes.withUnsafeBufferPointer { file.buffer.append($0.baseAddress!, count: $0.count) }
        _ = try file.finish()
        written.append(name)
      }
    }
    return written
  }

  /// Folders that hold a published file, in byte order.
  private static func names(in folder: String) throws -> [String] {
    guard let directory = opendir(folder) else {
      throw SampleError.cannotRead(path: folder, reason: String(cString: strerror(errno)))
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix("."), access(folder + "/" + name + "/orders.txt", R_OK) == 0 { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func fate(_ tracking: ArraySlice<UInt8>, isEnd: Bool) -> Fate {
    var mixed: UInt64 = 0
    for byte in tracking { mixed = mixed &* 31 &+ UInt64(byte) }
    var random = SplitMix64(seed: seed &+ mixed, 5)
    switch random.below(20) {
    case 0, 1: return .unanswered
    case 2: return .wrongField
    case 3: return .answered(disposition: "R", reason: isEnd ? "Z" : "N")
    case 4: return .answered(disposition: "R", reason: "U")
    case 5: return .answered(disposition: "R", reason: "W")
    case 6: return .answered(disposition: "R", reason: random.pick(["B", "D", "M", "O", "S", "X"]))
    case 7: return .answered(disposition: "A", reason: random.pick(["B", "S", "W"]))
    default: return .answered(disposition: "A", reason: "")
    }
  }

  // MARK: - The portal

  /// The order file as the portal gives it back: the third letter, and the names of wrong fields.
  private func results(_ lines: [[UInt8]]) -> [UInt8] {
    typealias At = EIWOPlaces.Detail
    return lines.flatMap { line -> [UInt8] in
      guard line.starts(with: Array("DTL".utf8)) else {
        var copy = line
        copy[2] = UInt8(ascii: "S")
        return copy + [0x0A]
      }
      var record = FixedRecord(line, length: At.length)
      if case .wrongField = fate(line[At.tracking], isEnd: Self.isEnd(line)) {
        record.put("EMPLOYEE LAST NAME", At.firstError)
        record.put("F", At.moreErrors)
      }
      return record.line
    }
  }

  // MARK: - The employers

  private func answers(_ lines: [[UInt8]]) -> [UInt8] {
    guard let head = lines.first, let day = Self.day(head) else { return [] }
    var bytes: [UInt8] = []
    var batch: [UInt8] = []
    var opening: [UInt8] = []
    var records = 0
    var batches = 0
    for line in lines.dropFirst() {
      switch String(decoding: line[..<3], as: UTF8.self) {
      case "BHI": (opening, batch, records) = (line, [], 0)
      case "DTL":
        guard
          case .answered(let disposition, let reason) = fate(line[EIWOPlaces.Detail.tracking], isEnd: Self.isEnd(line))
        else { continue }
        batch += answer(line, disposition, reason, on: day + 5).line
        records += 1
      case "BTI" where records > 0:
        bytes += header("BHA", opening, on: day + 5).line + batch + trailer("BTA", opening, records: records).line
        batches += 1
      default: break
      }
    }
    guard batches > 0 else { return [] }
    return header("FHA", head, on: day + 5).line + bytes + trailer("FTA", head, batches: batches).line
  }

  /// The header of an answer to an order file: its control number, which is free among acknowledgments.
  private func header(_ code: String, _ order: [UInt8], on day: Int) -> FixedRecord {
    typealias At = EIWOPlaces.Header
    var record = FixedRecord(order, length: At.length)
    record.put(code, At.code)
    record.put(day: day, At.createdOn)
    record.blank(At.error)
    return record
  }

  private func trailer(_ code: String, _ order: [UInt8], batches: Int = 0, records: Int = 0) -> FixedRecord {
    typealias At = EIWOPlaces.Trailer
    var record = FixedRecord(length: At.length)
    record.put(code, At.code)
    record.put(String(decoding: order[EIWOPlaces.Header.control], as: UTF8.self), At.control)
    record.put(number: batches, At.batches)
    record.put(number: records, At.records)
    record.put(number: 0, At.employerSent)
    record.put(number: 0, At.stateSent)
    return record
  }

  private func answer(_ order: [UInt8], _ disposition: String, _ reason: String, on day: Int) -> FixedRecord {
    typealias From = EIWOPlaces.Detail
    typealias At = EIWOPlaces.Answer
    var record = FixedRecord(length: At.length)
    record.put("ACK", At.code)
    for (from, to) in [
      (From.action, At.action), (From.caseID, At.caseID), (From.fein, At.fein), (From.lastName, At.lastName),
      (From.firstName, At.firstName), (From.middleName, At.middleName), (From.suffix, At.suffix), (From.ssn, At.ssn),
      (From.tracking, At.tracking), (From.order, At.order),
    ] {
      record.put(String(decoding: order[from], as: UTF8.self), to)
    }
    record.put(disposition, At.disposition)
    record.put(reason, At.reason)
    if reason == "W" { record.put("890000023", At.correctedFEIN) }
    if reason == "M" { record.put("WI", At.otherState) }
    if reason == "N" { record.put(day: day - 10, At.terminatedOn) }
    return record
  }

  private static func isEnd(_ line: [UInt8]) -> Bool {
    line[EIWOPlaces.Detail.action].elementsEqual(Array(OrderAction.termination.rawValue.utf8))
  }

  private static func day(_ header: [UInt8]) -> Int? {
    guard header.count >= EIWOPlaces.Header.createdOn.upperBound else { return nil }
    let text = String(decoding: header[EIWOPlaces.Header.createdOn], as: UTF8.self)
    guard let number = Int(text) else { return nil }
    return DayNumber(year: number / 10_000, month: number / 100 % 100, day: number % 100).map { Int($0.value) }
  }
}

extension Array where Element == UInt8 {
  /// The bytes at 1-based positions, both ends included; fewer where the record is shorter.
  fileprivate subscript(places: ClosedRange<Int>) -> ArraySlice<UInt8> {
    let last = Swift.min(places.upperBound, count)
    let first = Swift.min(places.lowerBound - 1, last)
    return self[first..<last]
  }
}
