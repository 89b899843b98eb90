import ArgumentParser
import Foundation
import Pipeline
import Records
import Withholding

struct WithholdingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withholding", abstract: "Decide on income withholding, issue e-IWO orders, follow the answers.",
    subcommands: [
      WithholdingDueCommand.self, WithholdingIssueCommand.self, WithholdingListCommand.self,
      WithholdingShowCommand.self,
      WithholdingWorkCommand.self, WithholdingHiresCommand.self,
    ])
}

/// Where and as of which day.
struct WithholdingOptions: ParsableArguments {
  @OptionGroup var place: PlaceOptions

  @Option(help: "The day that counts as today (YYYY-MM-DD).")
  var asOf: DayArgument = .today

  @Option(help: "Threads at the most.")
  var jobs: Int = 2

  func validate() throws {
    guard (1...64).contains(jobs) else { throw ValidationError("--jobs is a number from 1 to 64") }
  }

  func run() throws -> WithholdingRun {
    let definitions = try place.load()
    return try WithholdingRun(definitions: definitions, home: place.homePath, asOf: asOf.day, threads: jobs)
  }
}

extension Listing {
  /// - Parameter text: what people read.
  func write(_ format: OutputFormat, text: () -> String) throws {
    switch format {
    case .csv: try Output.write(csv())
    case .json: try Output.write(json())
    default: try Output.write(text())
    }
  }

  /// Columns side by side, as wide as their values; for people.
  func columns(_ names: [String]) -> String {
    let places = names.map { columns.firstIndex(of: $0)! }
    let lines = [names] + rows.map { row in places.map { row[$0] } }
    let widths = names.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
      var text = ""
      for (column, value) in line.enumerated() {
        text += value
        if column < line.count - 1 { text += String(repeating: " ", count: widths[column] - value.count + 2) }
      }
      while text.last == " " { text.removeLast() }
      return text + "\n"
    }.joined()
  }
}
