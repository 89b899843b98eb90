import Foundation
import Testing

@Suite struct MeasuresTests {
  static let folder = Program.root + "/Tests/Fixtures/measures"

  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  /// The whole of every format, for the worked example of performance-and-audit.md 2.6 and for a historical year.
  @Test(arguments: ["state-x", "historical"], ["text", "csv", "json", "html"])
  func outputsAreThoseOfTheGoldenFiles(name: String, format: String) throws {
    let year = name == "historical" ? "2001" : "2024"
    let made = try Program.run(
      "measures", "--fiscal-year", year, "--lines", Self.folder + "/\(name).csv", "--format", format)
    #expect(made.code == 0, "\(made.errors)")
    let golden = Self.folder + "/\(name)-measures.\(format == "text" ? "txt" : format)"
    let expected = try text(golden)
    #expect(made.output == expected, "\(golden) differs")
  }

  @Test func theWorkedExampleIsExactToTheCent() throws {
    let arguments = ["measures", "--fiscal-year", "2024", "--lines"]
    let whole = try Program.run(arguments + [Self.folder + "/state-x.csv"])
    for figure in ["500,612,000\n", "1,941,123,030\n", "0.0178905348\n", "10,018,699.51\n"] {
      #expect(whole.output.contains(figure))
    }
    let scratch = try Scratch()
    let variant = try text(Self.folder + "/state-x.csv").replacingOccurrences(
      of: "reliable.arrears_collections,a,1", with: "reliable.arrears_collections,a,0")
    try variant.write(toFile: scratch.path + "/variant.csv", atomically: true, encoding: .utf8)
    let unreliable = try Program.run(arguments + [scratch.path + "/variant.csv"])
    for figure in ["1,674,547,140\n", "108,233,424,110\n", "8,664,110.98\n"] {
      #expect(unreliable.output.contains(figure))
    }
  }

  /// A home that has annual inputs and no snapshot, and one that has both.
  @Test func figuresComeFromTheHome() throws {
    let scratch = try Scratch()
    let input = scratch.path + "/input"
    try FileManager.default.createDirectory(atPath: input, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Self.folder + "/historical.csv", toPath: input + "/annual-inputs.csv")
    let home = scratch.path + "/home"
    #expect(try Program.run("run", "pipelines/nightly.yaml", "--input", input, "--home", home).code == 0)
    let made = try Program.run("measures", "--fiscal-year", "2001", "--home", home)
    #expect(made.code == 0, "\(made.errors)")
    #expect(made.output == (try text(Self.folder + "/historical-measures.txt")))
    let nothing = try Program.run("measures", "--fiscal-year", "2010", "--home", home)
    #expect(nothing.code == 2)
    #expect(nothing.errors.hasPrefix("ivd: measures: nothing is known of fiscal year 2010"))

    let example = scratch.path + "/example"
    let loaded = try LoadedHome.workedExample.get()
    #expect(loaded.run.code == 0)
    try loaded.copy(to: example)
    let csv = try Program.run("measures", "--fiscal-year", "2024", "--home", example, "--format", "csv")
    let files = contents(of: example).filter { $0.key.hasSuffix("reports/measures-2024.csv") }
    #expect(files.count == 1)
    #expect(files.first?.value == Data(csv.output.utf8))
    #expect(csv.output.contains("\n2024,paternity_iv_d,6,8,5a,7,114.29,,yes,,100,table,assumed,1.00,,no_penalty,"))
  }

  @Test func whatIsWrongWithAFigureIsSaidAndEndsWithOne() throws {
    let scratch = try Scratch()
    let file = scratch.path + "/figures.csv"
    func measures(_ rows: [String], year: String = "2024") throws -> Program.Outcome {
      let lines = ["fiscal_year,line,column,value,source"] + rows
      try lines.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
      return try Program.run("measures", "--fiscal-year", year, "--lines", file, "--format", "csv")
    }
    let rejected = try measures(["2024,2,a,1,s", "2024,1,a,2,s", "2024,pols,a,1,s"])
    #expect(rejected.code == 1)
    #expect(rejected.errors.contains(":4: A08: annual inputs: there is no such line"))
    #expect(rejected.output.contains(",50.00,"))
    let impossible = try measures(["2024,2,a,3,s", "2024,1,a,2,s"])
    #expect(impossible.code == 1)
    #expect(impossible.errors.contains("line 2 is greater than line 1"))
    #expect(try measures(["2024,2,a,1,s"], year: "1999").code == 2)
    #expect(try Program.run("measures", "--fiscal-year", "2024", "--lines", scratch.path + "/none.csv").code == 2)
    try "nothing".write(toFile: file, atomically: true, encoding: .utf8)
    let refused = try Program.run("measures", "--fiscal-year", "2024", "--lines", file)
    #expect(refused.code == 2)
    #expect(refused.errors.contains("the header does not name exactly the columns expected"))
  }

  @Test func aBrokenRuleStopsBeforeDataIsRead() throws {
    let scratch = try Scratch()
    for folder in ["schemas", "pipelines"] {
      try FileManager.default.copyItem(atPath: Program.root + "/" + folder, toPath: scratch.path + "/" + folder)
    }
    let path = scratch.path + "/pipelines/measures/penalties.yaml"
    let broken = try text(path).replacingOccurrences(of: "acceptable: 35", with: "acceptible: 35")
    try broken.write(toFile: path, atomically: true, encoding: .utf8)
    let home = scratch.path + "/home"
    let run = try Program.run(
      "run", "pipelines/nightly.yaml", "--input", WorkedExampleTests.example, "--home", home, "--definitions",
      scratch.path)
    #expect(run.code == 2)
    #expect(run.errors.contains("penalties.yaml:"))
    #expect(!FileManager.default.fileExists(atPath: home + "/warehouse"))
  }
}
