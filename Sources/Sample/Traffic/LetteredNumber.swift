/// A number as letters, for names in files whose layouts allow no digits.
enum LetteredNumber {
  /// Nine letters at least, to the base 26: `Aaaaaaaab` is 1. Numbers below 26⁹ give nine.
  static func text(_ number: Int) -> String {
    var letters: [UInt8] = []
    var rest = number
    while rest > 0 || letters.count < 9 {
      letters.append(0x61 + UInt8(rest % 26))
      rest /= 26
    }
    letters[letters.count - 1] -= 0x20
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}
