/// A file that is small by its nature (a manifest, a list of inputs), read whole.
public enum SmallFile {
  public struct TooLarge: Error {}

  /// - Throws: `ByteStreamError`, or `TooLarge` beyond `limit` bytes.
  public static func read(path: String, limit: Int) throws -> [UInt8] {
    let stream = try ByteStream(path: path)
    var bytes = [UInt8](repeating: 0, count: limit + 1)
    let count = try bytes.withUnsafeMutableBytes { try stream.read(into: $0) }
    guard count <= limit else { throw TooLarge() }
    return Array(bytes[0..<count])
  }
}

extension SmallFile {
  /// The first bytes of a file, unpacked. - Throws: `ByteStreamError`.
  public static func start(path: String, count: Int) throws -> ArraySlice<UInt8> {
    let stream = try ByteStream(path: path, hashes: false)
    var bytes = [UInt8](repeating: 0, count: count)
    let found = try bytes.withUnsafeMutableBytes { try stream.read(into: $0) }
    return bytes[..<found]
  }
}
