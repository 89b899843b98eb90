/// Plants a few defects of records in a finished delivery of one of the three shapes that are not the standard one.
/// They leave counts and totals of the files true.
struct ShapeDefects {
  /// A delivery as the generator writes it.
  let folder: String

  private var name: String { folder.split(separator: "/").last.map(String.init) ?? folder }

  private func planted(
    _ kind: String, _ severity: DefectSeverity, _ code: String, _ file: String, line: Int, _ table: String,
    _ field: String, _ key: String
  ) -> PlantedDefect {
    PlantedDefect(
      delivery: name, defect: kind, severity: severity, code: code, file: name + "/" + file, line: line, table: table,
      field: field, key: key)
  }

  private func write(_ bytes: [UInt8], _ file: String) throws {
    let out = try DeliveryFile(path: folder + "/" + file)
    out.buffer.reserve(bytes.count)
    bytes.withUnsafeBufferPointer { if let base = $0.baseAddress { out.buffer.append(base, count: $0.count) } }
    _ = try out.finish()
  }

  private func lines(_ file: String) throws -> [[UInt8]] {
    let bytes = try StandardDelivery.read(folder + "/" + file)
    return bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
  }

  /// A date that is none, a participant of no case, coverage that ends before it begins, a worker that nobody knows.
  func plantInPipe() throws -> [PlantedDefect] {
    var planted: [PlantedDefect] = []
    func spoil(
      _ file: String, _ kind: String, _ severity: DefectSeverity, _ code: String, _ table: String, _ field: String,
      line: Int, key: [Int], _ change: (inout [String]) -> Void
    ) throws {
      var lines = try lines(file)
      var fields = String(decoding: lines[line - 1].dropLast(), as: UTF8.self)
        .split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      change(&fields)
      lines[line - 1] = Array((fields.joined(separator: "|") + "\r").utf8)
      try write(Array(lines.joined(separator: [0x0A])), file)
      planted.append(
        self.planted(
          kind, severity, code, file, line: line, table, field, key.map { fields[$0] }.joined(separator: "|")))
    }
    try spoil("AID.TXT", "bad-date", .rejectRecord, "NUM", "assistance", "EFF_DT", line: 20, key: [0]) {
      $0[2] = "02/30/2024"
    }
    try spoil("PARTICIP.TXT", "orphan-member", .rejectRecord, "REF", "case_member", "case_id", line: 33, key: [0, 1]) {
      $0[0] = "270759000001"
    }
    try spoil(
      "COVERAGE.TXT", "coverage-ends-first", .rejectRecord, "SEQ", "health_coverage", "to_on", line: 9, key: [0]
    ) {
      $0[3] = "01/31/1999"
    }
    try spoil("CASES.TXT", "unknown-worker", .warning, "REF", "case", "worker_id", line: 41, key: [0]) {
      $0[2] = "9000001"
    }
    return planted
  }

  /// Blanks where a packed date should be, a record of a type that nobody knows, an event of no case.
  func plantInMainframe() throws -> [PlantedDefect] {
    let file = MainframeWriter.fileName
    var bytes = try StandardDelivery.read(folder + "/" + file)
    let length = MainframeRecord.length
    func first(_ type: String, after record: Int) -> Int {
      let wanted = EBCDIC.encode(type)
      var number = record
      while (number + 1) * length < bytes.count, Array(bytes[(number * length)..<(number * length + 2)]) != wanted {
        number += 1
      }
      return number
    }
    var planted: [PlantedDefect] = []
    let member = first("MB", after: 150)
    bytes.replaceSubrange((member * length + 28)..<(member * length + 33), with: [0x40, 0x40, 0xAA, 0x40, 0x40])
    planted.append(
      self.planted("bad-packed", .rejectRecord, "NUM", file, line: member + 1, "case_member", "FROM-DATE", ""))
    let event = first("EV", after: 600)
    let digits = EBCDIC.encode("271159000001")
    bytes.replaceSubrange((event * length + 6)..<(event * length + 18), with: digits)
    planted.append(self.planted("orphan-event", .rejectRecord, "REF", file, line: event + 1, "event", "case_id", ""))
    let unknown = first("CO", after: 1)
    bytes.replaceSubrange((unknown * length)..<(unknown * length + 2), with: EBCDIC.encode("ZZ"))
    planted.append(self.planted("unknown-record", .rejectRecord, "RID", file, line: unknown + 1, "", "TYPE", ""))
    try write(bytes, file)
    return planted
  }

  /// What a schema cannot see: a day before another, a person that is not there, a key given twice.
  func plantInXML() throws -> [PlantedDefect] {
    let file = XMLWriter.fileName
    var lines = try lines(file).map { String(decoding: $0, as: UTF8.self) }
    var planted: [PlantedDefect] = []
    func find(_ opening: String, _ attribute: String, after line: Int) -> Int {
      let start = min(line, lines.count - 1)
      return lines[start...].firstIndex { $0.hasPrefix(opening) && $0.contains(attribute) } ?? start
    }
    func set(_ attribute: String, _ value: String, at line: Int) {
      let parts = lines[line].split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
      var changed = parts
      for place in stride(from: 0, to: parts.count - 1, by: 2) where parts[place].hasSuffix(" " + attribute + "=") {
        changed[place + 1] = value
      }
      lines[line] = changed.joined(separator: "\"")
    }
    let assistance = find("<Assistance ", " to=", after: 300)
    set("to", "1999-01-31", at: assistance)
    planted.append(
      self.planted("assistance-ends-first", .rejectRecord, "SEQ", file, line: assistance + 1, "assistance", "to_on", "")
    )
    let event = find("<Event ", " person=", after: 900)
    set("person", "2703199999999", at: event)
    planted.append(self.planted("orphan-event", .rejectRecord, "REF", file, line: event + 1, "event", "person_id", ""))
    let charge = find("<Charge ", " person=", after: 1500)
    set("id", "C1", at: charge)
    planted.append(
      self.planted("duplicate-key", .rejectRecord, "KEY", file, line: charge + 1, "charge", "charge_id", "C1"))
    let employment = find("<Employment ", " to=", after: 700)
    set("to", "1999-12-31", at: employment)
    planted.append(
      self.planted("employment-ends-first", .rejectRecord, "SEQ", file, line: employment + 1, "employment", "to_on", "")
    )
    try write(Array(lines.joined(separator: "\n").utf8), file)
    return planted
  }
}
