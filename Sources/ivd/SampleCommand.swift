import ArgumentParser
import Foundation
import Sample

struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "Write fictitious county deliveries of any size from a seed.",
    discussion: """
      Example: ivd sample --output /tmp/deliveries --seed 7 --cases 20000 --counties 27003,27115
      Example: ivd sample --output /tmp/deliveries --seed 7 --size 1GB

      Example: ivd sample --output /tmp/year --seed 7 --cases 1000 --traffic

      Example: ivd sample --answers var/outbox/e-iwo --output /tmp/answers --seed 7

      With --traffic, partners/ below the folder holds a year of files of employers, the portal and the directories;
      planted-traffic.csv says what is planted in them, expected-status.csv how each withholding stands at the end (and
      expected-status-DAY.csv at the end of each quarter), employers/ the employers to load.

      With --answers, the portal and the employers are played: for each order file in the outbox a result and an
      acknowledgment file, as the seed has it.

      The same options give the same bytes. With --defects, planted.csv beside the deliveries says what was planted.
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
