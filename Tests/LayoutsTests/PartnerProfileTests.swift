import Foundation
import Records
import Testing

@testable import Layouts

/// Profiles of partners: fields whose place is proposed are moved, on the days on which that holds; nothing else is.
@Suite struct PartnerProfileTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  private static func record(_ name: String, profile: String, on day: String) throws -> PartnerRecord? {
    let layouts = try PartnerLayouts.load(
      folder: root + "/schemas/federal", profile: profile, on: try #require(DayNumber(day)))
    guard case .record(let record) = layouts.named(name) else { return nil }
    return record
  }

  /// A profile of one change, in a file of its own; the error's message where it cannot be used.
  private static func failure(_ change: String, on day: String = "2026-01-01") throws -> String {
    let folder = NSTemporaryDirectory() + "/ivd-profile-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/made-up.yaml"
    try "partner: made-up\ntitle: Made up\nchanges:\n\(change)".write(toFile: path, atomically: true, encoding: .utf8)
    do {
      _ = try record("eiwo-ack", profile: path, on: day)
      return ""
    } catch let error as DefinitionError {
      return error.message
    }
  }

  @Test func movesWhatIsProposed() throws {
    let path = Self.root + "/schemas/partners/example-payroll.yaml"
    let before = try #require(try Self.record("eiwo-ack", profile: path, on: "2025-06-30"))
    let after = try #require(try Self.record("eiwo-ack", profile: path, on: "2025-07-01"))
    #expect(before.length == 548 && after.length == 560)
    #expect(before.fields[try #require(before.index(of: "Corrected FEIN"))].first == 538)
    #expect(after.fields[try #require(after.index(of: "Corrected FEIN"))].first == 473)
    #expect(after.padding == .exact)
    // Rules follow the names.
    let rule = try #require(after.rules.first { after.fields[$0.field].name == "Corrected FEIN" })
    #expect(after.fields[rule.conditions[0].field].name == "Disposition Reason Code")
  }

  @Test func keepsWhatIsAttested() throws {
    let start = "  - {record: eiwo-ack, effective: 2025-01-01, reason: a test, "
    #expect(
      try Self.failure(start + "fields: [{name: Case ID, at: 8-22}]}\n")
        == "Case ID of eiwo-ack has confidence B and stays in place")
    #expect(
      try Self.failure(start + "fields: [{name: Corrected FEIN, at: 540-548}]}\n")
        == "Corrected FEIN begins at 540, expected 538")
    #expect(
      try Self.failure(start + "fields: [{name: Employee SSN, at: 85-94}]}\n")
        == "Employee SSN of eiwo-ack has 9 positions")
    #expect(try Self.failure(start + "length: 550}\n") == "the last field ends at 548, expected 550")
    #expect(try Self.failure(start + "color: blue}\n").hasPrefix("unknown key: color"))
    #expect(try Self.failure(start + "padding: exact}\n").isEmpty)
  }

  @Test func oneChangeADay() throws {
    let first = "  - {record: eiwo-ack, effective: 2025-01-01, superseded: 2025-06-30, reason: a test}\n"
    let second = "  - {record: eiwo-ack, effective: 2025-07-01, reason: a test}\n"
    let between = "  - {record: eiwo-ack, effective: 2025-06-30, reason: a test}\n"
    #expect(try Self.failure(first + second).isEmpty)
    #expect(try Self.failure(first + between) == "two changes of eiwo-ack hold on the same day")
    #expect(
      try Self.failure("  - {record: eiwo-nack, effective: 2025-01-01, reason: a test}\n")
        == "no such record: eiwo-nack")
  }
}
