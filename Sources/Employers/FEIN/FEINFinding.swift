/// A row whose number is probably a slip of another one's.
public struct FEINFinding: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    case transposed
    case oneDigit = "one_digit"
    /// The number was never issued, and no number one slip away has this name and address.
    case prefix = "invalid_prefix"
    case malformed
    case placeholder
  }

  /// Counted from 0.
  public var row: Int
  public var seen: String
  /// The number that was probably meant; `nil` where none is known.
  public var expected: FEIN?
  public var kind: Kind
  /// Hundredths of a bit by which the row fits those of the expected number; 0 without one.
  public var score: Int32
  public var reading = Reading.slip

  /// What the row and those of the expected number are to one another.
  public enum Reading: Sendable {
    /// One body; the row's number is the mistyped one.
    case slip
    /// One body; either of the two numbers may be the mistyped one.
    case either
    /// One body, or two whose numbers follow one another: they stay apart until somebody decides.
    case sisters
  }
}
