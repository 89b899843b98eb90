extension ShapeDefects {
  /// What a schema cannot see: a day before another, a person that is not there, a key given twice.
  func plantInXML() throws -> [PlantedDefect] {
    let file = XMLWriter.fileName
    var lines = try lines(file).map { String(decoding: $0, as: UTF8.self) }
    func line(_ opening: String, _ attribute: String, from first: Int) -> Int {
      lines[first...].firstIndex { $0.hasPrefix(opening) && $0.contains(" " + attribute + "=") } ?? first
    }
    func set(_ attribute: String, _ value: String, at line: Int) {
      var parts = lines[line].split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
      for place in stride(from: 0, to: parts.count - 1, by: 2) where parts[place].hasSuffix(" " + attribute + "=") {
        parts[place + 1] = value
      }
      lines[line] = parts.joined(separator: "\"")
    }
    func get(_ attribute: String, at line: Int) -> String {
      let parts = lines[line].split(separator: "\"", omittingEmptySubsequences: false)
      let place = parts.firstIndex { $0.hasSuffix(" " + attribute + "=") }
      return place.map { String(parts[$0 + 1]) } ?? ""
    }
    /// The person whose element is around a line.
    func person(around line: Int) -> String {
      lines[..<line].lastIndex { $0.hasPrefix("<Person ") }.map { get("id", at: $0) } ?? ""
    }
    let assistance = line("<Assistance ", "to", from: 300)
    set("to", "1999-01-31", at: assistance)
    let program = standardWord(get("program", at: assistance), XMLWords.program, CodeList.program)
    let event = line("<Event ", "person", from: 900)
    set("person", "2703199999999", at: event)
    let charge = line("<Charge ", "person", from: 1500)
    set("id", "C1", at: charge)
    let employment = line("<Employment ", "to", from: 700)
    set("to", "1999-12-31", at: employment)
    try write(Array(lines.joined(separator: "\n").utf8), file)
    return [
      planted(
        "assistance-ends-first", "SEQ", file, line: assistance + 1, "assistance", "to_on",
        [person(around: assistance), program, get("from", at: assistance)]),
      planted("orphan-event", "REF", file, line: event + 1, "event", "person_id", [get("id", at: event)]),
      planted("duplicate-key", "KEY", file, line: charge + 1, "charge", "charge_id", ["C1"]),
      planted(
        "employment-ends-first", "SEQ", file, line: employment + 1, "employment", "to_on",
        [person(around: employment), get("from", at: employment)]),
    ]
  }
}
