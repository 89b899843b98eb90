import Foundation
import Sample
import Testing

/// What went to quarantine can be corrected and sent again.
@Suite struct ResubmissionTests {
  @Test func aCorrectedRecordIsLoadedWithTheRest() throws {
    let scratch = try Scratch()
    let home = scratch.path + "/home"
    let input = scratch.path + "/input"
    let options = try SampleOptions(seed: 31, cases: 40, counties: ["27003"], shape: .standard, years: 2)
    let summary = try SampleWriter(options).write(to: input)
    let delivery = try #require(summary.deliveries.first)
    let folder = delivery.folder.hasPrefix("/") ? delivery.folder : input + "/" + delivery.folder
    let planted = try DefectPlanter(folder: folder, seed: 5).plant([DefectRequest(kind: "bad-money", count: 1)])
    let defect = try #require(planted.first)
    let arguments = ["run", "pipelines/nightly.yaml", "--input", input, "--home", home]
    #expect(try Program.run(arguments).code == 1)
    let latest = try #require(try FileManager.default.contentsOfDirectory(atPath: home + "/runs").sorted().last)
    let quarantine = home + "/runs/\(latest)/quarantine/27003-2024-09-30"
    let file = quarantine + "/\(defect.table).csv"
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map(String.init)
    #expect(lines.count == 2)
    var fields = lines[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let column = try #require(lines[0].split(separator: ",").firstIndex { $0 == "amount" })
    fields[column] = "12.34"
    try (lines[0] + "\n" + fields.joined(separator: ",") + "\n").write(toFile: file, atomically: true, encoding: .utf8)

    let inbox = scratch.path + "/inbox"
    let made = try Program.run(
      "resubmit", "--county", "27003", "--as-of", "2024-09-30", "--corrections", quarantine, "--output", inbox,
      "--home", home)
    #expect(made.code == 0, "\(made.errors)")
    let check = try Program.run("check", inbox, "--format", "csv")
    #expect(check.code == 0, "\(check.output)")
    let again = try Program.run("run", "pipelines/nightly.yaml", "--input", inbox, "--home", home)
    #expect(again.code == 0, "\(again.output)\(again.errors)")
    let count = try Program.run("sql", "SELECT COUNT(*) FROM \(defect.table) WHERE amount = 12.34", "--home", home)
    #expect(count.output.split(separator: "\n").last == "1")
  }
}
