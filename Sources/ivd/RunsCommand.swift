import ArgumentParser
import Foundation
import Pipeline
import Records

struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "The ledger of runs.",
    discussion: "Example: ivd runs diff 2026-01-30T020000Z-nightly latest",
    subcommands: [List.self, Show.self, RunsDiffCommand.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the runs, oldest first.", discussion: "Example: ivd runs list --home var")

    @OptionGroup var place: PlaceOptions

    @Option(help: "text, csv or json.")
    var format: OutputFormat = .text

    func run() throws {
      let ledger = RunLedger(home: place.homePath)
      let records = ledger.ids().compactMap(ledger.record)
      let columns = [
        "run", "accepted", "refused", "findings", "exit_code", "partner_files_accepted", "partner_files_refused",
      ]
      let rows = records.map { record -> [String] in
        let partners = PartnerSums(record)
        return [
          record.id, String(record.deliveries.count { $0.status == .accepted }),
          String(record.deliveries.count { $0.status == .refused }),
          String(record.findingCount), String(record.exitCode), String(partners.accepted),
          String(partners.refused),
        ]
      }
      switch format {
      case .csv:
        try Output.write(CSVText.line(columns))
        for row in rows { try Output.write(CSVText.line(row)) }
      case .json:
        for row in rows {
          try Output.write(JSONText.object(zip(columns, row).map { ($0, JSONText.string($1)) }) + "\n")
        }
      default:
        if rows.isEmpty { Output.complain("ivd: \(place.homePath) holds no run") }
        for row in rows {
          let partners = row[5] == "0" && row[6] == "0" ? "" : "partner files \(row[5]) accepted, \(row[6]) refused, "
          try Output.write(
            "\(row[0])  \(row[1]) accepted, \(row[2]) refused, \(partners)\(row[3]) findings, exit \(row[4])\n")
        }
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show one run as its ledger entry (JSON).", discussion: "Example: ivd runs show latest")

    @Argument(help: "The run's id, or latest.")
    var id: String

    @OptionGroup var place: PlaceOptions

    mutating func run() throws {
      let ledger = RunLedger(home: place.homePath)
      let id = self.id == "latest" ? ledger.ids().last ?? "" : self.id
      guard !id.isEmpty, !id.contains("/"),
        let data = FileManager.default.contents(atPath: ledger.folder(id) + "/run.json")
      else { throw Failure.unknown("run \(self.id): not in the ledger of \(place.homePath)") }
      try Output.write(String(decoding: data, as: UTF8.self) + "\n")
    }
  }
}
