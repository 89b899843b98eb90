import Foundation
import Testing

/// `ivd audit-trail` on the worked example, whole files against golden ones.
@Suite struct AuditTrailTests {
  private static let golden = Program.root + "/Tests/Fixtures/audit-trail"

  private func home(_ scratch: Scratch) throws -> String {
    let home = scratch.path + "/home"
    let loaded = try LoadedHome.workedExample.get()
    #expect(loaded.run.code == 0, "\(loaded.run.errors)")
    try loaded.copy(to: home)
    return home
  }

  @Test func filesAreAsTheyWereAgreed() throws {
    let scratch = try Scratch()
    let home = try home(scratch)
    for layout in ["2008", "2013"] {
      let output = scratch.path + "/" + layout
      let made = try Program.run(
        "audit-trail", "--fiscal-year", "2024", "--home", home, "--pep", "iv-d", "--layout", layout, "--output", output)
      #expect(made.code == 0, "\(made.errors)")
      #expect(made.output.hasPrefix("IVDUniverse.csv: 13 rows\nLine01.csv: 11 rows\n"))
      #expect(made.errors.contains("holds personal data"))
      #expect(made.errors.contains("SC-09 compared nothing: there is no certified report of the year before"))
      #expect(difference(contents(of: Self.golden + "/" + layout), contents(of: output)) == [])
      #expect(!FileManager.default.fileExists(atPath: output + ".unfinished"))
    }
    let access = try String(contentsOfFile: home + "/access.csv", encoding: .utf8).split(separator: "\n")
    #expect(access.count == 3)
    #expect(access[1].contains("audit-trail --fiscal-year 2024 --layout 2008 --output"))

    // A folder that is there is left alone.
    let again = try Program.run(
      "audit-trail", "--fiscal-year", "2024", "--home", home, "--pep", "iv-d", "--output", scratch.path + "/2008")
    #expect(again.code == 2)
    #expect(again.errors.contains("is there already"))
    #expect(difference(contents(of: Self.golden + "/2008"), contents(of: scratch.path + "/2008")) == [])
  }

  @Test func aTieOutThatFailsWritesNothing() throws {
    let scratch = try Scratch()
    let home = try home(scratch)
    for folder in ["schemas", "pipelines"] {
      try FileManager.default.copyItem(atPath: Program.root + "/" + folder, toPath: scratch.path + "/" + folder)
    }
    let table = scratch.path + "/pipelines/ocse-157/audit-trail/tables/Line01.sql"
    let sound = try String(contentsOfFile: table, encoding: .utf8)
    try sound.replacingOccurrences(of: "WHERE counted", with: "WHERE counted AND case_id <> 'K01'")
      .write(toFile: table, atomically: true, encoding: .utf8)
    let output = scratch.path + "/trail"
    let arguments = [
      "audit-trail", "--fiscal-year", "2024", "--home", home, "--pep", "iv-d", "--output", output, "--definitions",
      scratch.path,
    ]
    let refused = try Program.run(arguments)
    #expect(refused.code == 1)
    #expect(refused.output == "")
    #expect(refused.errors.contains("SC-01 fails"))
    #expect(refused.errors.contains("1.a 10 rows, expected line 1 = 11"))
    #expect(Array(contents(of: output).keys) == ["checks.csv"])

    // Put right, it is written over the checks that were left.
    try sound.write(toFile: table, atomically: true, encoding: .utf8)
    #expect(try Program.run(arguments).code == 0)
    #expect(difference(contents(of: Self.golden + "/2013"), contents(of: output)) == [])
  }

  @Test func whatCannotBeWrittenIsSaid() throws {
    let scratch = try Scratch()
    let home = try home(scratch)
    let output = scratch.path + "/trail"
    let statewide = try Program.run(
      "audit-trail", "--fiscal-year", "2024", "--home", home, "--pep", "statewide", "--output", output)
    #expect(statewide.code == 1)
    #expect(statewide.errors.contains("Line08 is not written: vital records hold the children of line 8"))
    #expect(contents(of: output)["Line05.csv"] == nil)
    #expect(contents(of: output)["Line24.csv"] != nil)

    let none = try Program.run("audit-trail", "--fiscal-year", "2024", "--home", home, "--output", output + "2")
    #expect(none.code == 2)
    #expect(none.errors.contains("no option of the paternity measure is elected, expected --pep iv-d or statewide"))
    #expect(!FileManager.default.fileExists(atPath: output + "2"))
  }

  @Test func checksOfTheFormAreWritten() throws {
    let scratch = try Scratch()
    let home = try home(scratch)
    let edits = scratch.path + "/edits.csv"
    let report = try Program.run(
      "report", "ocse-157", "--fiscal-year", "2024", "--home", home, "--edits", edits, "--output",
      scratch.path + "/form.csv")
    #expect(report.code == 0)
    #expect(
      report.errors.hasPrefix(
        "ivd: 3 of 35 checks of the form fail; blocking certification: E13; to be explained: E30, E31\n"))
    let text = try String(contentsOfFile: edits, encoding: .utf8)
    #expect(text == (try String(contentsOfFile: Self.golden + "/edits.csv", encoding: .utf8)))
    let run = try FileManager.default.contentsOfDirectory(atPath: home + "/runs")[0]
    let nightly = home + "/runs/\(run)/reports/"
    #expect(try String(contentsOfFile: nightly + "ocse-157-2024-edits.csv", encoding: .utf8) == text)
    let page = try String(contentsOfFile: nightly + "ocse-157-2024/index.html", encoding: .utf8)
    #expect(page.contains("This form cannot be certified: E13."))
  }
}
