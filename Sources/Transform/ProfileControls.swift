import Extract
import Layouts
import Records

/// Adds up what the control records of a delivery state, and says where they disagree.
final class ProfileControls {
  private struct State {
    var sum: Int128 = 0
    var stated: [(value: String, line: Int)] = []
    var isDone = false
  }

  private let profile: CountyProfile
  private var states: [State]
  private var counts: [Int: RecordCounts] = [:]

  init(_ profile: CountyProfile) {
    self.profile = profile
    states = Array(repeating: State(), count: profile.controls.count)
  }

  /// Selects the fields that the totals need.
  func select(file: Int, _ selection: inout RecordSelection, _ layout: RecordLayout) {
    for control in profile.controls {
      if control.source.file == file { selection.add(control.source.record, fields: [control.field], of: layout) }
      if case .sum(let places, _) = control.total {
        for place in places where place.source.file == file {
          selection.add(place.source.record, fields: place.fields, of: layout)
        }
      }
    }
  }

  func add(_ source: CountyProfile.Source, _ batch: RecordBatch) {
    for (position, control) in profile.controls.enumerated() {
      if control.source == source {
        for row in 0..<batch.count {
          states[position].stated.append((batch.text(control.field, row: row), batch.line(row)))
          if states[position].stated.count > 2 { states[position].stated.removeLast() }
        }
      }
      guard case .sum(let places, _) = control.total else { continue }
      for place in places where place.source == source {
        for field in place.fields {
          for row in 0..<batch.count { states[position].sum += Self.value(batch.field(field, row: row)) ?? 0 }
        }
      }
    }
  }

  /// Compares the totals all of whose files have been read.
  func finish(file: Int, _ read: RecordCounts, _ fault: (String, FileFault) -> Void) {
    counts[file] = read
    for (position, control) in profile.controls.enumerated() where !states[position].isDone {
      let sources: [CountyProfile.Source] =
        switch control.total {
        case .count(let sources): sources
        case .sum(let places, _): places.map(\.source)
        }
      // A file that was not read to its end is refused for that, not for its totals as well.
      guard ([control.source] + sources).allSatisfy({ counts[$0.file]?.isComplete == true }) else { continue }
      states[position].isDone = true
      compare(control, states[position], sources, fault)
    }
  }

  private func compare(
    _ control: CountyProfile.Control, _ state: State, _ sources: [CountyProfile.Source],
    _ fault: (String, FileFault) -> Void
  ) {
    let type = profile.type(of: control.source)
    let name = "\(type.name).\(type.fields[control.field].name)"
    let file = profile.files[control.source.file].name
    let scale: Int
    let found: Int128
    switch control.total {
    case .count:
      scale = 0
      found = sources.reduce(0) { $0 + Int128(counts[$1.file]?.records[$1.record] ?? 0) }
    case .sum(_, let places):
      scale = places
      found = state.sum
    }
    guard state.stated.count == 1, let stated = state.stated.first else {
      let words = state.stated.isEmpty ? "no \(type.name) record" : "more than one \(type.name) record"
      fault(file, FileFault(.control(field: name, found: words, expected: "one"), line: state.stated.last?.line ?? 0))
      return
    }
    let expected = stated.value.utf8.withContiguousStorageIfAvailable { Self.value($0) } ?? nil
    guard expected != found else { return }
    fault(
      file,
      FileFault(
        .control(field: name, found: Self.text(found, scale), expected: stated.value.isEmpty ? "blank" : stated.value),
        line: stated.line))
  }

  /// A canonical number without its point; `nil` where it is none.
  static func value(_ bytes: UnsafeBufferPointer<UInt8>) -> Int128? {
    guard !bytes.isEmpty else { return nil }
    var value: Int128 = 0
    var digits = 0
    for (position, byte) in bytes.enumerated() {
      if byte == 0x2E || (position == 0 && byte == 0x2D) { continue }
      guard byte &- 0x30 <= 9, digits < 30 else { return nil }
      value = value * 10 + Int128(byte &- 0x30)
      digits += 1
    }
    return digits == 0 ? nil : bytes[0] == 0x2D ? -value : value
  }

  static func text(_ value: Int128, _ scale: Int) -> String {
    var digits = String(value.magnitude)
    if scale > 0 {
      digits = digits.zeroPadded(to: scale + 1)
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -scale))
    }
    return (value < 0 ? "-" : "") + digits
  }
}
