import Records

/// A way to show what a rehearsed audit came to.
public protocol ScoreFormat {
  func text(of score: RehearsalScore) -> String
}

/// Rates as people read them.
enum RateText {
  /// `98.66 %` of 986,666 millionths: rounded down, so that 95.00 % is never shown of what is below it.
  static func percent(_ millionths: Int) -> String {
    let hundredths = millionths / 100
    return "\(hundredths / 100).\((hundredths % 100).zeroPadded(to: 2)) %"
  }

  /// `0.986666`
  static func decimal(_ millionths: Int) -> String {
    "\(millionths / RateInterval.parts)." + (millionths % RateInterval.parts).zeroPadded(to: 6)
  }

  static func interval(_ interval: RateInterval) -> String {
    "\(percent(interval.lower)) to \(percent(interval.upper))"
  }
}

extension RehearsalScore {
  /// The word for a verdict; a line or measure without one is not finished.
  static func word(_ verdict: ReliabilityStatus?) -> String { verdict?.rawValue ?? "not judged" }

  /// What would settle a marginal line, in a sentence; `nil` where nothing need be.
  static func sentence(_ line: LineScore) -> String? {
    guard let further = line.further else { return nil }
    var parts: [String] = []
    func proven(_ count: Int?, _ name: String) {
      switch count {
      case 0?: parts.append("the shortfall is proven by the \(name) interval already")
      case let count?: parts.append("\(count) more at this rate prove the shortfall by the \(name) interval")
      case nil:
        parts.append(
          "no sample of up to \(FurtherSample.limit) proves the shortfall by the \(name) interval at this rate")
      }
    }
    proven(further.provesShortfallExact, "exact")
    proven(further.provesShortfallNormal, "normal")
    parts.append(
      further.meetsStandard.map { "\($0) more without an error meet the standard" }
        ?? "the frame has too few units left to meet the standard")
    return parts.joined(separator: "; ")
  }
}
