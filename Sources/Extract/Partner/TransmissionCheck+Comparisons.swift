import Layouts
import Records

extension TransmissionCheck {
  // MARK: - Agreements and counts

  /// Holds a record in its place against the records that opened its levels.
  func compare(_ record: Int, _ role: Role) {
    guard let bytes else { return }
    let faulty = Set(checkers[record].faults.compactMap(\.field))
    for agreement in family.agreements where isMarked(agreement.mark, record) {
      guard agreement.level < open.count, !faulty.contains(agreement.field) else { continue }
      let opener = open[agreement.level]
      guard let other = opener.record, !opener.bytes.isEmpty, !opener.faulty.contains(agreement.other) else { continue }
      let field = family.records[record].fields[agreement.field]
      let compared = family.records[other].fields[agreement.other]
      let isSame: Bool
      if let byte = agreement.byte {
        isSame = bytes[field.first - 1 + byte] == opener.bytes[compared.first - 1 + byte]
      } else {
        isSame = (0..<min(field.length, compared.length)).allSatisfy {
          bytes[field.first - 1 + $0] == opener.bytes[compared.first - 1 + $0]
        }
      }
      if isSame { continue }
      let letter = agreement.byte.map { "the letter \($0 + 1) of " } ?? ""
      report(
        PartnerFault(
          code: .reference, field: agreement.field,
          refuses: agreement.refuses ?? checkers[record].refusal(.reference, agreement.field, bytes),
          expected: "\(letter)\(text(compared, opener.bytes)), \(compared.name) of line \(opener.line)"), record)
    }
    guard case .closes(let level) = role, level < open.count else { return }
    for count in family.counts where isMarked(count.mark, record) && !faulty.contains(count.field) {
      let found = counted(count, open[level])
      let field = family.records[record].fields[count.field]
      guard let told = FixedBytes.number(bytes + field.first - 1, field.length), told != found else { continue }
      report(
        PartnerFault(
          code: .count, field: count.field,
          refuses: count.refuses ?? checkers[record].refusal(.count, count.field, bytes),
          expected: "\(found), the number of \(words(count)) read"), record)
    }
  }

  private func counted(_ count: PartnerFamily.Count, _ level: OpenLevel) -> Int {
    count.counted == .details ? level.details : level.levels
  }

  private func words(_ count: PartnerFamily.Count) -> String {
    switch count.counted {
    case .details:
      let names = family.details.compactMap { detail in
        family.records[detail.record].identifier.map { family.records[detail.record].fields[$0].codes[0] }
      }
      return names.isEmpty ? "records" : names.joined(separator: " or ") + " records"
    case .levels(let level): return family.levels[level].name + " records"
    }
  }

  /// What the record that opened a level says of it, at its end.
  func checkOpener(_ ended: OpenLevel, _ level: PartnerFamily.Level) {
    guard let record = ended.record, !ended.bytes.isEmpty else { return }
    ended.bytes.withUnsafeBufferPointer { buffer in
      guard let bytes = buffer.baseAddress else { return }
      func report(_ fault: PartnerFault) {
        tally.note(fault.refuses, ofEarlierRecord: true)
        if fault.refuses != .warning { sink?.refuse(ended.bytes, line: ended.line) }
        emit(
          faultOf.make(
            fault, family.records[record], bytes, line: bytes, count: ended.count, number: ended.line))
      }
      if ended.details < level.least {
        report(
          PartnerFault(
            code: .sequence, field: nil, refuses: level.refuses, expected: "a record below it before the next",
            seen: .text("nothing follows")))
      }
      for count in family.counts where count.mark.record == record && !ended.faulty.contains(count.field) {
        let field = family.records[record].fields[count.field]
        let found = counted(count, ended)
        guard let told = FixedBytes.number(bytes + field.first - 1, field.length), told != found else { continue }
        report(
          PartnerFault(
            code: .count, field: count.field,
            refuses: count.refuses ?? checkers[record].refusal(.count, count.field, bytes),
            expected: "\(found), the number of \(words(count)) read"))
      }
    }
  }

  // MARK: - Once only

  func checkUnique(_ record: Int) {
    guard let bytes else { return }
    for (rule, unique) in family.uniques.enumerated() where isMarked(unique.mark, record) {
      let faults = checkers[record].faults
      if faults.contains(where: { fault in fault.field.map(unique.fields.contains) ?? false }) { continue }
      var key: [UInt8] = []
      for position in unique.fields {
        let field = family.records[record].fields[position]
        let value = UnsafeBufferPointer(start: bytes + field.first - 1, count: field.length)
        if position == unique.reported, value.allSatisfy({ $0 == 0x20 }) { key = [] }
        key.append(contentsOf: value)
      }
      if key.allSatisfy({ $0 == 0x20 }) { continue }
      if !unique.isWithinFile, let kind = kindOfFile(record) { key += Array(kind.utf8) }
      let isNew = (unique.isWithinFile ? seenInFile : seen).insert(key, of: rule)
      if isNew { continue }
      report(
        PartnerFault(
          code: .duplicate, field: unique.reported,
          refuses: unique.refuses ?? checkers[record].refusal(.duplicate, unique.reported, bytes),
          expected: "a value that was not received before"), record)
    }
  }

  /// What the outermost header says: the numbers of a file come back on its result, and are no repeats there.
  private func kindOfFile(_ record: Int) -> String? {
    if let opens = family.levels.first?.opens, isMarked(opens, record) { return code(of: record, line, count) }
    return open.first.flatMap { openerCode($0) }
  }

  // MARK: - Answers

  /// Holds a record that answers one against what was sent.
  func checkAnswer(_ record: Int) {
    guard let bytes, !sent.isEmpty else { return }
    let layout = family.records[record]
    for (index, answer) in family.answers.enumerated() where isMarked(answer.mark, record) {
      let keys = answer.keys.map { layout.fields[$0] }
      if checkers[record].faults.contains(where: { $0.field == answer.reported }) { continue }
      let reported = layout.fields[answer.reported]
      if FixedBytes.trimmed(bytes + reported.first - 1, reported.length) == 0 { continue }
      func report(_ code: PartnerFaultCode, _ field: Int, _ expected: String) {
        let refuses = checkers[record].refusal(code, field, bytes)
        self.report(PartnerFault(code: code, field: field, refuses: refuses, expected: expected), record)
      }
      guard let found = sent[index].find(keys, bytes) else {
        report(.reference, answer.reported, "that of a record that was sent")
        continue
      }
      for (field, value) in zip(answer.same, found.values) {
        let seen = UnsafeBufferPointer(
          start: bytes + layout.fields[field].first - 1, count: layout.fields[field].length)
        if !seen.elementsEqual(value) {
          report(.reference, field, String(decoding: value, as: UTF8.self).trimmingSpaces + ", as it was sent")
        }
      }
      if let field = answer.lines,
        let told = FixedBytes.number(bytes + layout.fields[field].first - 1, layout.fields[field].length),
        told != found.lines
      {
        report(.count, field, "\(found.lines), the number of records sent")
      }
    }
  }

  // MARK: - Findings

  func report(_ fault: PartnerFault, _ record: Int, keyed: Bool = true) {
    tally.note(fault.refuses)
    var described = family.records[record]
    if !keyed { described.key = nil }
    emit(faultOf.make(fault, described, bytes, line: line, count: count, number: number))
  }

  func sequence(_ record: Int, _ refuses: PartnerRefusal, expected: String, seen: String? = nil) {
    let words = seen ?? code(of: record, line, count) ?? ""
    report(
      PartnerFault(code: .sequence, field: nil, refuses: refuses, expected: expected, seen: .text(words)), record)
  }

  /// What a record's identifier says, without the spaces around it.
  func code(of record: Int, _ line: UnsafePointer<UInt8>, _ count: Int) -> String? {
    guard let position = family.records[record].identifier else { return nil }
    let field = family.records[record].fields[position]
    guard count >= field.last else { return nil }
    return text(field, UnsafeBufferPointer(start: line, count: count))
  }

  func openerCode(_ level: OpenLevel) -> String? {
    guard let record = level.record, let position = family.records[record].identifier, !level.bytes.isEmpty else {
      return nil
    }
    return text(family.records[record].fields[position], level.bytes)
  }

  private func text(_ field: PartnerField, _ bytes: some RandomAccessCollection<UInt8>) -> String {
    let start = bytes.index(bytes.startIndex, offsetBy: field.first - 1)
    let value = bytes[start..<bytes.index(start, offsetBy: field.length)]
    return String(decoding: value, as: UTF8.self).trimmingSpaces
  }
}

extension String {
  /// Without the spaces around it.
  var trimmingSpaces: String {
    var view = utf8[...]
    while view.first == 0x20 { view.removeFirst() }
    while view.last == 0x20 { view.removeLast() }
    return String(decoding: view, as: UTF8.self)
  }
}
