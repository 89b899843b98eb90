import Layouts
import Records

/// Checks records of one type against their definition: length, identifier, fields, rules between fields.
///
/// A record without fault costs one pass over its bytes and makes no object.
final class PartnerRecordChecker {
  /// What a field turned out to be, for the rules.
  enum State: UInt8 {
    case blank, given, faulty
  }

  let record: PartnerRecord
  let identifier: Identifier?
  @exclusivity(unchecked) private(set) var faults: [PartnerFault] = []
  /// Days after it are in the future; `nil`: not looked at.
  @exclusivity(unchecked) var receivedOn: DayNumber?

  private let plans: UnsafeMutableBufferPointer<FieldPlan>
  private let states: UnsafeMutablePointer<State>
  private let classes: UnsafeMutablePointer<UInt16>
  private let codeSets: [CodeSet]
  private let suffixes: CodeSet
  private let expectations: [String]
  private let rules: PartnerRuleChecker
  /// A line that is too short for its record is read as if it were filled with spaces.
  private let padded: UnsafeMutablePointer<UInt8>

  init(_ record: PartnerRecord, suffixes: [String]) {
    self.record = record
    identifier = Identifier(record)
    classes = CharacterClass.table()
    var sets: [CodeSet] = []
    plans = .allocate(capacity: record.fields.count)
    for (index, field) in record.fields.enumerated() {
      var codes = -1
      if field.kind == .code {
        codes = sets.count
        sets.append(CodeSet(field.codes))
      }
      plans.initializeElement(
        at: index, to: FieldPlan(field, codes: codes, pairs: codes < 0 || field.length != 2 ? nil : sets[codes].pairs))
    }
    codeSets = sets
    self.suffixes = CodeSet(suffixes)
    states = .allocate(capacity: record.fields.count)
    states.initialize(repeating: .blank, count: record.fields.count)
    expectations = record.fields.map(PartnerExpectation.of)
    rules = PartnerRuleChecker(record)
    padded = .allocate(capacity: record.length)
  }

  deinit {
    plans.deallocate()
    states.deallocate()
    classes.deallocate()
    padded.deallocate()
  }

  /// Checks one line; `faults` then holds what is wrong with it.
  /// - Returns: the record's bytes, of its full length; `nil` where the line has another length and cannot be read.
  @inline(__always)
  func check(_ line: UnsafePointer<UInt8>, _ count: Int) -> UnsafePointer<UInt8>? {
    if !faults.isEmpty { faults.removeAll(keepingCapacity: true) }
    guard let bytes = fitted(line, count) else { return nil }
    checkFields(bytes)
    rules.check(bytes, states) { rule, field in addRule(record.rules[rule], field, bytes) }
    return bytes
  }

  /// What a fault of this record refuses.
  func refusal(_ code: PartnerFaultCode, _ field: Int?, _ bytes: UnsafePointer<UInt8>?) -> PartnerRefusal {
    if let field {
      if record.fields[field].warnings.contains(code) { return .warning }
      if let refuses = record.fields[field].refuses { return refuses }
    }
    switch code {
    case .length, .identifier, .sequence: return record.refusals.structure
    default: break
    }
    guard let decider = record.refusals.field, let bytes else { return record.refusals.usual }
    let plan = plans[decider]
    let value = FixedBytes.word(bytes + plan.first, plan.length)
    for (refusal, values) in record.refusals.byValue where values.contains(where: { FixedBytes.word($0) == value }) {
      return refusal
    }
    return record.refusals.usual
  }

  // MARK: - Length

  private func fitted(_ line: UnsafePointer<UInt8>, _ count: Int) -> UnsafePointer<UInt8>? {
    if count == record.length { return line }
    let bytes = record.padding == .exact ? nil : freelyFitted(line, count)
    if bytes == nil || record.padding == .tolerant {
      faults.append(
        PartnerFault(
          code: .length, field: nil, refuses: bytes == nil ? record.refusals.structure : .warning,
          expected: "\(record.length) characters", seen: .text("\(count) characters")))
    }
    return bytes
  }

  /// A longer line is taken where only spaces follow; a shorter one where no number is cut, no required field is missing
  /// and, unless the record tolerates it, the last character is not blank.
  private func freelyFitted(_ line: UnsafePointer<UInt8>, _ count: Int) -> UnsafePointer<UInt8>? {
    if count > PartnerLineReader.limit { return nil }
    if count > record.length {
      return FixedBytes.trimmed(line + record.length, count - record.length) == 0 ? line : nil
    }
    guard count > 0, line[count - 1] != 0x20 || record.padding == .tolerant else { return nil }
    for plan in plans {
      if plan.first >= count, plan.isRequired { return nil }
      if plan.first < count, plan.first + plan.length > count, plan.isNumeric { return nil }
    }
    padded.update(from: line, count: count)
    (padded + count).update(repeating: 0x20, count: record.length - count)
    return UnsafePointer(padded)
  }

  // MARK: - Fields

  @inline(__always)
  private func checkFields(_ bytes: UnsafePointer<UInt8>) {
    var hasControl = false
    for index in 0..<plans.count {
      let plan = UnsafePointer(plans.baseAddress! + index)
      let value = bytes + plan.pointee.first
      let used = FixedBytes.trimmed(value, plan.pointee.length)
      if used == 0 {
        states[index] = .blank
        if plan.pointee.isRequired { add(.required, index, bytes) }
        continue
      }
      states[index] = .given
      var seen: UInt16 = 0
      for position in 0..<used { seen |= classes[Int(value[position])] }
      if seen & CharacterClass.control.rawValue != 0 {
        hasControl = true
        if plan.pointee.kind == .text || plan.pointee.kind == .filler {
          states[index] = .faulty
          addControl(index, bytes)
          continue
        }
      }
      if let code = fault(plan, value, used, seen) { add(code, index, bytes) }
    }
    if hasControl { addControl(nil, bytes) }
  }

  /// The first thing wrong with a field that is not blank.
  @inline(__always)
  private func fault(
    _ plan: UnsafePointer<FieldPlan>, _ value: UnsafePointer<UInt8>, _ used: Int, _ seen: UInt16
  ) -> PartnerFaultCode? {
    let isDigits = seen == CharacterClass.digit.rawValue && used == plan.pointee.length
    switch plan.pointee.kind {
    case .text: return textFault(plan, value, used, seen)
    case .filler: return .character
    case .record: return nil
    case .number, .amount:
      if isDigits { return nil }
      return plan.pointee.takesLeadingSpaces && isRightDigits(value, plan.pointee.length) ? nil : .number
    case .ssn:
      if !isDigits { return .number }
      return isImpossible(ssn: value) ? .ssn : nil
    case .ein:
      return seen == CharacterClass.digit.rawValue && used == 9 ? nil : .number
    case .zip:
      return seen == CharacterClass.digit.rawValue && (used == 5 || used == 9) ? nil : .number
    case .code:
      if plan.pointee.isNumeric, !isDigits { return .number }
      return isCode(plan, value) ? nil : .code
    case .date:
      if !isDigits { return plan.pointee.isNumeric ? .number : .date }
      guard let day = plan.pointee.format.day(value) else { return .date }
      if plan.pointee.refusesFuture, let receivedOn, day > receivedOn { return .range }
      return nil
    case .time:
      if !isDigits { return plan.pointee.isNumeric ? .number : .date }
      return FixedBytes.two(value) < 24 && FixedBytes.two(value + 2) < 60 && FixedBytes.two(value + 4) < 60
        ? nil : .date
    case .quarter:
      if !isDigits { return .number }
      guard let day = PartnerQuarter.lastDay(value) else { return .code }
      if plan.pointee.refusesFuture, let receivedOn, day > receivedOn { return .range }
      return nil
    case .identifier: return identifier?.matches(value) == true ? nil : .identifier
    }
  }

  @inline(__always)
  private func textFault(
    _ plan: UnsafePointer<FieldPlan>, _ value: UnsafePointer<UInt8>, _ used: Int, _ seen: UInt16
  ) -> PartnerFaultCode? {
    if value[0] == 0x20 { return .place }
    if plan.pointee.beginsWithLetterOrDigit,
      classes[Int(value[0])] & (CharacterClass.letter.rawValue | CharacterClass.digit.rawValue) == 0
    {
      return .form
    }
    if seen & ~plan.pointee.allowed != 0 { return .character }
    if plan.pointee.exactLength > 0, used != plan.pointee.exactLength { return .form }
    if used < plan.pointee.leastCharacters { return .form }
    if plan.pointee.leastLetters > 0 {
      var letters = 0
      for index in 0..<used where classes[Int(value[index])] == CharacterClass.letter.rawValue { letters &+= 1 }
      if letters < plan.pointee.leastLetters { return .form }
    }
    if plan.pointee.refusesSuffix, seen & CharacterClass.space.rawValue != 0, endsInSuffix(value, used) { return .form }
    return nil
  }

  /// Pairs of letters, the codes of states and countries, are one bit each; other lists are short.
  @inline(__always)
  private func isCode(_ plan: UnsafePointer<FieldPlan>, _ value: UnsafePointer<UInt8>) -> Bool {
    if let pairs = plan.pointee.pairs {
      let word = Int(value[0]) << 8 | Int(value[1])
      return pairs[word >> 6] >> (word & 63) & 1 == 1
    }
    return codeSets[plan.pointee.codes].contains(value, plan.pointee.length)
  }

  private func endsInSuffix(_ value: UnsafePointer<UInt8>, _ used: Int) -> Bool {
    var start = used
    while start > 0, value[start &- 1] != 0x20 { start &-= 1 }
    guard start > 0, let word = FixedBytes.word(value + start, used - start) else { return false }
    return suffixes.contains(word: word)
  }

  /// Digits at the right edge, spaces before them.
  private func isRightDigits(_ value: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    var start = 0
    while start < length, value[start] == 0x20 { start += 1 }
    return start < length && (start..<length).allSatisfy { (0x30...0x39).contains(value[$0]) }
  }

  /// Area 000 or 900-999, group 00, serial 0000. Area 666 passes: it was never issued either, and test data use it
  /// (file-layouts-eiwo-newhire.md, section 0.3).
  @inline(__always)
  private func isImpossible(ssn: UnsafePointer<UInt8>) -> Bool {
    ssn[0] == 0x39 || FixedBytes.isZero(ssn, 3) || FixedBytes.isZero(ssn + 3, 2) || FixedBytes.isZero(ssn + 5, 4)
  }

  // MARK: - Faults

  private func add(_ code: PartnerFaultCode, _ field: Int, _ bytes: UnsafePointer<UInt8>) {
    if code != .required { states[field] = .faulty }
    faults.append(
      PartnerFault(
        code: code, field: field, refuses: refusal(code, field, bytes),
        expected: PartnerExpectation.of(code, record.fields[field], expectations[field], receivedOn)))
  }

  private func addRule(_ rule: PartnerRule, _ field: Int, _ bytes: UnsafePointer<UInt8>) {
    faults.append(
      PartnerFault(
        code: rule.code, field: field, refuses: rule.refuses ?? refusal(rule.code, field, bytes),
        expected: PartnerExpectation.of(rule, record)))
  }

  /// Low values and tabs refuse even where other characters are only warned of: what follows a tab has moved.
  private func addControl(_ field: Int?, _ bytes: UnsafePointer<UInt8>) {
    var refuses = refusal(.character, nil, bytes)
    if let field, let own = record.fields[field].refuses { refuses = own }
    faults.append(
      PartnerFault(
        code: .character, field: field, refuses: refuses, expected: "no low values, tabs or other control characters",
        seen: field == nil ? .text("a control character") : .bytes))
  }
}
