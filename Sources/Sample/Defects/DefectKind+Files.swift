import Glibc

/// Defects of files, planted after those of records. Each leaves a manifest that is true but for the defect.
extension DefectKind {
  func plant(_ defect: FileDefect, in delivery: StandardDelivery) throws -> PlantedDefect {
    switch defect {
    case .absentFile:
      let entry = try delivery.entry(of: table)
      try remove(delivery.manifest[entry].file, of: delivery)
      return inManifest(of: delivery)
    case .unlistedFile:
      let file = try DeliveryFile(path: delivery.folder + "/notes.csv")
      file.buffer.append("note\nsee the mail of Tuesday\n")
      _ = try file.finish()
      return planted(in: delivery, file: "notes.csv", line: 1)
    case .unlistedTable:
      let entry = try delivery.entry(of: table)
      try remove(delivery.manifest[entry].file, of: delivery)
      delivery.manifest.remove(at: entry)
      try delivery.saveManifest()
      return planted(in: delivery, file: "manifest.csv", line: 1)
    case .wrongRowCount, .wrongTotal, .wrongHash: return try spoilManifest(defect, of: delivery)
    case .cutGzip, .damagedGzip: return try spoilGzip(isCut: defect == .cutGzip, of: delivery)
    case .notUTF8, .nulByte, .unclosedQuote, .mixedLineEnds: return try spoilRecord(defect, of: delivery)
    case .noHeader, .missingColumn, .unknownColumn, .emptyCaseTable: return try spoilHeader(defect, of: delivery)
    }
  }

  private func remove(_ file: String, of delivery: StandardDelivery) throws {
    let path = delivery.folder + "/" + file
    guard unlink(path) == 0 else { throw SampleError.cannotWrite(path: path, reason: String(cString: strerror(errno))) }
  }

  private func inManifest(of delivery: StandardDelivery) -> PlantedDefect {
    planted(in: delivery, file: "manifest.csv", line: delivery.manifestLine(of: table))
  }

  private func spoilManifest(_ defect: FileDefect, of delivery: StandardDelivery) throws -> PlantedDefect {
    let entry = try delivery.entry(of: table)
    switch defect {
    case .wrongRowCount: delivery.manifest[entry].rows += 1
    case .wrongTotal:
      let total = delivery.manifest[entry].amountTotal
      delivery.manifest[entry].amountTotal = total.hasPrefix("9") ? "8" + total.dropFirst() : "9" + total
    default:
      let hash = delivery.manifest[entry].sha256
      delivery.manifest[entry].sha256 = (hash.hasPrefix("0") ? "1" : "0") + hash.dropFirst()
    }
    try delivery.saveManifest()
    return inManifest(of: delivery)
  }

  /// A table that is not yet packed is packed first.
  private func spoilGzip(isCut: Bool, of delivery: StandardDelivery) throws -> PlantedDefect {
    let entry = try delivery.entry(of: table)
    let file = delivery.manifest[entry].file
    if !file.hasSuffix(".gz") {
      let bytes = try StandardDelivery.read(delivery.folder + "/" + file)
      try remove(file, of: delivery)
      delivery.manifest[entry].file = file + ".gz"
      try delivery.write(bytes, to: entry)
    }
    var bytes = try StandardDelivery.read(delivery.folder + "/" + delivery.manifest[entry].file)
    if isCut {
      bytes.removeLast(bytes.count / 3)
    } else {
      // The checksum of the unpacked bytes, four bytes before the length.
      bytes[bytes.count - 8] ^= 0xFF
    }
    try delivery.overwrite(bytes, at: entry)
    try delivery.saveManifest()
    return planted(in: delivery, line: 0)
  }

  private func spoilRecord(_ defect: FileDefect, of delivery: StandardDelivery) throws -> PlantedDefect {
    let entry = try delivery.entry(of: table)
    let whole = try delivery.table(table)
    var bytes = whole.bytes
    let ends = bytes.indices.filter { bytes[$0] == 0x0A }
    let number = whole.count / 2
    guard number + 1 < ends.count else { throw SampleError.noRecordFor(defect: name, folder: delivery.name) }
    let end = ends[number + 1]
    switch defect {
    case .notUTF8: bytes.insert(contentsOf: [0xC3, 0x28], at: end)
    case .nulByte: bytes.insert(0, at: end)
    case .mixedLineEnds: bytes.insert(0x0D, at: end)
    default:
      // The first comma of the record: the field after it gets a quote that nothing closes.
      let start = ends[number] + 1
      let comma = bytes[start..<end].firstIndex(of: 0x2C) ?? start
      for place in stride(from: bytes.count - 1, to: comma, by: -1) where bytes[place] == 0x22 { bytes[place] = 0x27 }
      bytes.insert(0x22, at: comma + 1)
    }
    try delivery.write(bytes, to: entry)
    try delivery.saveManifest()
    return planted(in: delivery, line: whole.line(of: number))
  }

  private func spoilHeader(_ defect: FileDefect, of delivery: StandardDelivery) throws -> PlantedDefect {
    let entry = try delivery.entry(of: table)
    let whole = try delivery.table(table)
    var lines: [[UInt8]] = []
    let header = DeliveryRecord(columns: whole.columns, fields: whole.columns)
    switch defect {
    case .noHeader: break
    case .emptyCaseTable: lines = [header.csv]
    default:
      let dropped = whole.columns.firstIndex(of: field)
      for record in [header] + (0..<whole.count).map(whole.record) {
        var fields = record.fields
        if let dropped {
          fields.remove(at: dropped)
        } else {
          fields.append(lines.isEmpty ? field : "")
        }
        lines.append(DeliveryRecord(columns: [], fields: fields).csv)
      }
    }
    if lines.count <= 1 {
      delivery.manifest[entry].rows = 0
      if !delivery.manifest[entry].amountTotal.isEmpty { delivery.manifest[entry].amountTotal = "0.00" }
    }
    try delivery.write(lines.flatMap { $0 + [0x0A] }, to: entry)
    try delivery.saveManifest()
    return planted(in: delivery, line: 1)
  }
}
