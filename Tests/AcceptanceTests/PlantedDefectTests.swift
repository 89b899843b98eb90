import Foundation
import Records
import Sample
import Testing

/// One planted defect each: refused, quarantined or warned as county-extract.md says, at the right place.
@Suite struct PlantedDefectTests {
  /// A finding as far as it was planted.
  struct Found: Decodable {
    var severity: String
    var code: String
    var file: String
    var line: Int?
  }
  struct Report: Decodable {
    struct Delivery: Decodable {
      struct File: Decodable {
        var file: String
        var read: Int
        var accepted: Int
        var quarantined: Int
      }
      var status: String
      var files: [File]
    }
    var deliveries: [Delivery]
    var findings: [Found]
  }

  /// The delivery into which each defect is planted, written once.
  private static let clean = Result {
    let options = try SampleOptions(seed: 11, cases: 60, counties: ["27003"], shape: .standard, years: 3)
    let input = LoadedHome.folder.path + "/clean"
    let folder = try #require(try SampleWriter(options).write(to: input).deliveries.first?.folder)
    return folder.hasPrefix("/") ? folder : input + "/" + folder
  }

  @Test(arguments: DefectKind.all.map(\.name))
  func isFoundWhereItWasPlanted(_ kind: String) throws {
    let scratch = try Scratch()
    let path = scratch.path + "/27003-2024-09-30"
    try FileManager.default.copyItem(atPath: try Self.clean.get(), toPath: path)
    let planted = try DefectPlanter(folder: path, seed: 5).plant([DefectRequest(kind: kind, count: 1)])
    let run = try Program.run("check", path, "--format", "json")
    #expect(run.code == 1, "\(run.errors)")
    let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    for defect in planted {
      let place = report.findings.filter { found in
        found.severity == defect.severity.rawValue && found.file.hasSuffix(defect.file)
          && (defect.line == 0 || found.line == defect.line) && found.code == defect.code
      }
      #expect(!place.isEmpty, "\(kind): planted \(defect), found \(report.findings)")
    }
    let worst = planted.compactMap { Severity(rawValue: $0.severity.rawValue) }.max()
    #expect(report.findings.compactMap { Severity(rawValue: $0.severity) }.max() == worst)
    for file in report.deliveries.flatMap(\.files) { #expect(file.read == file.accepted + file.quarantined) }
    #expect(report.deliveries.map(\.status) == [worst == .rejectDelivery ? "refused" : "accepted"])
  }

  @Test func aCleanDeliveryHasNoFinding() throws {
    let scratch = try Scratch()
    let options = try SampleOptions(seed: 12, cases: 300, counties: ["27003", "27115"], shape: .standardGzip)
    _ = try SampleWriter(options).write(to: scratch.path)
    let run = try Program.run("check", scratch.path, "--format", "csv")
    #expect(run.output.split(separator: "\n").count == 1, "\(run.output.prefix(2000))")
    #expect(run.code == 0)
  }

  @Test func afterARefusedDeliveryTheWarehouseAnswersAsBefore() throws {
    let scratch = try Scratch()
    let input = scratch.path + "/input"
    let home = scratch.path + "/home"
    let options = try SampleOptions(seed: 13, cases: 40, counties: ["27003"], shape: .standard, years: 2)
    _ = try SampleWriter(options).write(to: input)
    #expect(try Program.run("run", "pipelines/nightly.yaml", "--input", input, "--home", home).code == 0)
    let before = contents(of: home + "/warehouse")
    try FileManager.default.removeItem(atPath: input)
    let other = try SampleOptions(seed: 14, cases: 40, counties: ["27003"], shape: .standard, years: 2)
    let summary = try SampleWriter(other).write(to: input)
    let folder = try #require(summary.deliveries.first?.folder)
    let path = folder.hasPrefix("/") ? folder : input + "/" + folder
    _ = try DefectPlanter(folder: path, seed: 5).plant([DefectRequest(kind: "wrong-hash", count: 1)])
    let run = try Program.run("run", "pipelines/nightly.yaml", "--input", input, "--home", home)
    #expect(run.code == 1)
    #expect(run.output.contains("refused"))
    #expect(difference(before, contents(of: home + "/warehouse")) == [])
    // The same files with the manifest put right are another delivery.
    try FileManager.default.removeItem(atPath: input)
    _ = try SampleWriter(other).write(to: input)
    let mended = try Program.run("run", "pipelines/nightly.yaml", "--input", input, "--home", home)
    #expect(mended.code == 0)
    #expect(mended.output.contains("27003-2024-09-30: accepted"))
  }
}
