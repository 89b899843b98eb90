import Foundation
import Layouts
import Records
import Transform

/// The delivery that docs/layouts.md describes, with its own layout and profile read from that page.
final class ExampleDelivery {
  let folder: String
  let profile: CountyProfile
  let standard: StandardExtract

  init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(contentsOf: root.appendingPathComponent("docs/layouts.md"), encoding: .utf8)
    let blocks = page.components(separatedBy: "```yaml\n").dropFirst().map { $0.components(separatedBy: "\n```")[0] }
    let layout = try RecordLayout.read(
      try StrictYAML.parse(blocks[0], file: "docs/layouts.md"), path: "example-fixed.yaml")
    standard = Self.tables
    profile = try CountyProfile.read(
      try StrictYAML.parse(blocks[1], file: "docs/layouts.md"), path: "example-mainframe.yaml",
      layouts: ["example-fixed": layout], standard: Self.tables)
    folder = NSTemporaryDirectory() + "ivd-transform-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func reader() -> ProfileReader {
    ProfileReader(profile: profile, standard: standard, files: ["EXTRACT.DAT": folder + "/EXTRACT.DAT"])
  }

  func write(records: some Sequence<[UInt8]>) { write(bytes: records.flatMap { $0 }) }

  func write(bytes: [UInt8]) {
    FileManager.default.createFile(atPath: folder + "/EXTRACT.DAT", contents: Data(bytes))
  }

  /// Header, two cases, two payments, trailer.
  var clean: [[UInt8]] {
    [
      record([(1, Self.ebcdic("H1")), (3, Self.ebcdic("24274115"))]),
      caseRecord("000000001", children: ["KID1"], tribal: true, locate: true),
      caseRecord("000000002", children: ["KID1", "KID2"], tribal: false, locate: false),
      payment(seq: "001", kind: "P", source: "W", cents: 10_000),
      payment(seq: "002", kind: "R", source: "T", cents: 2_550),
      trailer(4, cents: 12_550),
    ]
  }

  func payment(seq: String, kind: String, source: String, cents: Int) -> [UInt8] {
    record([
      (1, Self.ebcdic("P1000000001\(seq)\(kind)\(source)2024060")), (24, Self.packed(cents, length: 5)),
    ])
  }

  func trailer(_ records: Int, cents: Int) -> [UInt8] {
    let count = String(String(10_000_000 + records).dropFirst())
    return record([(1, Self.ebcdic("T9" + count)), (10, Self.packed(cents, length: 7))])
  }

  private func caseRecord(_ number: String, children: [String], tribal: Bool, locate: Bool) -> [UInt8] {
    var parts: [(Int, [UInt8])] = [
      (1, Self.ebcdic("C1" + number + "20200131")), (20, [0x02, 0x02, 0x40, 0x22, 0x9F]),
      (25, Self.packed(12345, length: 6)), (31, Self.ebcdic("00000012C")), (40, [0, 0, 0, 2]),
      (85, Self.ebcdic((tribal ? "T" : " ") + (locate ? "L" : "F"))), (87, [0x00, 0x00, 0x12, 0x34, 0x5F]),
    ]
    for (position, child) in children.enumerated() {
      parts.append((45 + position * 20, Self.ebcdic(child)))
      parts.append((54 + position * 20, Self.ebcdic("20150101Y")))
    }
    return record(parts)
  }

  private func record(_ parts: [(at: Int, bytes: [UInt8])]) -> [UInt8] {
    var record = [UInt8](repeating: 0x40, count: 94)
    for part in parts { record.replaceSubrange(part.at - 1..<part.at - 1 + part.bytes.count, with: part.bytes) }
    return record
  }

  /// Letters, digits and blanks in code page 037.
  static func ebcdic(_ text: String) -> [UInt8] {
    text.utf8.map { byte in
      switch byte {
      case 0x30...0x39: byte + 0xC0
      case 0x41...0x49: byte + 0x80
      case 0x4A...0x52: byte + 0x87
      case 0x53...0x5A: byte + 0x8F
      default: 0x40
      }
    }
  }

  static func packed(_ value: Int, length: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: length)
    var rest = value
    bytes[length - 1] = UInt8(rest % 10) << 4 | 0x0C
    rest /= 10
    for position in stride(from: length - 2, through: 0, by: -1) {
      bytes[position] = UInt8(rest / 10 % 10) << 4 | UInt8(rest % 10)
      rest /= 100
    }
    return bytes
  }

  private static let tables = StandardExtract(
    version: 1,
    tables: [
      table(
        "case", ["case_id!": .id, "county!": .digits(5), "no_jurisdiction": .code(["tribal", "foreign"])],
        order: ["case_id!", "county!", "no_jurisdiction", "locate_only"], flags: ["locate_only"]),
      table(
        "case_member",
        [
          "case_id!": .id, "person_id!": .id, "role!": .code(["custodial", "noncustodial", "child"]), "from_on!": .date,
          "to_on": .date,
        ], order: ["case_id!", "person_id!", "role!", "from_on!", "to_on"], flags: []),
      table(
        "receipt",
        [
          "receipt_id!": .id, "collected_on!": .date, "amount!": .money,
          "source!": .code(["income_withholding", "federal_tax_offset"]),
        ], order: ["receipt_id!", "collected_on!", "amount!", "source!"], flags: []),
    ])

  private static func table(
    _ name: String, _ types: [String: StandardType], order: [String], flags: Set<String>
  ) -> StandardTable {
    StandardTable(
      name: name, sqlName: name, title: "", citation: "",
      fields: order.map { field in
        StandardField(
          name: String(field.prefix { $0 != "!" }), type: flags.contains(field) ? .flag : types[field] ?? .text(100),
          isRequired: field.hasSuffix("!"))
      }, moneyField: nil, badValueReadsAsBlank: false)
  }
}
