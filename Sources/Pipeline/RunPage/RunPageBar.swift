/// A bar of parts side by side, drawn as SVG 1,000 units wide.
struct RunPageBar: Sendable {
  struct Part: Sendable {
    var part: String
    var x: Int
    var width: Int
  }

  /// A part that is not empty is never too thin to be seen.
  private static let leastWidth = 8
  private static let fullWidth = 1_000

  var parts: [Part] = []
  var isDrawn = false

  init() {}

  /// - Parameters:
  ///   - numbers: the parts from left to right, not below 0; the name is the part's class in the style sheet.
  ///   - largest: what the full width stands for.
  init(_ numbers: [(name: String, count: Int)], of largest: Int) {
    guard largest > 0 else { return }
    var x = 0
    for (name, count) in numbers where count > 0 {
      let share = Int(Int128(min(count, largest)) * Int128(Self.fullWidth) / Int128(largest))
      let width = max(share, Self.leastWidth)
      parts.append(Part(part: name, x: x, width: width))
      x += width
    }
    // What the thinnest parts were given is taken from the widest.
    if x > Self.fullWidth, let widest = parts.indices.max(by: { parts[$0].width < parts[$1].width }) {
      parts[widest].width -= x - Self.fullWidth
      for index in parts.indices where index > widest { parts[index].x -= x - Self.fullWidth }
    }
    isDrawn = true
  }
}
