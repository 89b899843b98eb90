import Foundation
import Testing

/// The real program takes the year in, however it arrives, and every order ends as the replay says.
@Suite("A year of partner traffic, taken in")
struct WithholdingYearTests {
  /// A home that takes nights of partners' files.
  private final class Home {
    let scratch: Scratch
    var path: String { scratch.path + "/home" }
    private var nights = 0

    /// A home with the year's caseload: a night without any county cannot make its reports.
    init() throws {
      scratch = try Scratch()
      try FileManager.default.copyItem(atPath: try Self.loaded.get().home, toPath: path)
    }

    static func year() throws -> TrafficYear { try loaded.get().year }

    /// The year and the home after the county's night, made once for all tests.
    private static let loaded = Result {
      let folder = LoadedHome.folder.path
      let year = try TrafficYear(seed: 31, in: folder)
      let (input, home) = (folder + "/traffic-county", folder + "/traffic-home")
      try FileManager.default.createDirectory(atPath: input, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: year.path + "/27003-2024-09-30", toPath: input + "/27003-2024-09-30")
      let run = try Program.run("run", "pipelines/nightly.yaml", "--input", input, "--home", home)
      guard run.code <= 1 else { throw TrafficFailure(words: run.errors) }
      return (year: year, home: home)
    }

    /// One nightly run over these files and no others.
    /// - Parameter prefix: put before each file's own name, so that what comes again has another name.
    func night(_ files: [(name: String, bytes: Data)], prefix: String = "") throws {
      nights += 1
      let input = scratch.path + "/night-\(nights)"
      for (name, bytes) in files {
        let parts = name.split(separator: "/").map(String.init)
        let folder = input + "/partners/" + parts.dropLast().joined(separator: "/")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try bytes.write(to: URL(fileURLWithPath: folder + "/" + prefix + parts[parts.count - 1]))
      }
      let run = try Program.run(
        "run", "pipelines/nightly.yaml", "--input", input, "--home", path, "--received", "2024-09-30")
      guard run.code <= 1 else { throw TrafficFailure(words: run.errors) }
      try FileManager.default.removeItem(atPath: input)
    }

    /// The first seven columns of the list.
    func list(asOf day: String = "2024-09-30") throws -> String {
      let list = try Program.run("withholding", "list", "--as-of", day, "--format", "csv", "--home", path)
      guard list.code <= 1 else { throw TrafficFailure(words: list.errors) }
      return list.output.split(separator: "\n")
        .map { $0.split(separator: ",", omittingEmptySubsequences: false).prefix(7).joined(separator: ",") + "\n" }
        .joined()
    }
  }

  /// Orders, results and answers.
  private static func isOrderTraffic(_ name: String) -> Bool { name.contains("/eiwo-") }

  @Test func inOrderWithEverythingTwice() throws {
    let year = try Home.year()
    let files = try year.files().filter { Self.isOrderTraffic($0.name) }
    let home = try Home()
    try home.night(files)
    for (day, file) in try year.truths() {
      let found = try home.list(asOf: day ?? "2024-09-30")
      let differences = difference(found, try year.text(file))
      #expect(differences.isEmpty, "\(file) \(differences)")
      #expect(found == WithholdingReplay(files, asOf: day).csv)
    }
    let before = try home.list()
    try home.night(files, prefix: "again-")
    #expect(try home.list() == before)
  }

  @Test(arguments: [UInt64(1)])
  func shuffledOverNights(seed: UInt64) throws {
    let year = try Home.year()
    var generator = SeededGenerator(seed: seed)
    let files = try year.files().filter { Self.isOrderTraffic($0.name) }
    // Each file comes twice, and a file's second coming may be before another's first.
    let twice = (files.map { ($0, "") } + files.map { ($0, "again-") }).shuffled(using: &generator)
    let home = try Home()
    let nights = 6
    for night in 0..<nights {
      let part = twice.enumerated().filter { $0.offset % nights == night }.map(\.element)
      try home.night(part.map { (name: $0.0.name.replacingOccurrences(of: "/", with: "/\($0.1)"), bytes: $0.0.bytes) })
    }
    let differences = difference(try home.list(), try year.text("expected-status.csv"))
    #expect(differences.isEmpty, "seed \(seed) \(differences)")
  }

  @Test func oneFileANight() throws {
    let files = Array(try Home.year().files().filter { Self.isOrderTraffic($0.name) }.prefix(18))
    let home = try Home()
    for number in files.indices {
      try home.night([files[number]])
      guard number % 3 == 2 else { continue }
      let expected = WithholdingReplay(Array(files[...number])).csv
      let differences = difference(try home.list(), expected)
      #expect(differences.isEmpty, "after \(files[number].name) \(differences)")
    }
  }

  /// Every planted hire has the outcome that was planted.
  @Test func hiresHaveTheirOutcomes() throws {
    let year = try TrafficHome.loaded.get().year
    let list = try Program.run(
      "withholding", "hires", "--as-of", "2024-09-30", "--format", "csv", "--home", year.home)
    var rows = list.output.split(separator: "\n").map(quotedFields)
    #expect(rows.count > 100)
    let header = rows.removeFirst()
    let places = try ["source_file", "source_line", "outcome", "note"].map { try #require(header.firstIndex(of: $0)) }
    var found: [String: String] = [:]
    for row in rows { found["\(row[places[0]]),\(row[places[1]])"] = "\(row[places[2]]) \(row[places[3]])" }
    var seen: Set<String> = []
    for planted in try year.planted() where planted[0].contains("/new-hires") {
      let outcome = found["\(planted[0]),\(planted[1])"]
      let expected = planted[3].split(separator: ";")[0]
      let comment: Comment = "\(planted.joined(separator: ",")): \(outcome ?? "not taken in")"
      // What is older than six months on the day of the list is too old, whatever else it is.
      let isOld = planted[0] < "partners/2024-05-01"
      if isOld, outcome?.hasPrefix("hire_too_old") == true { continue }
      if expected.hasPrefix("quarantined") {
        #expect(outcome == nil, comment)
      } else {
        #expect(outcome?.contains(expected) == true, comment)
      }
      seen.insert(planted[2])
    }
    #expect(seen.count > 10)
  }

  /// Three nights: orders go out, employers answer, and the next run knows it.
  @Test func answersCloseTheLoop() throws {
    let year = try TrafficHome.loaded.get().year
    let scratch = try Scratch()
    let home = scratch.path + "/home"
    // Each file of the past goes to the registry of employers by itself: the last quarter's are enough.
    var arrived = try year.files().filter { $0.name >= "2024-07-01" }
    func nightly(_ day: String, _ input: String) throws {
      let run = try Program.run("run", "pipelines/nightly.yaml", "--input", input, "--home", home, "--received", day)
      #expect(run.code <= 1, "\(run.errors)")
    }
    let input = scratch.path + "/input"
    for (name, bytes) in arrived {
      let path = input + "/partners/" + name
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try bytes.write(to: URL(fileURLWithPath: path))
    }
    try FileManager.default.copyItem(
      atPath: year.path + "/27003-2024-09-30", toPath: input + "/27003-2024-09-30")
    try nightly(TrafficHome.asOf, input)
    try TrafficHome.loadEmployers(of: year, into: home)
    var answered: Set<String> = []
    for (night, day) in ["2024-10-01", "2024-10-08", "2024-10-15"].enumerated() {
      let issue = try Program.run("withholding", "issue", "--as-of", day, "--home", home)
      #expect(issue.code <= 1, "\(issue.errors)")
      let answers = home + "-answers-\(night)/partners/2024-10-\(TrafficYear.digits(8 + 7 * night))"
      let played = try Program.run("sample", "--answers", home + "/outbox/e-iwo", "--output", answers, "--seed", "5")
      #expect(played.code == 0, "\(played.errors)")
      let outbox = try Outbox(home: home)
      #expect(!outbox.orders.isEmpty)
      for file in outbox.files where answered.insert(file).inserted {
        let path = URL(fileURLWithPath: home + "/outbox/e-iwo/\(file)/orders.txt")
        arrived.append((name: "outbox/" + file, bytes: try Data(contentsOf: path)))
      }
      for name in try FileManager.default.contentsOfDirectory(atPath: answers).sorted() {
        arrived.append((name: name, bytes: try Data(contentsOf: URL(fileURLWithPath: answers + "/" + name))))
      }
      try nightly("2024-10-\(TrafficYear.digits(8 + 7 * night))", home + "-answers-\(night)")
      let list = try Program.run("withholding", "list", "--as-of", "2024-12-31", "--format", "csv", "--home", home)
      let found = list.output.split(separator: "\n")
        .map { $0.split(separator: ",", omittingEmptySubsequences: false).prefix(7).joined(separator: ",") + "\n" }
        .joined()
      let replay = WithholdingReplay(arrived)
      #expect(difference(found, replay.csv) == "", "night \(night)")
      let own = Set(outbox.orders.map(\.tracking))
      #expect(replay.orders.values.contains { own.contains($0.tracking) && $0.status == "accepted" })
    }
  }
}
