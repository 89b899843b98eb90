import Layouts
import Records

/// What the edits of one delivery need to know of it.
public struct ValidationContext: Sendable {
  public var standard: StandardExtract
  public var edits: EditCatalogue
  /// `nil` where the delivery does not say it: edits that need it look at nothing.
  public var asOf: DayNumber?

  public init(standard: StandardExtract, edits: EditCatalogue, asOf: DayNumber?) {
    self.standard = standard
    self.edits = edits
    self.asOf = asOf
  }
}
