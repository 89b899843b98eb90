import ArgumentParser
import Employers
import Records

struct EmployersReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "List the sightings that wait for a decision, the most dollars first.",
    discussion: "Example: ivd employers review --page review.html > review.csv")

  @Option(help: "Write the page with values side by side to this file.")
  var page: String?

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var place: EmployerDefinitionOptions

  func run() throws {
    let definitions = try place.load()
    let queue = ReviewQueue(
      try place.registry(registry), words: definitions.words,
      model: definitions.model,
      rules: definitions.rules, jobs: place.jobs)
    try Output.write(CSVText.line(ReviewQueue.columns))
    for entry in queue.entries { try Output.write(queue.csv(entry)) }
    if let page { try BufferedText.write(to: page) { try ReviewPage(queue).write($0) } }
    if !queue.entries.isEmpty { throw ExitCode(1) }
  }
}
