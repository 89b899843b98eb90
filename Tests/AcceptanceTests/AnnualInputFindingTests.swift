import Foundation
import Testing

/// What a run says of annual inputs that the form rounds, does not take, or cannot take.
@Suite struct AnnualInputFindingTests {
  @Test func `a fraction of a child and a line that counties make are findings`() throws {
    let scratch = try Scratch()
    let input = scratch.path + "/in"
    try FileManager.default.copyItem(atPath: Program.root + "/Tests/Fixtures/ocse-157-worked-example", toPath: input)
    let path = input + "/annual-inputs.csv"
    let rows = try String(contentsOfFile: path, encoding: .utf8)
    func run(_ text: String) throws -> (output: String, findings: [String]) {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      let home = scratch.path + "/home"
      let run = try Program.run("run", "pipelines/nightly.yaml", "--input", input, "--home", home)
      #expect(run.code < 2, "\(run)")
      let runs = try FileManager.default.contentsOfDirectory(atPath: home + "/runs").sorted()
      let csv = try String(contentsOfFile: home + "/runs/\(try #require(runs.last))/findings.csv", encoding: .utf8)
      return (
        run.output,
        PrintedFinding.of(csv).filter { $0["table"] == "annual_inputs" }.map {
          "\($0["severity"]) \($0["edit"]) \($0["file"]):\($0["line"]) \($0["field"]) \($0["value"]) \($0["key"])"
        }
      )
    }
    let sound = try run(rows)
    #expect(sound.findings == [])
    #expect(sound.output.contains("\n   39  a 5\n"), "\(sound.output)")
    let changed =
      rows.replacingOccurrences(of: "2024,39,a,5,", with: "2024,39,a,5.5,").replacingOccurrences(
        of: "2024,30,a,12,", with: "2024,30,a,12.5,") + "2024,1,a,5,somebody's list\n"
    let told = try run(changed)
    #expect(
      told.findings == [
        "warning A09 annual-inputs.csv:7 value 12.5 ", "reject_record A06 annual-inputs.csv:10 value 5.5 ",
        "warning A10 annual-inputs.csv:13 line 1 2024 1.a",
      ])
    #expect(told.output.contains("\n   39  a not computable\n"), "\(told.output)")
    #expect(told.output.contains("\n   30  a 13\n"), "\(told.output)")
    func line1(_ output: String) -> Substring? { output.split(separator: "\n").first { $0.hasPrefix("    1  a ") } }
    #expect(line1(told.output) == line1(sound.output))
  }
}
