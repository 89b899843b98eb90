extension Ratio {
  /// With so many digits after the point, rounded half away from zero: `91.25`, `-0.5`.
  public func text(decimals: Int, grouped: Bool = false) -> String {
    var (whole, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: denominator.magnitude)
    var digits: [UInt8] = []
    for _ in 0..<decimals {
      let (digit, next) = (rest * 10).quotientAndRemainder(dividingBy: denominator.magnitude)
      digits.append(UInt8(digit))
      rest = next
    }
    if rest * 2 >= denominator.magnitude {
      var position = digits.count - 1
      while position >= 0, digits[position] == 9 {
        digits[position] = 0
        position -= 1
      }
      if position >= 0 { digits[position] += 1 } else { whole += 1 }
    }
    let isZero = whole == 0 && digits.allSatisfy { $0 == 0 }
    let words = grouped ? Self.grouped(String(whole)) : String(whole)
    return (isNegative && !isZero ? "-" : "") + words
      + (decimals > 0 ? "." + digits.map { String($0) }.joined() : "")
  }

  /// As it is: without digits after the point where it is whole, else with as many as it needs, six at the most.
  public func plainText(grouped: Bool = false) -> String {
    if isWhole { return text(decimals: 0, grouped: grouped) }
    var text = text(decimals: 6, grouped: grouped)
    while text.last == "0" { text.removeLast() }
    return text
  }

  /// Dollars: whole ones without cents, others with two digits after the point.
  public var dollars: String { text(decimals: isWhole ? 0 : 2, grouped: true) }

  /// Half up to whole points, as the paternity penalty compares (652(g)(1), R-1, R-2).
  public func roundedToWhole() throws -> Ratio {
    try Ratio((self + Ratio(1, over: 2)).floor, over: 1)
  }

  /// Half up to two digits after the point, as federal tables print levels.
  public func roundedToHundredths() throws -> Ratio {
    try (self * Ratio(100)).roundedToWhole() / Ratio(100)
  }

  private static func grouped(_ digits: String) -> String {
    var groups: [Substring] = []
    var rest = digits[...]
    while rest.count > 3 {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    groups.insert(rest, at: 0)
    return groups.joined(separator: ",")
  }
}
