extension ShapeDefects {
  /// A date that is none, a participant of no case, coverage that ends before it begins, a worker that nobody knows.
  func plantInPipe() throws -> [PlantedDefect] {
    let aid = try spoil("AID.TXT", line: 20) { $0[2] = "02/30/2024" }
    let participant = try spoil("PARTICIP.TXT", line: 33) { $0[0] = "270759000001" }
    let coverage = try spoil("COVERAGE.TXT", line: 9) { $0[3] = "01/31/1999" }
    let assigned = try spoil("CASES.TXT", line: 41) { $0[2] = "9000001" }
    let program = standardWord(aid[1], PipeWords.program, CodeList.program)
    let role = standardWord(participant[2], PipeWords.role, CodeList.role)
    let payer = standardWord(coverage[1], PipeWords.payer, CodeList.payer)
    return [
      planted("bad-date", "NUM", "AID.TXT", line: 20, "assistance", "from_on", [aid[0], program, aid[2]]),
      planted(
        "orphan-member", "REF", "PARTICIP.TXT", line: 33, "case_member", "case_id",
        [participant[0], participant[1], role, standardDate(participant[3])]),
      planted(
        "coverage-ends-first", "SEQ", "COVERAGE.TXT", line: 9, "health_coverage", "to_on",
        [coverage[0], payer, standardDate(coverage[2]), coverage[4]]),
      planted("unknown-worker", "REF", "CASES.TXT", line: 41, "case", "worker_id", [assigned[0]], .warning),
    ]
  }

  /// Changes the fields of one line. - Returns: the fields as they are then.
  private func spoil(_ file: String, line: Int, _ change: (inout [String]) -> Void) throws -> [String] {
    var lines = try lines(file)
    var fields = String(decoding: lines[line - 1].dropLast(), as: UTF8.self)
      .split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    change(&fields)
    lines[line - 1] = Array((fields.joined(separator: "|") + "\r").utf8)
    try write(Array(lines.joined(separator: [0x0A])), file)
    return fields
  }

  /// `MM/DD/YYYY` as `YYYY-MM-DD`.
  private func standardDate(_ date: String) -> String {
    let parts = date.split(separator: "/")
    return parts.count == 3 ? "\(parts[2])-\(parts[0])-\(parts[1])" : date
  }
}
