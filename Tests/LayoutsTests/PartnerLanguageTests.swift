import Foundation
import Testing

@testable import Layouts

/// The language of partners' records: its example in docs/layouts.md is read, and what is not allowed is named.
@Suite struct PartnerLanguageTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  private static let example: String = {
    let page = try! String(contentsOfFile: root + "/docs/layouts.md", encoding: .utf8)
    let blocks = page.components(separatedBy: "```yaml\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    return blocks.first { $0.hasPrefix("record: example-detail") }!
  }()

  private static func load(_ text: String) throws -> PartnerRecord {
    let folder = NSTemporaryDirectory() + "/ivd-record-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/example-detail.yaml"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return try PartnerRecord.load(
      path: path, lists: try PartnerCodeLists.load(path: root + "/schemas/federal/codes.yaml"))
  }

  @Test func theExampleOfTheGuideIsRead() throws {
    let record = try Self.load(Self.example)
    #expect(record.fields.map(\.name).last == "Filler" && record.fields.count == 6)
    #expect(record.fields[2].warnings == [.code])
    #expect(record.fields[5].warnings == [.character])
    #expect(record.rules[0].refuses == .warning)
    #expect(record.rules[0].demand == .notZero)
  }

  /// A change to the example, and what is said of it.
  @Test(arguments: [
    ("at: 3-11", "at: 4-12", "Employee SSN begins at 4, expected 3"),
    ("at: 3-11", "at: 3-12", "at: a ssn has 9 positions"),
    ("at: 22-30", "at: 21-30", "Salary begins at 21, expected 22"),
    ("length: 40", "length: 41", "length: the last field does not end at 41"),
    ("kind: ssn", "kind: snn", "expected one of identifier, code"),
    ("list: usps", "list: ups", "list: no such list: ups"),
    ("format: CCYYMMDD", "format: MMDDYY", "format: MMDDYY does not fit 8 positions"),
    ("must: not_zero", "must: nonzero", "expected given, blank, zero"),
    ("{State: [KS]}", "{Sate: [KS]}", "no such field: Sate"),
    ("confidence: C", "confidence: D", "expected one of A, B, C"),
    ("warns: [COD]", "warns: [CODE]", "expected one of LEN"),
    ("personal: true, ", "persnal: true, ", "unknown key: persnal"),
    ("key: Employee SSN", "key: Employee", "key: no such field: Employee"),
    ("Date of Hire: \"20250106\"", "Hired: \"20250106\"", "examples: no such field: Hired"),
    ("of: 1,", "of: 2,", "of: no such example"), ("refuses: record", "refuses: records", "expected one of warning"),
    ("record: example-detail", "record: example", "record: `example` is not the file's name without .yaml"),
  ])
  func mistakesAreNamed(old: String, new: String, message: String) throws {
    let text = Self.example.replacingOccurrences(of: old, with: new)
    #expect(text != Self.example)
    do {
      _ = try Self.load(text)
      Issue.record("\(new) is read")
    } catch let error as DefinitionError {
      #expect(error.message.hasPrefix(message), "\(error.message)")
    }
  }
}
