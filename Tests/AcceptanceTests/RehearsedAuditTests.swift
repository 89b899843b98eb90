import Foundation
import Records
import Sample
import Testing

/// The rehearsed audit from draw to verdict, with the real program, on a caseload with planted record errors.
@Suite struct RehearsedAuditTests {
  /// A caseload with planted errors, loaded, and the truth about it.
  final class Planted: Sendable {
    let scratch: Scratch
    /// `line,unit` -> the true amount; blank for a line that counts.
    let truth: [String: String]
    /// `line` -> wrong units.
    let wrong: [String: Int]

    var home: String { scratch.path + "/home" }

    /// - Parameter errors: per cent of the cases; `nil` = none are planted, and the truth is what the lines say.
    init(seed: Int, cases: Int, errors: String?) throws {
      scratch = try Scratch()
      let input = scratch.path + "/in"
      let made = try Program.run(
        ["sample", "--output", input, "--seed", "\(seed)", "--cases", "\(cases)", "--counties", "27003,27115"]
          + ["--years", "2"] + (errors.map { ["--errors", $0] } ?? []))
      #expect(made.code == 0, "\(made.errors)")
      let data = FileManager.default.contents(atPath: input + "/true-audit.csv") ?? Data()
      let rows = CSVText.records(data) ?? []
      var truth: [String: String] = [:]
      var wrong: [String: Int] = [:]
      for row in rows.dropFirst() {
        truth["\(row.fields[0]),\(row.fields[1])"] = row.fields[5]
        wrong[row.fields[0], default: 0] += 1
      }
      self.truth = truth
      self.wrong = wrong
      let run = try Program.run("run", "pipelines/nightly.yaml", "--input", input, "--home", home)
      #expect(run.code == 0, "\(run.output)\(run.errors)")
    }

    /// - Returns: the seal.
    func draw(to folder: String, _ more: [String] = []) throws -> String {
      let draw = try Program.run(
        [
          "audit", "draw", "--fiscal-year", "2024", "--home", home, "--seed", "7", "--output",
          scratch.path + "/" + folder,
        ]
          + more)
      #expect(draw.code == 0, "\(draw.errors)")
      return String(draw.output.split(separator: "\n").last?.split(separator: " ").last ?? "")
    }

    /// A reviewer who knows the truth. - Returns: the errors he found, by line.
    func fill(_ folder: String) throws -> [String: Int] {
      var found: [String: Int] = [:]
      let path = scratch.path + "/" + folder
      for name in try FileManager.default.contentsOfDirectory(atPath: path) where name.hasSuffix(".csv") {
        let line = String(name.dropFirst(5).dropLast(4))
        var records = try CSVText.records(Data(contentsOf: URL(fileURLWithPath: path + "/" + name))) ?? []
        found[line] = 0
        for place in records.indices.dropFirst() {
          let amount = truth["\(line),\(records[place].fields[1])"]
          records[place].fields[8] = amount == nil ? "Y" : "N"
          records[place].fields[9] = amount ?? ""
          records[place].fields[10] = amount == nil ? "" : "other"
          records[place].fields[12] = "R. Roe"
          if amount != nil { found[line, default: 0] += 1 }
        }
        try records.map { CSVText.line($0.fields) }.joined()
          .write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
      }
      return found
    }

    func edit(_ file: String, _ change: (String) -> String) throws {
      let path = scratch.path + "/" + file
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let changed = change(text)
      #expect(changed != text, "\(file) is as it was")
      try changed.write(toFile: path, atomically: true, encoding: .utf8)
    }

    func score(_ folder: String, _ more: String...) throws -> Program.Outcome {
      try Program.run(["audit", "score", scratch.path + "/" + folder, "--home", home] + more)
    }
  }

  private static let planted = Result { try Planted(seed: 31, cases: 360, errors: "8") }

  private struct Score: Decodable {
    struct Line: Decodable {
      var line: String
      var frame: Int
      var drawn: Int
      var correct: Int
      var efficiency: String?
      var verdict: String?
    }
    struct Measure: Decodable {
      var measure: String
      var verdict: String?
    }
    var lines: [Line]
    var measures: [Measure]
  }

  @Test func `from draw to verdict`() throws {
    let planted = try Self.planted.get()
    let seal = try planted.draw(to: "whole")
    let found = try planted.fill("whole")
    let run = try planted.score("whole", "--format", "json", "--seal", seal, "--redraw")
    #expect(run.errors == "")
    let score = try JSONDecoder().decode(Score.self, from: Data(run.output.utf8))
    #expect(score.lines.map(\.line) == ["1", "2", "2e", "5", "6", "21", "21a", "24", "25", "28", "29"])
    for line in score.lines {
      #expect(line.drawn == 150)
      #expect(line.correct == 150 - (found[line.line] ?? 0), "line \(line.line)")
      #expect(line.verdict != nil && line.efficiency != nil)
    }
    #expect(found.values.reduce(0, +) > 10)
    #expect(run.code == (score.lines.allSatisfy { $0.verdict == "reliable" } ? 0 : 1))
    #expect(score.measures.first { $0.measure == "support_orders" }?.verdict != nil)
    for format in ["text", "csv", "html"] {
      let shown = try planted.score("whole", "--format", format)
      #expect(shown.code == run.code && shown.output.contains("2e"))
    }
  }

  @Test func `a census finds every planted error`() throws {
    let planted = try Self.planted.get()
    _ = try planted.draw(to: "census", ["--size", "20000"])
    #expect(try planted.fill("census").filter { $0.value > 0 } == planted.wrong)
    let run = try planted.score("census", "--format", "json")
    let score = try JSONDecoder().decode(Score.self, from: Data(run.output.utf8))
    for line in score.lines { #expect(line.drawn == line.frame) }
  }

  @Test func `the same seed gives the same bytes, and what is drawn shows no personal value`() throws {
    let planted = try Self.planted.get()
    let one = try planted.draw(to: "one", ["--lines", "1,5"])
    #expect(try planted.draw(to: "two", ["--lines", "1,5"]) == one)
    let files = contents(of: planted.scratch.path + "/one")
    #expect(difference(files, contents(of: planted.scratch.path + "/two")) == [])
    #expect(
      files.keys.sorted() == ["line-1.csv", "line-1.html", "line-5.csv", "line-5.html", "sample.json", "sample.sha256"])
    for (name, data) in files {
      #expect(!String(decoding: data, as: UTF8.self).contains("Testperson"), "\(name)")
    }
    let again = try Program.run(
      "audit", "draw", "--fiscal-year", "2024", "--home", planted.home, "--output", planted.scratch.path + "/one")
    #expect(again.code == 2 && again.errors.contains("is there already"))
  }

  @Test func `a sample that was edited is not scored`() throws {
    let planted = try Self.planted.get()
    let seal = try planted.draw(to: "edited", ["--lines", "1"])
    _ = try planted.fill("edited")
    #expect(try planted.score("edited", "--seal", "00").code == 2)
    try planted.edit("edited/sample.json") { $0.replacing("\"frame\" : 3", with: "\"frame\" : 4", maxReplacements: 1) }
    let run = try planted.score("edited")
    #expect(run.code == 2 && run.errors.contains("not what was drawn"), "\(run.errors)")
    // The seal beside it can be edited too; the one that was printed cannot.
    let digest = run.errors.split(separator: " ").first { $0.count == 65 }?.dropLast() ?? ""
    try planted.edit("edited/sample.sha256") { _ in "\(digest)  sample.json\n" }
    #expect(try planted.score("edited", "--seal", seal).code == 2)
    try FileManager.default.removeItem(atPath: planted.scratch.path + "/edited/line-1.csv")
    #expect(try planted.score("edited").code == 2)
    #expect(try Program.run("audit", "score", planted.scratch.path + "/nowhere").code == 2)
  }

  @Test func `a worksheet that must be put right is a finding`() throws {
    let planted = try Self.planted.get()
    _ = try planted.draw(to: "faulty", ["--lines", "1,28"])
    _ = try planted.fill("faulty")
    try planted.edit("faulty/line-28.csv") { $0.replacing(",Y,,,,R. Roe", with: ",,,,,R. Roe", maxReplacements: 1) }
    let run = try planted.score("faulty", "--format", "csv")
    #expect(run.code == 1)
    #expect(run.errors.contains("line-28.csv:"))
    #expect(run.errors.contains("unanswered: row "))
    // The other line is judged all the same.
    let rows = CSVText.records(Array(run.output.utf8))?.map(\.fields) ?? []
    #expect(rows.map { $0[1] } == ["line", "1", "28"] && rows[1][15] != "" && rows[2][15] == "")
  }

  @Test func `a frame that has changed since the draw is a finding`() throws {
    let planted = try Planted(seed: 32, cases: 60, errors: nil)
    _ = try planted.draw(to: "old", ["--lines", "1,5"])
    _ = try planted.fill("old")
    #expect(try planted.score("old", "--redraw").errors == "")
    let input = planted.scratch.path + "/later"
    let made = try Program.run(
      "sample", "--output", input, "--seed", "33", "--cases", "40", "--counties", "27003", "--years", "2")
    #expect(made.code == 0)
    #expect(try Program.run("run", "pipelines/nightly.yaml", "--input", input, "--home", planted.home).code < 2)
    let run = try planted.score("old", "--redraw")
    #expect(run.code == 1)
    #expect(run.errors.contains("line 1: the frame has changed since the draw"), "\(run.errors)")
    #expect(try planted.score("old").errors == "")
  }

  @Test func `no edit finds the planted errors, and they are of 12 kinds`() throws {
    let planted = try Self.planted.get()
    let check = try Program.run("check", planted.scratch.path + "/in", "--format", "csv")
    #expect(check.code == 0 && check.output.split(separator: "\n").count == 1, "\(check.output)")
    let text = try String(contentsOfFile: planted.scratch.path + "/in/planted-errors.csv", encoding: .utf8)
    let kinds = Set(text.split(separator: "\n").dropFirst().map { $0.split(separator: ",")[1] })
    #expect(kinds.count == 12)
    let refused = try Program.run(
      "sample", "--output", planted.scratch.path + "/pipe", "--shape", "pipe", "--cases", "5", "--errors", "3")
    #expect(refused.code == 2)
    for wrong in ["0", "101", "3.25", "x"] {
      #expect(try Program.run("sample", "--output", planted.scratch.path + "/x", "--errors", wrong).code == 2)
    }
  }

  @Test(arguments: [
    (["--lines", "8"], "vital records"), (["--lines", "77"], "no such line"), (["--size", "1"], "2 to 20000"),
    (["--seed", "a,b"], "without a comma"), (["--fiscal-year", "2019"], "no definition"),
  ])
  func `what cannot be drawn`(arguments: [String], words: String) throws {
    let planted = try Self.planted.get()
    let year = arguments[0] == "--fiscal-year" ? [] : ["--fiscal-year", "2024"]
    let run = try Program.run(
      ["audit", "draw", "--home", planted.home, "--output", planted.scratch.path + "/none"] + year + arguments)
    #expect(run.code == 2 && run.errors.contains(words), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: planted.scratch.path + "/none"))
  }
}
