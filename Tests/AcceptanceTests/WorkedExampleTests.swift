import Foundation
import Testing

@Suite struct WorkedExampleTests {
  static let example = Program.root + "/Tests/Fixtures/ocse-157-worked-example"

  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  /// As the run made the form, and made anew.
  @Test(arguments: [[], ["--afresh"]]) func cellsAndMembersAreExact(anew: [String]) throws {
    let scratch = try Scratch()
    let home = scratch.path + "/home"
    let loaded = try LoadedHome.workedExample.get()
    #expect(loaded.run.code == 0, "\(loaded.run.errors)")
    try loaded.copy(to: home)
    let members = scratch.path + "/members.csv"
    let report = try Program.run(
      ["report", "ocse-157", "--fiscal-year", "2024", "--home", home, "--format", "csv", "--members", members] + anew)
    #expect(report.code == 0)
    #expect(report.errors.contains("nothing that it is made from has changed") == anew.isEmpty)
    #expect(report.output == (try text(Self.example + "/expected.csv")))
    // The fixture has no column of the category.
    let lines = try text(members).split(separator: "\n").map { line in
      var fields = line.split(separator: ",", omittingEmptySubsequences: false)
      fields.remove(at: 1)
      return fields.joined(separator: ",")
    }
    #expect(lines == (try text(Self.example + "/expected-members.csv")).split(separator: "\n").map(String.init))

    let measures = try Program.run("measures", "--fiscal-year", "2024", "--home", home, "--format", "csv")
    #expect(measures.code == 0)
    for level in ["114.29", "89.47", "81.82", "91.84", "50.00"] { #expect(measures.output.contains(level)) }

    let trace = try Program.run("trace", "ocse-157", "2e", "--fiscal-year", "2024", "--home", home)
    let rows = trace.output.split(separator: "\n").map(String.init)
    #expect(rows.count == 2)
    #expect(rows.last?.hasPrefix("2e,a,K02,") == true)
    #expect(rows.last?.contains("27123-2024-09-30/") == true)
  }

  @Test func sameInputAgainChangesNothing() throws {
    let scratch = try Scratch()
    let home = scratch.path + "/home"
    let loaded = try LoadedHome.workedExample.get()
    #expect(loaded.run.code == 0)
    try loaded.copy(to: home)
    let before = contents(of: home)
    let again = try Program.run("run", "pipelines/nightly.yaml", "--input", Self.example, "--home", home)
    #expect(again.code == 0)
    #expect(again.output.hasPrefix("nothing new"))
    #expect(difference(before, contents(of: home)) == [])
  }

  @Test func sameContentUnderAnotherNameIsRecognised() throws {
    let scratch = try Scratch()
    let home = scratch.path + "/home"
    let input = scratch.path + "/input"
    try FileManager.default.copyItem(atPath: Self.example, toPath: input)
    try LoadedHome.workedExample.get().copy(to: home)
    let before = contents(of: home + "/warehouse")
    try FileManager.default.createDirectory(atPath: input + "/again", withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      atPath: input + "/27053-2024-09-30", toPath: input + "/again/27053-2024-09-30")
    let again = try Program.run("run", "pipelines/nightly.yaml", "--input", input, "--home", home)
    #expect(again.output.contains("again/27053-2024-09-30: accepted (known)"))
    #expect(difference(before, contents(of: home + "/warehouse")) == [])
  }

  @Test func numbersOfJobsLeaveNoTrace() throws {
    let scratch = try Scratch()
    for jobs in ["1", "2"] {
      let run = try Program.run(
        "run", "pipelines/nightly.yaml", "--input", Self.example, "--home", scratch.path + "/" + jobs, "--jobs", jobs)
      #expect(run.code == 0)
    }
    #expect(difference(try results(of: scratch.path + "/1"), try results(of: scratch.path + "/2")) == [])
  }

  @Test func aSecondRunAtTheSameTimeIsRefused() throws {
    let scratch = try Scratch()
    let lock = open(scratch.path + "/.lock", O_RDWR | O_CREAT, 0o600)
    defer { close(lock) }
    #expect(flock(lock, LOCK_EX) == 0)
    let run = try Program.run("run", "pipelines/nightly.yaml", "--input", Self.example, "--home", scratch.path)
    #expect(run.code == 2)
    #expect(run.errors.contains("another run"))
  }

  @Test func aBrokenDefinitionStopsBeforeDataIsRead() throws {
    let scratch = try Scratch()
    for folder in ["schemas", "pipelines"] {
      try FileManager.default.copyItem(atPath: Program.root + "/" + folder, toPath: scratch.path + "/" + folder)
    }
    let path = scratch.path + "/schemas/county/standard.yaml"
    let broken = try text(path).replacingOccurrences(of: "type: date", with: "typ: date")
    try broken.write(toFile: path, atomically: true, encoding: .utf8)
    let run = try Program.run(
      "run", "pipelines/nightly.yaml", "--input", Self.example, "--home", scratch.path + "/home", "--definitions",
      scratch.path)
    #expect(run.code == 2)
    #expect(run.errors.contains("standard.yaml:"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/home/warehouse"))
  }

  @Test func usageErrorsExitWithTwo() throws {
    #expect(try Program.run("report", "ocse-157").code == 2)
    #expect(try Program.run("nonsense").code == 2)
    #expect(try Program.run("check", "/nowhere/at/all").code == 2)
    #expect(try Program.run("--help").code == 0)
  }
}
