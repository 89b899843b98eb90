import Crypto
import Extract
import Foundation

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
  static func sha256(of bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }

  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    var text = ""
    for byte in bytes {
      let digits = String(byte, radix: 16)
      text += digits.count == 1 ? "0" + digits : digits
    }
    return text
  }

  /// A digest of what a delivery says, whatever its folder, its archive and the names of its files are called: the
  /// county, the date, and the hashes of its files. The manifest, which names the files, is left out.
  static func content(delivery: Delivery, files: [String: String]) -> String {
    let hashes = files.filter { $0.key != "manifest.csv" }.values.sorted()
    return sha256(of: ([delivery.county ?? "", delivery.asOf?.description ?? ""] + hashes).joined(separator: "\n"))
  }
}
