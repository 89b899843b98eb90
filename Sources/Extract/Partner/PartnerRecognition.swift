import Layouts
import Records

/// Knows the family of a file from its first bytes, never from its name.
public struct PartnerRecognition {
  public struct Candidate: Sendable {
    public var family: PartnerFamily
    public var intake: PartnerIntake

    public init(family: PartnerFamily, intake: PartnerIntake) {
      self.family = family
      self.intake = intake
    }
  }

  /// Bytes of a file that are looked at.
  static let sample = 64 << 10
  /// Lines that are looked at in files without header.
  static let lines = 16

  private let candidates: [Candidate]
  private let suffixes: [String]

  public init(_ candidates: [Candidate], suffixes: [String]) {
    self.candidates = candidates
    self.suffixes = suffixes
  }

  /// Positions of the candidates that a file may be; one where it is known, several where it is ambiguous.
  /// - Parameter isEBCDIC: the file is in EBCDIC.
  /// - Throws: `ByteStreamError`.
  public func families(of path: String, isEBCDIC: Bool = false) throws -> [Int] {
    let sample = try Self.read(path)
    if !isEBCDIC, let root = Self.rootElement(sample) {
      return candidates.indices.filter { position in
        candidates[position].family.xml?.records.contains { $0.path.hasPrefix(root + "/") } ?? false
      }
    }
    if !isEBCDIC {
      let lines = Self.lines(sample)
      return families { _ in lines }
    }
    return families { EBCDICText.lines(sample, length: $0.records[0].length) }
  }

  /// A file that begins with a header of one family is of that family, whatever its data records look like.
  private func families(_ lines: (PartnerFamily) -> [[UInt8]]) -> [Int] {
    func fitting(anywhere: Bool) -> [Int] {
      candidates.indices.filter { position in
        let firsts = candidates[position].intake.firsts.filter { $0.isAnywhere == anywhere }
        return !firsts.isEmpty && fits(candidates[position], firsts, lines(candidates[position].family))
      }
    }
    let known = fitting(anywhere: false)
    return known.isEmpty ? fitting(anywhere: true) : known
  }

  private func fits(_ candidate: Candidate, _ firsts: [PartnerIntake.First], _ lines: [[UInt8]]) -> Bool {
    firsts.contains { first in
      let record = candidate.family.records[first.mark.record]
      let checker = PartnerRecordChecker(record, suffixes: suffixes)
      return lines.prefix(first.isAnywhere ? Self.lines : 1).contains { fits(first, record, checker, $0) }
    }
  }

  private func fits(
    _ first: PartnerIntake.First, _ record: PartnerRecord, _ checker: PartnerRecordChecker, _ line: [UInt8]
  ) -> Bool {
    line.withUnsafeBufferPointer { line in
      guard let start = line.baseAddress, checker.identifier?.recognises(start, line.count) ?? true else {
        return false
      }
      if let identifier = record.identifier, !first.mark.codes.isEmpty {
        let field = record.fields[identifier]
        let code = String(
          decoding: UnsafeBufferPointer(start: start + field.first - 1, count: field.length), as: UTF8.self
        ).trimmingSpaces
        if !first.mark.codes.contains(code) { return false }
      }
      guard let bytes = checker.check(start, line.count) else { return false }
      return first.fits.allSatisfy { position in
        let field = record.fields[position]
        return FixedBytes.trimmed(bytes + field.first - 1, field.length) > 0
          && !checker.faults.contains { $0.field == position && $0.code != .ssn }
      }
    }
  }

  /// The first bytes of a file, unpacked. A gzip file that is damaged further on is known by what comes before.
  static func read(_ path: String) throws -> [UInt8] {
    let stream = try ByteStream(path: path, hashes: false)
    var bytes = [UInt8](repeating: 0, count: sample)
    let count = try bytes.withUnsafeMutableBytes { try stream.readSound(into: $0) }
    return Array(bytes[..<count])
  }

  /// The first line of a text file, for headers of columns; `nil` where it is longer than what is looked at.
  public static func firstLine(of path: String) throws -> [UInt8]? { lines(try read(path)).first }

  static func lines(_ sample: [UInt8]) -> [[UInt8]] {
    var sample = sample[...]
    if sample.starts(with: [0xEF, 0xBB, 0xBF]) { sample = sample.dropFirst(3) }
    var lines = sample.split(separator: 0x0A, maxSplits: Self.lines, omittingEmptySubsequences: false)
    if lines.count > Self.lines { lines.removeLast() } else if sample.count >= Self.sample - 3 { lines.removeLast() }
    return lines.map { Array($0.last == 0x0D ? $0.dropLast() : $0) }.filter { !$0.isEmpty }
  }

  /// Name of the outermost element; `nil` where the file is no XML document.
  static func rootElement(_ sample: [UInt8]) -> String? {
    var text = String(decoding: sample.prefix(4096), as: UTF8.self)[...]
    while let open = text.firstIndex(of: "<") {
      if text[..<open].contains(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }) { return nil }
      let rest = text[text.index(after: open)...]
      guard let first = rest.first else { return nil }
      if first == "?" || first == "!" {
        guard let close = rest.firstIndex(of: ">") else { return nil }
        text = rest[rest.index(after: close)...]
        continue
      }
      return String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" })
    }
    return nil
  }
}
