/// The interval of Clopper and Pearson (1934): the rates under which so few, or so many, correct units are not less
/// likely than the tail. Decided in whole numbers.
struct ExactInterval {
  let size: Int
  /// Correct units for the lower and for the upper bound; they differ where a weighted count is no whole number.
  let correct: ClosedRange<Int>
  let tail: Fraction

  init(size: Int, correct: ClosedRange<Int>, tail: Ratio) {
    self.size = size
    self.correct = correct
    self.tail = Fraction(tail)
  }

  init(size: Int, correct: Int, tail: Ratio) { self.init(size: size, correct: correct...correct, tail: tail) }

  /// Whether the upper bound is at or above `part / whole`.
  func upperReaches(_ part: Int, of whole: Int) -> Bool {
    BinomialTail(size: size, part: part, whole: whole).isLower(correct.upperBound, atLeast: tail)
  }

  func upperReaches(_ rate: Ratio) -> Bool { upperReaches(Int(rate.numerator), of: Int(rate.denominator)) }

  /// Whether the lower bound is at or below `part / whole`.
  func lowerReaches(_ part: Int, of whole: Int) -> Bool {
    BinomialTail(size: size, part: part, whole: whole).isUpper(correct.lowerBound, atLeast: tail)
  }

  var bounds: RateInterval {
    let parts = RateInterval.parts
    let upper = LargestWhole.search(0...parts) { upperReaches($0, of: parts) }
    let lower = correct.lowerBound == 0 ? 0 : LargestWhole.search(0...parts) { !lowerReaches($0, of: parts) }
    return RateInterval(lower: lower, upper: upper)
  }
}
