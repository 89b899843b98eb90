/// The lines of a partner's file, as the check counts them.
public enum PartnerLines {
  /// - Throws: `ByteStreamError`, or what `take` throws.
  public static func read(_ path: String, _ take: ([UInt8], Int) throws -> Void) throws {
    var failure: (any Error)?
    _ = try PartnerLineReader(try ByteStream(path: path, hashes: false)).read { line, count, number in
      guard failure == nil else { return }
      let kept = min(count, PartnerLineReader.limit)
      do { try take(Array(UnsafeBufferPointer(start: line, count: kept)), number) } catch { failure = error }
    }
    if let failure { throw failure }
  }
}
