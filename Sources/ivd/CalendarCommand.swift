import ArgumentParser
import Layouts
import Pipeline
import Records

struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar", abstract: "What is due, received and late in a federal fiscal year.",
    subcommands: [CalendarShowCommand.self, CalendarNoteCommand.self], defaultSubcommand: CalendarShowCommand.self)
}

/// Where the calendar is read from.
struct CalendarOptions: ParsableArguments {
  @OptionGroup var place: PlaceOptions

  @Option(help: "Federal fiscal year, such as 2024.")
  var fiscalYear: FiscalYearArgument

  @Option(help: "The pipeline whose counties are expected (pipelines/nightly.yaml).")
  var pipeline: String?

  func calendar(asOf day: DayNumber) throws -> YearCalendar {
    let root = try place.load().root
    let expected = try PipelineDefinition.load(path: pipeline ?? root + "/pipelines/nightly.yaml").expected
    return YearCalendar(
      try FederalCalendar.load(root: root), fiscalYear.year, asOf: day,
      business: try BusinessCalendar.load(root: root), counties: expected,
      evidence: try CalendarEvidence(home: place.homePath, fiscalYear.year))
  }
}

struct CalendarShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the calendar of a year.",
    discussion: """
      Example: ivd calendar show --fiscal-year 2024 --as-of 2024-11-01

      Exit code 1: something is late.
      """)

  @OptionGroup var options: CalendarOptions

  @Option(help: "The day on which the calendar is read, as YYYY-MM-DD (today).")
  var asOf: DayArgument?

  @Flag(help: "In the text, also what has been received and all that is not due yet.")
  var all = false

  @Option(help: "text, csv, json or html.")
  var format: OutputFormat = .text

  func validate() throws {
    guard format != .xml else { throw ValidationError("--format is text, csv, json or html") }
  }

  func run() throws {
    let calendar = try options.calendar(asOf: (asOf ?? .today).day)
    switch format {
    case .csv: try Output.write(calendar.csv())
    case .json: try Output.write(calendar.json())
    case .html: try Output.write(CalendarPage().html(calendar))
    case .text, .xml: try Output.write(calendar.text(isWhole: all))
    }
    if !calendar.late.isEmpty { throw ExitCode(1) }
  }
}

struct CalendarNoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Write down that something was done elsewhere, or that there is nothing to report.",
    discussion: """
      Example: ivd calendar note audit-trail --fiscal-year 2024 --period 2024 --what done --by jdoe --on 2025-01-10
      Example: ivd calendar note county-27001 --fiscal-year 2024 --period 2024-06-30 --what nothing_to_report \
      --by jdoe --on 2024-07-02 --note "no system in June"

      What the calendar sees for itself (a certified report, annual inputs, deliveries, partners' files) is not done by a
      note: it stays as the data have it, and the calendar shows both.
      """)

  @Argument(help: "The item, as the calendar names it.")
  var item: String

  @Option(help: "Its period, as the calendar has it.")
  var period: String

  @Option(help: "done or nothing_to_report.")
  var what: CalendarNotes.What

  @Option(help: "Whose word it is.")
  var by: String

  @Option(help: "The day on which it was done or confirmed, as YYYY-MM-DD.")
  var on: DayArgument

  @Option(help: "What else is to be known.")
  var note: String = ""

  @OptionGroup var options: CalendarOptions

  func validate() throws {
    guard by.contains(where: \.isLetter) else { throw ValidationError("--by is the name of a person") }
    for (option, text) in [("--by", by), ("--note", note)] {
      guard !text.unicodeScalars.contains(where: Self.breaksLine) else {
        throw ValidationError("\(option) is one line, without control characters")
      }
    }
    guard on.day <= DayArgument.today.day else { throw ValidationError("--on is a day that has come") }
  }

  private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
    [.control, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
  }

  func run() throws {
    guard try options.calendar(asOf: on.day).has(item, period: period) else {
      throw Failure.unknown(
        "\(item): the calendar of fiscal year \(options.fiscalYear.year) has no such item for period \(period)")
    }
    let lock = try HomeLock(home: options.place.homePath)
    defer { withExtendedLifetime(lock) {} }
    var notes = try CalendarNotes(home: options.place.homePath)
    try notes.add(item: item, period: period, what: what, by: by, on: on.day, note: note)
    try Output.write("\(item) \(period): \(what.rawValue), \(by), \(on.day)\n")
    let shown = try options.calendar(asOf: on.day).items.first { $0.id == item && $0.period == period }
    if let shown, !shown.contradiction.isEmpty {
      Output.complain("ivd: \(item) \(period): \(shown.contradiction), which the calendar goes by")
    }
  }
}

extension CalendarNotes.What: ExpressibleByArgument {}
