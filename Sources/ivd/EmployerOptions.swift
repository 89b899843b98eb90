import ArgumentParser
import Employers
import Pipeline

/// Where the definitions of the matching are.
struct EmployerDefinitionOptions: ParsableArguments {
  @Option(help: "The folder that holds schemas/ and pipelines/ (found by itself in the project).")
  var definitions: String?

  func load() throws -> (words: EmployerWords, model: MatchModel, rules: FEINRules) {
    let root = try definitions ?? Definitions.findRoot(pipeline: nil)
    return (
      try EmployerWords.load(root: root), try MatchModel.load(root: root), try FEINRules.load(root: root)
    )
  }
}
