import ArgumentParser
import Foundation
import Pipeline
import Records
import Sample

struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "Write fictitious county deliveries of any size from a seed.",
    discussion: """
      Example: ivd sample --output /tmp/deliveries --seed 7 --cases 20000 --counties 27003,27115
      Example: ivd sample --output /tmp/deliveries --seed 7 --size 1GB
      Example: ivd sample --output /tmp/deliveries --seed 7 --cases 2000 --errors 3
      Example: ivd sample --output /tmp/year --seed 7 --cases 1000 --traffic
      Example: ivd sample --answers var/outbox/e-iwo --output /tmp/answers --seed 7

      The same options give the same bytes. With --defects, planted.csv beside the deliveries says what was planted. \
      With --errors, planted-errors.csv says which records are wrong, and true-audit.csv which units of which audited \
      line are, and what is true of them.

      With --traffic, partners/ below the folder holds a year of files of employers, the portal and the directories; \
      planted-traffic.csv says what is planted in them, expected-status.csv how each withholding stands at the end (and \
      expected-status-DAY.csv at the end of each quarter), employers/ the employers to load.

      With --answers, the portal and the employers are played: for each order file in the outbox a result and an \
      acknowledgment file, as the seed has it.
      """)

  @Option(help: "The folder that the deliveries are written to.")
  var output: String

  @Option(help: "The seed.")
  var seed: UInt64 = 1

  @Option(help: "Cases in all.")
  var cases: Int = 1000

  @Option(help: "County codes, separated by commas.")
  var counties: String = "27003"

  @Option(help: "The shape of the files: standard, gzip, pipe, mainframe, xml.")
  var shape: String = "standard"

  @Option(help: "The as-of date.")
  var asOf: String = "2024-09-30"

  @Option(help: "Years of history.")
  var years: Int = 5

  @Option(help: "Defects to plant, separated by commas; KIND:N plants N of them.")
  var defects: String = ""

  @Option(help: "Cases of a hundred whose record says something false that no edit finds, such as 3 or 2.5.")
  var errors: String?

  @OptionGroup var definitions: DefinitionOptions

  @Option(help: "Size of the standard files in all, such as 1GB, 250MB; cases then follow from it.")
  var size: String?

  @Flag(help: "Write a year of partner files beside the deliveries, with its truth.")
  var traffic = false

  @Option(help: "An outbox of order files: write what the portal and the employers answer, and nothing else.")
  var answers: String?

  @Flag(help: "Write the project's sample-input folder.")
  var sampleInput = false

  func validate() throws {
    guard DeliveryShape(rawValue: shape) != nil else {
      throw ValidationError(
        "--shape \(shape): expected \(DeliveryShape.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    if let errors, Self.perMille(errors) == nil {
      throw ValidationError(
        "--errors \(errors): expected a number from 0.1 to 100 with at most one digit after the point")
    }
    guard errors == nil || (defects.isEmpty && !sampleInput) else {
      throw ValidationError("--errors goes with neither --defects nor --sample-input: the truth would not be known")
    }
    if let size, Self.bytes(size) == nil {
      throw ValidationError("--size \(size): expected a number with kB, MB or GB")
    }
  }

  func run() throws {
    if sampleInput {
      _ = try SampleSet.sampleInput.write(to: output)
      return
    }
    if let answers {
      for name in try EmployerAnswers(seed: seed).write(outbox: answers, to: output) { try Output.write(name + "\n") }
      return
    }
    let requests = try defects.split(separator: ",").map { part in
      let pieces = part.split(separator: ":")
      let count = pieces.count == 2 ? Int(pieces[1]) : 1
      guard let count, count > 0, pieces.count <= 2 else {
        throw ValidationError("--defects \(part): expected KIND or KIND:N")
      }
      return DefectRequest(kind: String(pieces[0]), count: count)
    }
    var options = try SampleOptions(
      seed: seed, cases: cases, counties: counties.split(separator: ",").map(String.init), asOf: asOf,
      shape: DeliveryShape(rawValue: shape)!, years: years, defects: requests,
      targetBytes: size.flatMap(Self.bytes))
    options.hasTraffic = traffic
    try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    let summary = try SampleWriter(options).write(to: output)
    for delivery in summary.deliveries {
      try Output.write("\(delivery.folder): \(delivery.cases) cases, \(delivery.bytes) bytes\n")
    }
    if let perMille = errors.flatMap(Self.perMille) { try plantErrors(summary, perMille: perMille) }
  }

  /// Plants record errors in the deliveries just written, and says what is true.
  private func plantErrors(_ summary: SampleSummary, perMille: Int) throws {
    guard shape == "standard" || shape == "gzip" else { throw SampleError.defectsNeedStandardShape(shape) }
    let truth = try TrueAuditFiles(definitions: definitions.load())
    defer { truth.removeWork() }
    let deliveries = summary.deliveries.map(\.folder)
    try truth.keepClean(output, deliveries: deliveries)
    var planted: [PlantedRecordError] = []
    var kinds = 0
    for delivery in deliveries {
      let planter = RecordErrorPlanter(folder: output + "/" + delivery, seed: seed)
      let made = try planter.plant(perMille: perMille, first: kinds)
      kinds += Set(made.map(\.caseIDs)).count
      planted += made
    }
    try PlantedRecordError.write(planted, to: output + "/planted-errors.csv")
    let errors = planted.map { error in
      TrueAuditFiles.Planted(kind: error.kind.rawValue, caseIDs: error.caseIDs, personID: error.personID)
    }
    for line in try truth.write(to: output, planted: errors) {
      try Output.write("line \(line.line): \(line.wrong) of \(line.frame) units wrong\n")
    }
  }

  /// `2.5` percent as 25 of a thousand; `nil` for what is no such number.
  static func perMille(_ text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let whole = Int(parts[0]), whole <= 100, parts.count == 1 || parts[1].utf8.count == 1
    else { return nil }
    let perMille = whole * 10 + (parts.count == 2 ? Int(parts[1]) ?? 0 : 0)
    return (1...1000).contains(perMille) ? perMille : nil
  }

  /// `1GB` as bytes; powers of ten.
  static func bytes(_ text: String) -> Int? {
    let factors = [("kB", 1000), ("KB", 1000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("B", 1)]
    for (suffix, factor) in factors where text.hasSuffix(suffix) {
      guard let number = Int(text.dropLast(suffix.count)), number > 0, number < 1_000_000 else { return nil }
      return number * factor
    }
    return Int(text)
  }
}
