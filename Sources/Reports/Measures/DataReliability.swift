/// What a federal audit has found about the data of a measure (305.1(i), 305.31(e)).
public enum DataReliability: String, Sendable {
  case reliable
  case unreliable
  /// No finding is known; taken as reliable.
  case assumed

  init(_ measure: IncentiveMeasure, of year: Int, from figures: MeasureFigures) {
    switch figures.flag("reliable." + measure.rawValue, of: year) {
    case true?: self = .reliable
    case false?: self = .unreliable
    case nil: self = .assumed
    }
  }
}
