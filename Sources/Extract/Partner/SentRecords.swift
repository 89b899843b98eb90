import Layouts

/// What was sent, by the key that comes back in the answer.
final class SentRecords {
  struct Found {
    /// The fields that must come back unchanged.
    var values: [[UInt8]]
    /// Records of the file it was sent in.
    var lines: Int
  }

  private var found: [[UInt8]: Found] = [:]
  /// Where a whole record comes back it is known by a hash: a year of new hires stays small.
  private var hashes: Set<Int> = []
  private let isWhole: Bool

  /// Reads the sent files. - Throws: `ByteStreamError`.
  init(_ answer: PartnerFamily.Answer, _ family: PartnerFamily, _ layouts: PartnerLayouts, paths: [String]) throws {
    isWhole = answer.isWhole
    guard let record = layouts.families.lazy.flatMap(\.records).first(where: { $0.name == answer.sent }),
      let identifier = Identifier(record)
    else { return }
    let own = family.records[answer.mark.record]
    func places(_ fields: [Int]) -> [PartnerField] {
      fields.compactMap { field in record.fields.first { $0.name == own.fields[field].name } }
    }
    let keys = places(answer.keys)
    let same = places(answer.same)
    for path in paths {
      var lines = 0
      var mine: [[UInt8]] = []
      _ = try PartnerLineReader(try ByteStream(path: path, hashes: false)).read { line, count, _ in
        lines += 1
        guard identifier.recognises(line, count), count <= PartnerLineReader.limit else { return }
        if isWhole {
          hashes.insert(Self.hash(UnsafeBufferPointer(start: line, count: count)))
          return
        }
        let key = Self.key(keys, line, count)
        mine.append(key)
        found[key] = Found(values: same.map { Self.value($0, line, count) }, lines: 0)
      }
      for key in mine { found[key]?.lines = lines }
    }
  }

  /// - Parameter bytes: an answer, of its full length.
  func find(_ keys: [PartnerField], _ bytes: UnsafePointer<UInt8>) -> Found? {
    if isWhole {
      let field = keys[0]
      let isKnown = hashes.contains(Self.hash(UnsafeBufferPointer(start: bytes + field.first - 1, count: field.length)))
      return isKnown ? Found(values: [], lines: 0) : nil
    }
    return found[Self.key(keys, bytes, .max)]
  }

  private static func key(_ fields: [PartnerField], _ line: UnsafePointer<UInt8>, _ count: Int) -> [UInt8] {
    fields.flatMap { value($0, line, count) }
  }

  /// A field's bytes; what a line is too short for is blank.
  private static func value(_ field: PartnerField, _ line: UnsafePointer<UInt8>, _ count: Int) -> [UInt8] {
    (field.first - 1..<field.last).map { $0 < count ? line[$0] : 0x20 }
  }

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
    return hasher.finalize()
  }
}
