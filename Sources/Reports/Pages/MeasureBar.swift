/// A level against the brackets of its table, drawn as SVG 640 units wide.
struct MeasureBar {
  struct Band {
    var x: Int
    var width: Int
    /// Class in the style sheet: `b0` (nothing) to `b5` (all).
    var style: String
  }

  /// A number under the bar.
  struct Tick {
    var x: Int
    var text: String
    /// `start`, `middle` or `end`.
    var anchor: String
  }

  static let width: Int64 = 640

  var bands: [Band] = []
  var ticks: [Tick] = []
  var level: Int?
  var prior: Int?
  var standard: Int?

  /// - Throws: `MeasureError.tooLarge`.
  init(_ result: YearMeasures.Result) throws {
    let kind = result.level.kind
    let brackets = result.terms.table.brackets
    let top = Ratio(kind.isPercent ? 100 : 6)
    let values = [result.level.value, result.prior.value].compactMap { $0 }
    // Up to the next ten percent, or the next whole ratio. A level far above the table would press it flat: it is
    // drawn at the end.
    let unit = Ratio(kind.isPercent ? 10 : 1)
    let rounded = try Ratio(((values.max() ?? top) / unit).ceiling, over: 1) * unit
    let end = try min(max(top, rounded), top * Ratio(3) / Ratio(2))
    func x(_ value: Ratio) throws -> Int {
      try Int((max(.zero, min(value, end)) * Ratio(Self.width) / end).floor)
    }
    for bracket in brackets {
      let left = try x(bracket.floor)
      let right = try bracket.end.map(x) ?? Int(Self.width)
      let style = "b\(bracket.percentage == 0 ? 0 : 1 + (bracket.percentage - 40) / 15)"
      if let last = bands.last, last.style == style {
        bands[bands.count - 1].width = right - last.x
      } else {
        bands.append(Band(x: left, width: right - left, style: style))
      }
    }
    level = try result.level.value.map(x)
    prior = try result.prior.value.map(x)
    standard = try result.penalty.standard.map { try x($0.acceptable) }
    let floor = brackets.count > 1 ? [brackets[1].floor] : []
    let marks = [.zero] + floor + [brackets[brackets.count - 1].floor] + [end]
    for mark in marks where !ticks.contains(where: { $0.text == kind.threshold(mark) }) {
      let position = try x(mark)
      ticks.append(
        Tick(
          x: position, text: kind.threshold(mark),
          anchor: mark == .zero ? "start" : mark == end ? "end" : "middle"))
    }
  }
}
