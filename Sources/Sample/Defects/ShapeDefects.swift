/// Plants a few defects of records in a finished delivery of one of the three shapes that are not the standard one.
/// They leave counts and totals of the files true.
struct ShapeDefects {
  /// A delivery as the generator writes it.
  let folder: String

  private var name: String { folder.split(separator: "/").last.map(String.init) ?? folder }

  /// What a check has to find: the standard table and field, the record's line in the county's own file.
  func planted(
    _ kind: String, _ code: String, _ file: String, line: Int, _ table: String, _ field: String, _ key: [String],
    _ severity: DefectSeverity = .rejectRecord
  ) -> PlantedDefect {
    PlantedDefect(
      delivery: name, defect: kind, severity: severity, code: code, file: name + "/" + file, line: line, table: table,
      field: field, key: key.filter { !$0.isEmpty }.joined(separator: "|"))
  }

  func write(_ bytes: [UInt8], _ file: String) throws {
    let out = try DeliveryFile(path: folder + "/" + file)
    out.buffer.reserve(bytes.count)
    bytes.withUnsafeBufferPointer { if let base = $0.baseAddress { out.buffer.append(base, count: $0.count) } }
    _ = try out.finish()
  }

  func lines(_ file: String) throws -> [[UInt8]] {
    let bytes = try StandardDelivery.read(folder + "/" + file)
    return bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
  }
}

/// The standard word for a county's own.
func standardWord(_ word: String, _ own: [String], _ standard: [String]) -> String {
  own.firstIndex(of: word).map { standard[$0] } ?? word
}
