import Foundation
import Testing

/// `ivd self-assessment` on the caseload of Tests/Fixtures/self-assessment, whose outcomes were worked out by hand.
@Suite struct SelfAssessmentTests {
  static let folder = Program.root + "/Tests/Fixtures/self-assessment"

  private func assess(_ arguments: String...) throws -> Program.Outcome {
    let home = try LoadedHome.selfAssessment.get().path
    return try Program.run(["self-assessment", "--fiscal-year", "2024", "--home", home] + arguments)
  }

  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  /// Rows of a CSV text without quotes, by the names of its columns.
  private func rows(_ text: String) -> [[String: String]] {
    let lines = text.split(separator: "\n")
    let names = lines[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    return lines.dropFirst().map { line in
      let fields = CSVLine.fields(String(line))
      return Dictionary(uniqueKeysWithValues: zip(names, fields))
    }
  }

  @Test func everyCaseIsJudgedAsWorkedOutByHand() throws {
    let scratch = try Scratch()
    #expect(try assess("--cases", scratch.path + "/cases.csv").code == 1)
    func line(_ row: [String: String]) -> String {
      ["case_id", "criterion", "sub_criterion", "outcome", "clock", "due_on"].map { row[$0] ?? "?" }
        .joined(separator: ",")
    }
    let expected = try rows(text(Self.folder + "/expected.csv")).map(line).sorted()
    let all = try rows(text(scratch.path + "/cases.csv"))
    let judged = all.filter { $0["outcome"] != "not_applicable" }.map(line).sorted()
    #expect(expected.count > 140)
    #expect(Set(expected.map { $0.split(separator: ",")[0] }).count >= 100)
    #expect(Set(expected).subtracting(judged).sorted() == [], "not found")
    #expect(Set(judged).subtracting(expected).sorted() == [], "not expected")
    #expect(judged.count == expected.count)
    // Every case stands under every criterion, and where it is not judged, a reason stands there.
    #expect(all.count == 9 * 110)
    #expect(all.allSatisfy { $0["outcome"] != "not_applicable" || $0["missing"] != "" })
  }

  @Test(arguments: ["text", "csv", "json", "html"])
  func outputsAreThoseOfTheGoldenFiles(format: String) throws {
    let made = try assess("--by", "office", "--format", format)
    let golden = Self.folder + "/self-assessment.\(format == "text" ? "txt" : format)"
    // A snapshot is named after the delivery and the definitions that read it.
    func unnamed(_ text: String) -> String { text.replacing(/"2024-09-30-[0-9a-f]{12}"/, with: "\"a snapshot\"") }
    #expect(unnamed(made.output) == unnamed(try text(golden)), "\(golden) differs")
  }

  @Test func columnEComesFromTheKeptResultOrTheFile() throws {
    let scratch = try Scratch()
    let previous = scratch.path + "/2023.csv"
    let before = try text(Self.folder + "/self-assessment.csv").replacingOccurrences(of: "\n2024,", with: "\n2023,")
    try before.write(toFile: previous, atomically: true, encoding: .utf8)
    let given = rows(try assess("--previous", previous, "--format", "csv").output)
    #expect(given.allSatisfy { $0["e"] == $0["c"] && $0["e"] != "" })
    let home = scratch.path + "/home"
    let loaded = try LoadedHome.selfAssessment.get()
    #expect(loaded.run.code == 0)
    try loaded.copy(to: home)
    func kept(_ arguments: [String]) throws -> [[String: String]] {
      rows(
        try Program.run(["self-assessment", "--fiscal-year", "2024", "--home", home, "--format", "csv"] + arguments)
          .output)
    }
    #expect(try kept(["--keep"]).allSatisfy { $0["e"] == "" })
    let path = home + "/self-assessment/2024.csv"
    #expect(FileManager.default.fileExists(atPath: path))
    // Next year's assessment would find it; here it stands in for the year before.
    try FileManager.default.moveItem(atPath: path, toPath: home + "/self-assessment/2023.csv")
    #expect(try kept([]).allSatisfy { $0["e"] == $0["c"] })
  }

  @Test func aSampleIsRepeatableAndALargerOneHoldsIt() throws {
    let scratch = try Scratch()
    func drawn(_ size: String, _ seed: String) throws -> Set<String> {
      let path = scratch.path + "/\(size)-\(seed).csv"
      _ = try assess("--sample", size, "--seed", seed, "--cases", path)
      return Set(try rows(text(path)).map { "\($0["criterion"]!) \($0["case_id"]!)" })
    }
    let four = try drawn("4", "7")
    #expect(four.count == 4 * 9)
    #expect(try drawn("4", "7") == four)
    #expect(try drawn("4", "8") != four)
    #expect(try drawn("5", "7").isSuperset(of: four))
    // 23 of 25, 19 of 20, 36 of 41, 18 of 19, 13 of 13, 5 of 5, 14 of 14, 5 of 5 and 5 of 5.
    #expect(try drawn("suggested", "7").count == 138)
    #expect(try assess("--sample", "4").code == 2)
  }

  @Test func partsAddUpToTheState() throws {
    for part in ["county", "office", "worker"] {
      let all = rows(try assess("--by", part, "--format", "csv").output)
      let state = all.filter { $0["by"] == "state" }
      #expect(state.count == 10)
      for row in state {
        for column in ["universe", "reviewed", "undetermined", "a", "b"] {
          let sum = all.filter { $0["by"] == part && $0["criterion"] == row["criterion"] }
            .reduce(0) { $0 + (Int($1[column] ?? "") ?? 0) }
          #expect(String(sum) == row[column], "\(part) \(row["criterion"]!) \(column)")
        }
      }
    }
  }

  @Test func filesDecideAsTheSwitchSays() throws {
    func closure(_ word: String) throws -> [String: String] {
      try #require(rows(try assess("--undetermined", word, "--format", "csv").output).first)
    }
    #expect(try closure("apart")["a"] == "16")
    let (error, action) = (try closure("error"), try closure("action"))
    #expect(error["a"] == "25" && error["b"] == "4")
    #expect(action["a"] == "25" && action["b"] == "13")
  }

  @Test func errorsHaveTheirMissedClock() throws {
    let scratch = try Scratch()
    _ = try assess("--errors", scratch.path + "/errors.csv")
    let errors = try rows(text(scratch.path + "/errors.csv"))
    #expect(errors.allSatisfy { $0["outcome"] == "error" || $0["outcome"] == "review" })
    let late = try #require(errors.first { $0["case_id"] == "C16" && $0["criterion"] == "enforcement" })
    #expect(late["clock"] == "T-10" && late["trigger_on"] == "2023-12-29" && late["due_on"] == "2024-01-03")
    #expect(late["done_on"] == "2024-01-04" && late["days_late"] == "1")
    #expect(late["source_file"]?.hasPrefix("27053-2024-09-30/case.csv") == true)
    let two = try #require(errors.first { $0["case_id"] == "A07" })
    #expect(two["sub_criterion"] == "a.age" && two["also"] == "a.care")
  }

  @Test func aFileThatIsNoResultIsRefused() throws {
    let made = try assess("--previous", Self.folder + "/expected.csv")
    #expect(made.code == 2)
    #expect(made.errors.contains("expected.csv: no column by"))
  }
}

/// Fields of one CSV line, in which quoted ones may hold commas.
private enum CSVLine {
  static func fields(_ line: String) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}
