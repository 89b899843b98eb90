import Extract
import Foundation
import Records

/// The refused records of a transmission: `partners.bytes.csv` with each record's place and bytes as delivered, and
/// `refused-batches.csv` with the lines of each batch that goes back whole; their bytes stand in the first file too.
final class PartnerQuarantine {
  private let folder: String
  private let file: String
  private var bytes: BufferedFile?

  init(folder: String, file: String) {
    self.folder = folder
    self.file = file
  }

  func add(_ line: [UInt8], _ number: Int) throws {
    if bytes == nil {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      bytes = try BufferedFile(path: folder + "/partners.bytes.csv")
      try bytes?.write("file,line,byte,bytes_hex\n")
    }
    // Lines of a transmission have no offset of their own: the line says where they are.
    try bytes?.write(CSVText.line([file, String(number), "", line.hexadecimal]))
  }

  /// Adds the lines of refused batches, read again from the file. - Throws: `ByteStreamError`.
  func add(_ batches: [PartnerIntakeSink.RefusedBatch], path: String) throws {
    guard !batches.isEmpty else { return }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let list = try BufferedFile(path: folder + "/refused-batches.csv")
    try list.write("file,batch,first_line,last_line,records\n")
    for batch in batches {
      try list.write(
        CSVText.line([
          file, String(batch.number), String(batch.lines.lowerBound), String(batch.lines.upperBound),
          String(batch.records),
        ]))
    }
    try list.close()
    var next = 0
    try PartnerLines.read(path) { line, number in
      while next < batches.count, batches[next].lines.upperBound < number { next += 1 }
      guard next < batches.count, batches[next].lines.contains(number) else { return }
      try add(line, number)
    }
  }

  func close() throws { try bytes?.close() }
}
