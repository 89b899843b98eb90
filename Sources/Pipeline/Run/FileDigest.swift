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

  /// A digest of what a delivery says, whatever its folder or its archive is called: the county, the date, the names and
  /// hashes of its files, and what its manifest says of each. The names belong to it, because a delivery that was refused
  /// for a wrong one is another once it has the right one.
  static func content(delivery: Delivery, files: [String: String]) -> String {
    var lines = [delivery.county ?? "", delivery.asOf?.description ?? ""]
    lines += files.filter { $0.key != "manifest.csv" }.map { "\($0.key) \($0.value)" }.sorted()
    if let hash = files["manifest.csv"] {
      let manifest = Manifest.read(path: delivery.folder + "/manifest.csv")
      let totals = manifest.entries.map {
        "\($0.table),\($0.file),\($0.rowsText),\($0.amountText),\($0.sha256)"
      }.sorted()
      lines += manifest.faults.isEmpty ? totals : [hash]
    }
    return sha256(of: lines.joined(separator: "\n"))
  }
}
