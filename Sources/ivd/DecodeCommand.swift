import ArgumentParser
import Extract
import Foundation
import Layouts
import Pipeline

struct DecodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decode", abstract: "Show the values of a file that a record layout describes.",
    discussion: "Example: ivd decode --layout pine-extract EXTRACT.DAT --format csv")

  @Argument(help: "The files.")
  var files: [String]

  @Option(help: "The record layout: its name, or the path of a layout file.")
  var layout: String

  @OptionGroup var definitionOptions: DefinitionOptions

  @Option(help: "csv or json.")
  var format: OutputFormat = .csv

  @Flag(help: "Show personal values instead of masking them.")
  var showPersonal = false

  func validate() throws {
    guard format == .csv || format == .json else { throw ValidationError("--format is csv or json") }
  }

  func run() throws {
    let layout = try definitionOptions.load().layout(self.layout)
    let decoder = LayoutDecoder(layout, format: format == .json ? .json : .csv, showsPersonal: showPersonal)
    var hasFaults = false
    for file in files {
      guard FileManager.default.fileExists(atPath: file) else { throw Failure.notFound(file) }
      _ = try decoder.decode(
        try ByteStream(path: file), write: { try Output.write(String(decoding: $0, as: UTF8.self)) },
        fault: { fault in
          hasFaults = true
          Output.complain("ivd: \(FaultText.sentence(fault, file: file))")
        },
        recordFault: { line, record, field, fault in
          hasFaults = true
          Output.complain("ivd: \(file):\(line): \(record) \(field ?? ""): \(FaultText.words(fault))")
        })
    }
    if hasFaults { throw ExitCode(1) }
  }
}
