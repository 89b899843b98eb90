import Foundation
import Testing

/// `ivd calendar`: what is due, received and late, through the program.
@Suite struct CalendarTests {
  private let home: Scratch

  init() throws { home = try Scratch() }

  private func calendar(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(["calendar"] + arguments + ["--fiscal-year", "2024", "--home", home.path])
  }

  /// Item and period -> what the calendar says of it.
  private func items(asOf day: String) throws -> [String: [String: String]] {
    let outcome = try calendar("--as-of", day, "--format", "json")
    let whole = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let items = try #require(whole["items"] as? [[String: Any]]).map { $0.mapValues { "\($0)" } }
    return Dictionary(uniqueKeysWithValues: items.map { ("\($0["item"]!) \($0["period"]!)", $0) })
  }

  @Test("every event of the year has its day") func days() throws {
    let items = try items(asOf: "2023-10-01")
    let due = [
      "ocse-34-q1": "2024-02-14", "ocse-34-q2": "2024-05-15", "ocse-34-q3": "2024-08-14", "ocse-34-q4": "2024-11-14",
      "wage-q4": "2024-02-29", "wage-q1": "2024-05-31", "wage-q2": "2024-08-31", "wage-q3": "2024-11-30",
      "point-in-time": "2024-09-30", "tax-offset": "2024-09-30", "annual-inputs": "2024-10-15",
      "ocse-157": "2024-10-30", "revisions": "2024-12-31", "audit-trail": "2025-01-15",
      "self-assessment": "2025-03-31",
    ]
    for (item, day) in due {
      #expect(items[item + " 2024"]?["due"] == day, "\(item)")
      #expect(items[item + " 2024"]?["status"] == "due", "\(item)")
    }
    #expect(items["county-27003 2024-06-30"]?["due"] == "2024-07-10")
    #expect(items.count == due.count + 20)
  }

  @Test("what was not done on its day is late the day after") func late() throws {
    #expect(try items(asOf: "2024-10-30")["ocse-157 2024"]?["status"] == "due")
    #expect(try items(asOf: "2024-10-31")["ocse-157 2024"]?["status"] == "late")
    #expect(try items(asOf: "2024-10-01")["point-in-time 2024"]?["status"] == "passed")
    #expect(try calendar("--as-of", "2024-10-31").code == 1)
    #expect(try calendar("--as-of", "2023-10-01").code == 0)
  }

  @Test("a note says what was done elsewhere, or that there is nothing to report") func notes() throws {
    #expect(
      try calendar("note", "audit-trail", "--period", "2024", "--what", "done", "--by", "J. Doe", "--on", "2025-01-17")
        .code == 0)
    #expect(
      try calendar(
        "note", "county-27001", "--period", "2024-06-30", "--what", "nothing_to_report", "--by", "J. Doe", "--on",
        "2024-07-02", "--note", "no cases yet"
      ).code == 0)
    let items = try items(asOf: "2025-02-01")
    let trail = try #require(items["audit-trail 2024"])
    #expect(
      ["due", "status", "on", "days_late", "note"].map { trail[$0] } == [
        "2025-01-15", "received_late", "2025-01-17", "2", "J. Doe",
      ])
    let county = try #require(items["county-27001 2024-06-30"])
    #expect(county["status"] == "nothing_to_report")
    #expect(county["note"] == "J. Doe: no cases yet")
    let unknown = try calendar(
      "note", "audit-trial", "--period", "2024", "--what", "done", "--by", "J. Doe", "--on", "2025-01-17")
    #expect(unknown.code == 2)
    #expect(unknown.errors.contains("audit-trial: the calendar of fiscal year 2024 has no such item"))
  }

  @Test("a note does not stand for what the calendar sees for itself") func contradiction() throws {
    let noted = try calendar(
      "note", "ocse-157", "--period", "2024", "--what", "done", "--by", "J. Doe", "--on", "2024-10-29", "--note",
      "by letter")
    #expect(noted.code == 0)
    let sentence = "noted as done on 2024-10-29 by J. Doe: by letter; there is no certified report"
    #expect(noted.errors == "ivd: ocse-157 2024: \(sentence), which the calendar goes by\n")
    for (item, what) in [("annual-inputs", "done"), ("ocse-157", "nothing_to_report"), ("county-27003", "done")] {
      _ = try calendar(
        "note", item, "--period", item.hasPrefix("c") ? "2024-09-30" : "2024", "--what", what, "--by", "J. Doe",
        "--on", "2024-10-01")
    }
    let items = try items(asOf: "2024-11-01")
    for item in ["ocse-157 2024", "annual-inputs 2024", "county-27003 2024-09-30"] {
      #expect(items[item]?["status"] == "late", "\(item)")
      #expect(items[item]?["on"] == "<null>" && items[item]?["note"] == "", "\(item)")
    }
    #expect(
      items["county-27003 2024-09-30"]?["contradiction"]
        == "noted as done on 2024-10-01 by J. Doe; there is no accepted delivery")
    #expect(
      items["ocse-157 2024"]?["contradiction"]
        == "noted as nothing to report on 2024-10-01 by J. Doe; there is no certified report")
    #expect(try calendar("--as-of", "2024-11-01").output.contains("there is no load of annual inputs\n"))
    let page = try calendar("--as-of", "2024-11-01", "--format", "html").output
    #expect(page.contains("<strong>noted as done on 2024-10-01 by J. Doe; there is no accepted delivery</strong>"))
    #expect(page.split(separator: "<strong>").count == 4)
    #expect(page.contains(" late. 3 noted against the data.</p>"))
    // Before the day of the note it was not there.
    #expect(try self.items(asOf: "2024-09-30").values.allSatisfy { $0["contradiction"] == "" })
  }

  @Test("a note is one line", arguments: ["two\nlines", "a\tb", "a\u{2028}b"]) func oneLine(text: String) throws {
    for option in ["--note", "--by"] {
      let noted = try calendar(
        "note", "audit-trail", "--period", "2024", "--what", "done", "--by", "J. Doe", "--on", "2025-01-10", option,
        text)
      #expect(noted.code == 2)
      #expect(noted.errors.contains("\(option) is one line, without control characters"), "\(noted.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: home.path + "/calendar.csv"))
  }

  @Test("a calendar file that somebody broke stops the command") func broken() throws {
    try "item,period,what,by,on,note\nocse-157,2024,perhaps,J. Doe,2024-10-30,\n".write(
      toFile: home.path + "/calendar.csv", atomically: true, encoding: .utf8)
    let outcome = try calendar("--as-of", "2024-11-01")
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("calendar.csv:2: expected an item, a period, done or nothing_to_report"))
  }

  @Test("deliveries and certified reports are seen by themselves") func evidence() throws {
    try LoadedHome.sample.get().copy(to: home.path)
    let certified = try Program.run(
      "report", "ocse-157", "--fiscal-year", "2024", "--home", home.path, "--certify", "--by", "J. Doe", "--on",
      "2024-10-29", "--without-counties", "27001")
    #expect(certified.code != 2, "\(certified.errors)")
    for (item, period, what) in [
      ("ocse-157", "2024", "done"), ("county-27003", "2024-09-30", "nothing_to_report"),
    ] {
      _ = try calendar("note", item, "--period", period, "--what", what, "--by", "J. Doe", "--on", "2024-10-28")
    }
    let items = try items(asOf: "2099-01-01")
    #expect(
      items["ocse-157 2024"]?["contradiction"]
        == "noted as done on 2024-10-28 by J. Doe; the certified report is of 2024-10-29")
    #expect(
      items["county-27003 2024-09-30"]?["contradiction"]?.hasPrefix(
        "noted as nothing to report on 2024-10-28 by J. Doe; the accepted delivery is of ") == true)
    let text = try calendar("--as-of", "2099-01-01").output
    #expect(text.contains("\nnoted against the data\n"))
    #expect(items["ocse-157 2024"]?["status"] == "received")
    #expect(items["ocse-157 2024"]?["on"] == "2024-10-29")
    #expect(items["county-27003 2024-09-30"]?["status"] == "received_late")
    #expect(items["county-27001 2024-09-30"]?["status"] == "late")
    let page = try calendar("--as-of", "2099-01-01", "--format", "html")
    #expect(page.output.contains("Calendar of fiscal year 2024"))
  }
}
