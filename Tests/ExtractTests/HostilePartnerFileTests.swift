import Glibc
import Layouts
import Records
import Testing

@testable import Extract

/// Files that are not what they should be: the check ends, says why, and keeps its memory.
@Suite struct HostilePartnerFileTests {
  private static let file: [[UInt8]] = {
    func line(_ name: String, _ example: Int = 0) -> [UInt8] {
      let record = PartnerDefinitions.record(name)
      return try! PartnerDefinitions.line(record, record.accepted[example])
    }
    return [line("ndnh-w4header"), line("ndnh-w4detail"), line("ndnh-w4detail", 1), line("ndnh-w4trailer")]
  }()

  private static func codes(_ bytes: [UInt8]) throws -> [String] {
    try PartnerDefinitions.check("ndnh-w4", bytes).findings.map { "\($0.line) \($0.code) \($0.severity.rawValue)" }
  }

  private static func joined(_ lines: [[UInt8]], _ end: [UInt8] = [0x0A]) -> [UInt8] { lines.flatMap { $0 + end } }

  @Test func lineEnds() throws {
    #expect(try Self.codes(Self.joined(Self.file, [0x0D, 0x0A])) == [])
    #expect(try Self.codes(Self.joined(Self.file).dropLast()) == [])
    #expect(try Self.codes(Self.joined(Self.file) + [0x0A, 0x0A]) == [])
    #expect(try Self.codes(Self.joined(Self.file) + [0x1A]) == [])
    #expect(try Self.codes([0xEF, 0xBB, 0xBF] + Self.joined(Self.file)) == [])
    var file = Self.file
    file.insert([], at: 2)
    #expect(try Self.codes(Self.joined(file)) == ["3 LEN reject_record"])
  }

  @Test func nothingInIt() throws {
    #expect(try Self.codes([]) == ["0 SEQ reject_delivery"])
    #expect(try Self.codes([0x0A]) == ["0 SEQ reject_delivery"])
    let (findings, tally) = try PartnerDefinitions.check("ndnh-w4detail", [])
    #expect(findings.map(\.code) == ["SEQ"] && tally.isRefused)
  }

  @Test func headersAndTrailers() throws {
    let file = Self.file
    #expect(try Self.codes(Self.joined(Array(file.dropLast()))) == ["3 SEQ reject_delivery"])
    #expect(
      try Self.codes(Self.joined(Array(file.dropFirst()))) == [
        "1 SEQ reject_record", "2 SEQ reject_record", "3 SEQ reject_delivery", "3 SEQ reject_delivery",
      ])
    // The second header has the number of the first.
    #expect(
      try Self.codes(Self.joined([file[0], file[0]] + file[1...])) == [
        "2 SEQ reject_delivery", "2 DUP reject_delivery",
      ])
    #expect(try Self.codes(Self.joined(file + [file[1]])) == ["5 SEQ reject_delivery"])
  }

  @Test func otherCharacterSets() throws {
    // EBCDIC: no line ends, digits from F0.
    let record: [UInt8] = [0xC8, 0xF4, 0xF2, 0xF0] + [UInt8](repeating: 0x40, count: 797)
    let ebcdic = (0..<5).flatMap { _ in record }
    #expect(try Self.codes(ebcdic).first == "1 ENC reject_delivery")
    let utf16 = Self.joined(Self.file).flatMap { [UInt8(0), $0] }
    #expect(try Self.codes(utf16).first == "1 ENC reject_delivery")
  }

  @Test func lowValues() throws {
    var file = Self.file
    file[1][12] = 0
    #expect(try Self.codes(Self.joined(file)) == ["2 CHR reject_record", "2 CHR reject_record"])
  }

  @Test func damagedGzip() throws {
    let bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xFF, 0xFF, 0xFF]
    #expect(throws: ByteStreamError.self) { try Self.codes(bytes) }
  }

  /// Random bytes changed, lines cut and doubled: the check ends, and counts every line that is not blank.
  @Test(arguments: Array(1...40) as [UInt64])
  func randomDamage(seed: UInt64) throws {
    var generator = LayoutPropertyTests.Generator(state: seed)
    var bytes = Self.joined(Self.file)
    for _ in 0..<Int.random(in: 1...30, using: &generator) {
      let index = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0...2, using: &generator) {
      case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.removeSubrange(index..<min(bytes.count, index + Int.random(in: 1...900, using: &generator)))
      default: bytes.insert(contentsOf: bytes[index..<min(bytes.count, index + 50)], at: index)
      }
      if bytes.isEmpty { bytes = [0x20] }
    }
    let layout = ["ndnh-w4", "ndnh-w4detail", "eiwo", "sdnhny", "sdnhsc", "sdnhnv"].randomElement(using: &generator)!
    let (findings, tally) = try PartnerDefinitions.check(layout, bytes)
    #expect(tally.quarantined <= tally.read, "seed \(seed)")
    #expect(!findings.isEmpty, "seed \(seed)")
  }

  /// 256 MB on one line take no more memory than a short file.
  @Test func endlessLine() throws {
    let file = ByteFile([])
    #expect(truncate(file.path, 256 << 20) == 0)
    var findings: [Finding] = []
    let check = try PartnerCheck(PartnerDefinitions.layouts, PartnerDefinitions.layouts.named("ndnh-w4detail")!)
    let before = Self.peak()
    let tally = try check.check(try ByteStream(path: file.path, hashes: false), file: "f.txt") { findings.append($0) }
    #expect(tally.read == 1)
    #expect(findings.map(\.code) == ["LEN"])
    #expect(findings.first?.value == "268435456 characters")
    #expect(Self.peak() - before < 16 << 10)
  }

  /// Peak memory of this process in KiB.
  private static func peak() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
  }
}
