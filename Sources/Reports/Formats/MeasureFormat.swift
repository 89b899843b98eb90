/// Writes the measures of a year with what follows from them.
public protocol MeasureFormat: Sendable {
  func text(of measures: YearMeasures) -> String
}
