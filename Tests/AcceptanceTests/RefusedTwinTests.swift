import Foundation
import Testing

/// A file that was refused does not stand in the way of the good one that says the same.
@Suite struct RefusedTwinTests {
  private let scratch: Scratch
  private var input: String { scratch.path + "/in" }

  init() throws {
    scratch = try Scratch()
    try FileManager.default.createDirectory(atPath: scratch.path + "/in", withIntermediateDirectories: true)
  }

  private func run(
    _ pipeline: String = "pipelines/nightly.yaml", definitions root: String = Program.root
  ) throws -> Program.Outcome {
    try Program.run(
      "run", pipeline, "--input", input, "--home", scratch.path + "/home", "--received", "2024-09-25",
      "--definitions", root)
  }

  /// The acknowledgments of the sample, packed; `isWhole`: with the checksum that belongs to them.
  private func put(_ name: String, isWhole: Bool) throws {
    let path = scratch.path + "/packed"
    try FileManager.default.copyItem(
      atPath: Program.root + "/sample-input/partners/2024-09-24/acknowledgments.txt", toPath: path)
    let gzip = Process()
    gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    gzip.arguments = ["gzip", "-n", path]
    try gzip.run()
    gzip.waitUntilExit()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path + ".gz"))
    try FileManager.default.removeItem(atPath: path + ".gz")
    // RFC 1952: the last eight bytes are the checksum and the length of what is packed.
    if !isWhole { bytes[bytes.endIndex - 8] ^= 0xFF }
    try bytes.write(to: URL(fileURLWithPath: input + "/" + name))
  }

  @Test func `a partner's file with a wrong checksum leaves room for the right one`() throws {
    try put("a.gz", isWhole: false)
    let first = try run()
    #expect(first.code == 1)
    #expect(first.output.contains("  a.gz: refused: eiwo, 0 records read, none kept: a.gz: the gzip file is damaged"))
    try put("b.gz", isWhole: true)
    let second = try run()
    #expect(second.output.contains("  b.gz: accepted: eiwo, 6 records read, 6 accepted"), "\(second.output)")
    #expect(second.output.contains("  a.gz: still refused (eiwo)\n"), "\(second.output)")
    try put("c.gz", isWhole: false)
    #expect(try run().output.contains("  c.gz: still refused (eiwo)\n"))
  }

  @Test func `also where both come in one night`() throws {
    try put("a.gz", isWhole: false)
    try put("b.gz", isWhole: true)
    let made = try run()
    #expect(made.output.contains("  a.gz: refused: eiwo"), "\(made.output)")
    #expect(made.output.contains("  b.gz: accepted: eiwo, 6 records read, 6 accepted"), "\(made.output)")
    let ledger = try String(contentsOfFile: scratch.path + "/home/partners/received.csv", encoding: .utf8)
    #expect(ledger.split(separator: "\n").count == 3)
  }

  @Test func `a partner's file that was read by the wrong profile is read again by the right one`() throws {
    let root = scratch.path + "/project"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    for name in ["schemas", "pipelines"] {
      try FileManager.default.copyItem(atPath: Program.root + "/" + name, toPath: root + "/" + name)
    }
    try """
    partner: made-up
    title: A service that fills its trailers (fictitious)
    changes:
      - record: eiwo-trailer
        effective: 2020-01-01
        reason: letter of the service (fictitious)
        length: 560
        padding: exact
        fields:
          - {name: Partner Filler, at: 64-560}

    """.write(toFile: root + "/schemas/partners/made-up.yaml", atomically: true, encoding: .utf8)
    let nightly = try String(contentsOfFile: Program.root + "/pipelines/nightly.yaml", encoding: .utf8)
    let pipeline = root + "/pipelines/partners.yaml"
    try (nightly + "partners:\n  - {folder: made-up, partner: made-up}\n").write(
      toFile: pipeline, atomically: true, encoding: .utf8)
    try FileManager.default.createDirectory(atPath: input + "/made-up", withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: Program.root + "/sample-input/partners/2024-09-24/acknowledgments.txt", toPath: input + "/made-up/a.txt")
    let first = try run(pipeline, definitions: root)
    #expect(first.output.contains("  made-up/a.txt: refused: eiwo"), "\(first)")
    try FileManager.default.moveItem(atPath: input + "/made-up/a.txt", toPath: input + "/a.txt")
    let second = try run(pipeline, definitions: root)
    #expect(second.output.contains("  a.txt: accepted: eiwo, 6 records read, 6 accepted"), "\(second)")
  }

  @Test func `a county's delivery whose manifest named a file wrongly is taken once it names it rightly`() throws {
    let sample = try Program.run(
      "sample", "--output", input, "--seed", "7", "--cases", "4", "--years", "1", "--counties", "27003")
    #expect(sample.code == 0)
    let folder = input + "/27003-2024-09-30"
    let path = folder + "/manifest.csv"
    let right = try String(contentsOfFile: path, encoding: .utf8)
    let wrong = right.replacingOccurrences(of: "case,case.csv,", with: "case,cases.csv,")
    #expect(wrong != right)
    try wrong.write(toFile: path, atomically: true, encoding: .utf8)
    let first = try run()
    #expect(first.output.contains("27003-2024-09-30: refused: "), "\(first.output)")
    try right.write(toFile: path, atomically: true, encoding: .utf8)
    let second = try run()
    #expect(second.output.contains("27003-2024-09-30: accepted: "), "\(second.output)")
  }

  @Test func `a county's archive with a wrong checksum leaves room for the right one`() throws {
    let sample = try Program.run(
      "sample", "--output", scratch.path, "--seed", "7", "--cases", "4", "--years", "1", "--counties", "27003")
    #expect(sample.code == 0)
    let tar = Process()
    tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    tar.arguments = ["tar", "-czf", scratch.path + "/whole", "-C", scratch.path, "27003-2024-09-30"]
    try tar.run()
    tar.waitUntilExit()
    let whole = try Data(contentsOf: URL(fileURLWithPath: scratch.path + "/whole"))
    var damaged = whole
    damaged[damaged.endIndex - 8] ^= 0xFF
    let path = input + "/27003-2024-09-30.tar.gz"
    try damaged.write(to: URL(fileURLWithPath: path))
    let first = try run()
    #expect(first.output.contains("27003-2024-09-30.tar.gz: refused: "), "\(first.output)")
    try whole.write(to: URL(fileURLWithPath: path))
    let second = try run()
    #expect(second.output.contains("27003-2024-09-30.tar.gz: accepted: "), "\(second.output)")
  }
}
