import Foundation
import Testing

/// `ivd report --certify` and `ivd report verify` on the worked example.
@Suite struct CertificationTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func certify(_ home: String, year: Int = 2024, _ more: String...) throws -> Program.Outcome {
    try Program.run(
      [
        "report", "ocse-157", "--fiscal-year", "\(year)", "--home", home, "--pep", "iv-d", "--certify", "--by",
        "R. Roe", "--on",
        "2024-10-28",
      ]
        + more)
  }

  private func loaded() throws -> String {
    let home = (scratch.path + "/home")
    let loaded = try LoadedHome.workedExample.get()
    #expect(loaded.run.code == 0)
    try loaded.copy(to: home)
    return home
  }

  @Test func `a certified report is proved and made again`() throws {
    let home = try loaded()
    let sealed = try certify(home)
    #expect(sealed.code == 0)
    let folder = home + "/certified/ocse-157/2024/r1"
    let seal = try #require(sealed.output.split(separator: "\n").last?.dropFirst("seal: ".count))
    #expect(sealed.output == "certified: \(folder)\nseal: \(seal)\n")
    #expect(
      try String(contentsOfFile: folder + "/report.csv", encoding: .utf8)
        == String(
          contentsOfFile: Program.root + "/Tests/Fixtures/ocse-157-worked-example/expected.csv", encoding: .utf8))

    let files = try String(contentsOfFile: folder + "/manifest.sha256", encoding: .utf8).split(separator: "\n").count
    let verified = try Program.run(["report", "verify", folder, "--home", home])
    #expect(verified.code == 0)
    #expect(
      verified.output == """
        ocse-157 2024, revision 1, certified by R. Roe on 2024-10-28
        seal \(seal)
        \(files) sealed files and 53 snapshot files are untouched; 6 files made again are the same

        """)
    // The folder proves itself wherever it stands.
    let elsewhere = (scratch.path + "/elsewhere")
    try FileManager.default.copyItem(atPath: folder, toPath: elsewhere)
    #expect(try Program.run(["report", "verify", elsewhere, "--home", home]).code == 0)
  }

  @Test func `a form of which a federal check fails is not certified`() throws {
    let home = try loaded()
    let refused = try Program.run(
      "report", "ocse-157", "--fiscal-year", "2024", "--home", home, "--certify", "--by", "R. Roe")
    #expect(refused.code == 1)
    #expect(refused.output == "")
    #expect(
      refused.errors.hasSuffix(
        "ivd: fiscal year 2024 is not certified: E13 fails (the form: no option given, expected iv_d or statewide)\n"))
    #expect(!FileManager.default.fileExists(atPath: home + "/certified/ocse-157/2024"))
  }

  @Test func `whatever is changed afterwards is found`() throws {
    let home = try loaded()
    #expect(try certify(home).code == 0)
    let folder = home + "/certified/ocse-157/2024/r1"
    func outcome(_ change: () throws -> Void) throws -> (Int32, String) {
      let keep = (scratch.path + "/keep")
      try? FileManager.default.removeItem(atPath: keep)
      try FileManager.default.copyItem(atPath: home, toPath: keep)
      try change()
      let result = try Program.run(["report", "verify", folder, "--home", home])
      try FileManager.default.removeItem(atPath: home)
      try FileManager.default.moveItem(atPath: keep, toPath: home)
      return (result.code, result.output.split(separator: "\n").dropFirst(2).joined(separator: "\n"))
    }
    func replace(_ name: String, _ old: String, _ new: String) throws {
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      #expect(text.contains(old))
      try text.replacingOccurrences(of: old, with: new).write(
        toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    }
    #expect(
      try outcome { try replace("report.csv", "2024,1,a,11", "2024,1,a,12") } == (
        1, "report.csv: is not what was sealed"
      ))
    #expect(
      try outcome { try replace("definitions/pipelines/ocse-157/lines/1.sql", "IS NULL", "IS NOT NULL") }
        == (1, "definitions/pipelines/ocse-157/lines/1.sql: is not what was sealed"))
    #expect(
      try outcome { try FileManager.default.removeItem(atPath: folder + "/annual-inputs.csv") }
        == (1, "annual-inputs.csv: is missing"))
    #expect(
      try outcome { try "x".write(toFile: folder + "/note.txt", atomically: true, encoding: .utf8) }
        == (1, "note.txt: was not sealed"))
    let (status, words) = try outcome {
      let table = home + "/warehouse/charge/county=27053"
      let snapshot = try FileManager.default.contentsOfDirectory(atPath: table)[0]
      try Data("PAR1".utf8).write(to: URL(fileURLWithPath: "\(table)/\(snapshot)/part-0.parquet"))
    }
    #expect(status == 1)
    #expect(
      words.hasPrefix("warehouse/charge/county=27053/") && words.hasSuffix(": is not what the report was made from"))
    // A forged manifest agrees with a forged file, but not with the ledger.
    let forged = try outcome {
      let digest = try #require(
        String(contentsOfFile: folder + "/manifest.sha256", encoding: .utf8).split(separator: "\n").first {
          $0.hasSuffix("  annual-inputs.csv")
        })
      try replace("manifest.sha256", String(digest) + "\n", "")
      try FileManager.default.removeItem(atPath: folder + "/annual-inputs.csv")
    }
    #expect(forged.0 == 1)
    #expect(forged.1.hasPrefix("manifest.sha256: is not what the ledger of certified reports names"))
  }

  @Test func `a revision keeps what it revises, and says why`() throws {
    let home = try loaded()
    #expect(try certify(home).code == 0)
    let refused = try certify(home)
    #expect(refused.code == 1)
    #expect(refused.errors.hasSuffix("ivd: fiscal year 2024 is certified already: revision 2 needs --reason\n"))
    #expect(try certify(home, "--reason", "county 27053 sent again", "--policy", "P-06=included").code == 0)
    for revision in ["r1", "r2"] {
      #expect(
        try Program.run(["report", "verify", home + "/certified/ocse-157/2024/\(revision)", "--home", home]).code == 0)
    }
    let ledger = try String(contentsOfFile: home + "/certified/ledger.csv", encoding: .utf8).split(separator: "\n")
    #expect(ledger.count == 3)
    #expect(ledger[2].hasPrefix("ocse-157,2024,2,R. Roe,2024-10-28,county 27053 sent again,"))
  }

  @Test func `lines 5a and 8a of the next year are copied from the certified report`() throws {
    let home = try loaded()
    #expect(try certify(home).code == 0)
    let input = (scratch.path + "/next")
    try FileManager.default.copyItem(
      atPath: Program.root + "/Tests/Fixtures/ocse-157-worked-example/27053-2024-09-30", toPath: input + "-delivery")
    try FileManager.default.createDirectory(atPath: input, withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: input + "-delivery", toPath: input + "/27053-2025-09-30")
    let manifest = input + "/27053-2025-09-30/manifest.csv"
    let text = try String(contentsOfFile: manifest, encoding: .utf8)
    try text.replacingOccurrences(of: "2024-09-30", with: "2025-09-30").write(
      toFile: manifest, atomically: true, encoding: .utf8)
    // The annual inputs say something else for line 5, and nothing for line 8.
    let others = ["30", "31", "32", "39", "40", "41"].map { "2025,\($0),a,0,letter\n" }.joined()
    try "fiscal_year,line,column,value,source\n2024,5,a,99,letter\n\(others)".write(
      toFile: input + "/annual-inputs.csv", atomically: true, encoding: .utf8)
    let run = try Program.run(["run", "pipelines/nightly.yaml", "--input", input, "--home", home])
    #expect(run.code <= 1)
    let report = try Program.run(["report", "ocse-157", "--fiscal-year", "2025", "--home", home])
    #expect(report.code == 0)
    #expect(report.output.contains("\n2025,5a,a,8\n"))
    #expect(report.output.contains("\n2025,8a,a,40\n"))
    #expect(
      report.errors.hasPrefix(
        "ivd: line 5 of fiscal year 2024: the annual inputs say 99.00, the certified report of fiscal year 2024, "
          + "revision 1 says 8; the certified report stands\n"))
    // Two counties have sent nothing for 2025.
    let refused = try certify(home, year: 2025)
    #expect(refused.code == 1)
    #expect(
      refused.errors.contains("ivd: fiscal year 2025 is not certified: no accepted delivery of county 27123, 27137; "))
    #expect(try certify(home, year: 2025, "--without-counties", "27123,27137").code == 0)
    #expect(try Program.run(["report", "verify", home + "/certified/ocse-157/2025/r1", "--home", home]).code == 0)
  }
}
