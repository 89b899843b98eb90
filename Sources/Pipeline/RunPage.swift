import Layouts
import Records
import Reports

/// The page of a run, `index.html`: what came, what was refused and why, the lines and the measures. It has no clock and
/// no outside resource.
struct RunPage {
  var record: RunRecord
  var pipeline: PipelineDefinition
  var previous: RunRecord?
  var form: AnnualReport?
  var measures: [PerformanceMeasure]
  var edits: EditCatalogue
  var noForm: String?

  func html() throws -> String { "" }
}
