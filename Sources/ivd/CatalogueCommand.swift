import ArgumentParser
import Layouts
import Pipeline

struct CatalogueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalogue", abstract: "Print a catalogue of definitions as a Markdown page.",
    discussion: """
      Example: ivd catalogue edits > docs/edits.md

      tables lists all that ivd sql reads: the standard tables, partners' records, the employer registry, annual inputs.
      """)

  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case edits, tables, lines, layouts
    case reportEdits = "report-edits"
  }

  @Argument(help: "edits, tables, lines, report-edits or layouts.")
  var subject: Subject

  @Argument(help: "layouts: a transmission whose page is wanted; without it, the list of all.")
  var transmission: String?

  @OptionGroup var definitionOptions: DefinitionOptions

  func validate() throws {
    if transmission != nil, subject != .layouts { throw ValidationError("only layouts have a page for each name") }
  }

  func run() throws {
    let definitions = try definitionOptions.load()
    switch subject {
    case .edits: try Output.write(EditPage.markdown(definitions))
    case .tables: try Output.write(try TablePage.markdown(definitions))
    case .reportEdits: try Output.write(try ReportEditCatalogue.markdown(definitions))
    case .layouts: try Output.write(try layouts(definitions))
    case .lines: try Output.write(try LineCatalogue.markdown(definitions))
    }
  }

  private func layouts(_ definitions: Definitions) throws -> String {
    let layouts = try definitions.partnerLayouts()
    guard let transmission else { return PartnerLayoutIndex.markdown(layouts) }
    guard case .family(let family) = layouts.named(transmission) else {
      let names = layouts.families.map(\.name).joined(separator: ", ")
      throw ValidationError("\(transmission): no such transmission; there are \(names)")
    }
    return try PartnerLayoutPage(family, layouts).markdown()
  }
}
