import ArgumentParser
import Pipeline

struct CatalogueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalogue", abstract: "Print a catalogue of definitions as a Markdown page.",
    discussion: "Example: ivd catalogue edits > docs/edits.md")

  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case edits, tables, lines
    case reportEdits = "report-edits"
  }

  @Argument(help: "edits, tables, lines or report-edits.")
  var subject: Subject

  @OptionGroup var definitionOptions: DefinitionOptions

  func run() throws {
    let definitions = try definitionOptions.load()
    switch subject {
    case .edits: try Output.write(EditPage.markdown(definitions))
    case .tables: try Output.write(TablePage.markdown(definitions))
    case .reportEdits: try Output.write(try ReportEditCatalogue.markdown(definitions))
    case .lines: try Output.write(try LineCatalogue.markdown(definitions))
    }
  }
}
