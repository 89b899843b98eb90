import ArgumentParser
import Pipeline

struct ReportVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Prove that a certified report is untouched and can be made again byte for byte.",
    discussion: """
      Exit code 1 where something is not as it was.

      Example: ivd report verify var/certified/ocse-157/2024/r1
      """)

  @Argument(help: "The sealed folder.")
  var folder: String

  @OptionGroup var place: PlaceOptions

  @Option(help: "Threads at the most.")
  var jobs: Int = 2

  func run() throws {
    let result = try Verification(folder: folder, home: place.homePath, threads: jobs).run()
    let certificate = result.certificate
    try Output.write(
      "\(certificate.form) \(certificate.fiscalYear), revision \(certificate.revision), certified by "
        + "\(certificate.certifiedBy) on \(certificate.certifiedOn)\n")
    try Output.write("seal \(result.seal)\n")
    if let reason = certificate.reason { try Output.write("revised: \(reason)\n") }
    if result.differences.isEmpty {
      try Output.write(
        "\(result.sealedFiles) sealed files and \(result.snapshotFiles) snapshot files are untouched; "
          + "\(result.remadeFiles) files made again are the same\n")
    } else {
      for difference in result.differences { try Output.write("\(difference)\n") }
      throw ExitCode(1)
    }
  }
}
