import Extract
import Foundation
import Layouts
import Testing

@testable import Pipeline

/// A file is known by what is in it, and by nothing else.
@Suite struct PartnerRecognitionTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  private static let families = try! PartnerDefinitions.load(root: root).candidates.map(\.family.name)

  @Test func allFamiliesWithKnownRecordsAreTakenIn() {
    #expect(
      Self.families == [
        "eiwo", "ndnh-qw", "ndnh-ui", "ndnh-w4", "ndnh-w4out", "sdnh100", "sdnh200", "sdnhal", "sdnhca", "sdnhil",
        "sdnhma", "sdnhnv", "sdnhny", "sdnhtx",
      ])
  }

  /// The examples of a family's records, in the order of the definition, are a file of that family and of no other.
  @Test(arguments: families)
  func examplesAreOfTheirFamily(name: String) throws {
    let definitions = try PartnerDefinitions.load(root: Self.root)
    let position = try #require(definitions.candidates.firstIndex { $0.family.name == name })
    let family = definitions.candidates[position].family
    var text: [UInt8] = []
    for record in family.records where record.name != "eiwo-trailer" {
      for example in record.accepted.prefix(1) {
        text += try PartnerRecordWriter(record).line(try PartnerRecordValues(record, example)) + [0x0A]
      }
    }
    let path = NSTemporaryDirectory() + "/ivd-recognition-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(text).write(to: URL(fileURLWithPath: path))
    let recognition = PartnerRecognition(definitions.candidates, suffixes: definitions.layouts.lists.suffixes)
    #expect(try recognition.families(of: path).map { definitions.candidates[$0].family.name } == [name])
    // The same without its first line is not taken for a file with a header.
    let hasHeader = definitions.candidates[position].intake.firsts.contains { !$0.isAnywhere }
    if hasHeader, let end = text.firstIndex(of: 0x0A) {
      try Data(text[(end + 1)...]).write(to: URL(fileURLWithPath: path))
      #expect(try !recognition.families(of: path).contains(position))
    }
  }

  private static let notTaken = ["eiwo2007", "sdnhsc", "sdnhut"]

  /// Files of which only the first record has a layout are known by it; no example of another record is taken for one.
  @Test func whatIsNotTakenInIsToldApart() throws {
    let definitions = try PartnerDefinitions.load(root: Self.root)
    #expect(definitions.notTaken.map(\.family.name) == Self.notTaken)
    let suffixes = definitions.layouts.lists.suffixes
    let (taken, others) = (
      PartnerRecognition(definitions.candidates, suffixes: suffixes),
      PartnerRecognition(definitions.notTaken, suffixes: suffixes)
    )
    let path = NSTemporaryDirectory() + "/ivd-recognition-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    var records = 0
    for family in definitions.layouts.families {
      for record in family.records {
        records += 1
        for example in record.accepted {
          let line = try PartnerRecordWriter(record).line(try PartnerRecordValues(record, example))
          try Data(line + [0x0A]).write(to: URL(fileURLWithPath: path))
          let known = try others.families(of: path).map { definitions.notTaken[$0].family.name }
          #expect(known == (Self.notTaken.contains(family.name) ? [family.name] : []), "\(record.name)")
          if !known.isEmpty { #expect(try taken.families(of: path).isEmpty, "\(record.name)") }
          // A record that is cut, or whose first bytes are of another, is of none of them.
          for damaged in [Array(line.dropLast()), Array(line[3...] + line[..<3])] {
            try Data(damaged + [0x0A]).write(to: URL(fileURLWithPath: path))
            #expect(try others.families(of: path).isEmpty, "\(record.name)")
          }
        }
      }
    }
    #expect(records == 35)
  }

  @Test func aDayIsReadFromTheFolderNotFromTheFile() {
    #expect(PartnerDiscovery.day(of: "in/2024-09-23/x/file.txt")?.description == "2024-09-23")
    #expect(PartnerDiscovery.day(of: "in/2024-09-23") == nil)
    #expect(PartnerDiscovery.day(of: "in/2024-13-23/file.txt") == nil)
  }
}
