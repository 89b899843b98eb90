import Crypto
import Extract
import Foundation
import Records

/// Hashes and sizes of delivered files.
enum FileDigest {
  static func size(path: String) -> Int {
    (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
  }

  static func sha256(path: String) throws -> String {
    let stream = try ByteStream(path: path)
    try stream.drain()
    return stream.sha256
  }

  static func sha256(of text: String) -> String { sha256(of: Array(text.utf8)) }
  static func sha256(of bytes: [UInt8]) -> String { SHA256.hash(data: bytes).hexadecimal }

  /// A digest of what a delivery says, whatever its folder, its archive and the names of its files are called: the
  /// county, the date, the hashes of its files, and what its manifest says of each table.
  static func content(delivery: Delivery, files: [String: String]) -> String {
    var lines = [delivery.county ?? "", delivery.asOf?.description ?? ""]
    lines += files.filter { $0.key != "manifest.csv" }.values.sorted()
    if let hash = files["manifest.csv"] {
      let manifest = Manifest.read(path: delivery.folder + "/manifest.csv")
      let totals = manifest.entries.map { "\($0.table),\($0.rowsText),\($0.amountText),\($0.sha256)" }.sorted()
      lines += manifest.faults.isEmpty ? totals : [hash]
    }
    return sha256(of: lines.joined(separator: "\n"))
  }
}
