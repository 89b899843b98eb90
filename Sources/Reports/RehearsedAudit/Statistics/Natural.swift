/// A whole number from 0 on, of any size, so that no probability near a threshold is ever rounded.
struct Natural: Sendable, Hashable {
  /// Least significant first, without leading zeros; empty = 0.
  private var words: [UInt64]

  static let zero = Natural(0)
  static let one = Natural(1)

  init(_ value: UInt64) { words = value == 0 ? [] : [value] }

  /// - Parameter value: not negative.
  init(_ value: Int) { self.init(UInt64(value)) }

  /// - Parameter value: not negative.
  init(_ value: Int128) {
    precondition(value >= 0, "a negative number")
    words = [UInt64(truncatingIfNeeded: value), UInt64(truncatingIfNeeded: value >> 64)]
    trim()
  }

  private mutating func trim() { while words.last == 0 { words.removeLast() } }

  var isZero: Bool { words.isEmpty }

  static func power(_ base: Natural, _ exponent: Int) -> Natural {
    var result = Natural.one
    var square = base
    var left = exponent
    while left > 0 {
      if left & 1 == 1 { result = result * square }
      left >>= 1
      if left > 0 { square = square * square }
    }
    return result
  }

  static func + (left: Natural, right: Natural) -> Natural {
    var sum = left
    sum += right
    return sum
  }

  static func += (left: inout Natural, right: Natural) {
    var carry: UInt64 = 0
    for place in 0..<max(left.words.count, right.words.count) {
      if place == left.words.count { left.words.append(0) }
      let (partial, first) = left.words[place].addingReportingOverflow(
        place < right.words.count ? right.words[place] : 0)
      let (sum, second) = partial.addingReportingOverflow(carry)
      left.words[place] = sum
      carry = first || second ? 1 : 0
    }
    if carry > 0 { left.words.append(carry) }
  }

  /// - Parameter right: not greater than `left`; else it is an error of the program.
  static func - (left: Natural, right: Natural) -> Natural {
    var difference = left
    var borrow: UInt64 = 0
    for place in difference.words.indices {
      let (partial, first) = difference.words[place].subtractingReportingOverflow(
        place < right.words.count ? right.words[place] : 0)
      let (word, second) = partial.subtractingReportingOverflow(borrow)
      difference.words[place] = word
      borrow = first || second ? 1 : 0
    }
    precondition(borrow == 0 && right.words.count <= left.words.count, "a difference below 0")
    difference.trim()
    return difference
  }

  static func * (left: Natural, right: Natural) -> Natural {
    var product = Natural.zero
    product.words = [UInt64](repeating: 0, count: left.words.count + right.words.count)
    for (place, word) in left.words.enumerated() {
      var carry: UInt64 = 0
      for (other, factor) in right.words.enumerated() {
        let (high, low) = word.multipliedFullWidth(by: factor)
        let (partial, first) = low.addingReportingOverflow(product.words[place + other])
        let (sum, second) = partial.addingReportingOverflow(carry)
        product.words[place + other] = sum
        carry = high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
      }
      product.words[place + right.words.count] = carry
    }
    product.trim()
    return product
  }

  mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for place in words.indices {
      let (high, low) = words[place].multipliedFullWidth(by: factor)
      let (sum, overflows) = low.addingReportingOverflow(carry)
      words[place] = sum
      carry = high &+ (overflows ? 1 : 0)
    }
    if carry > 0 { words.append(carry) }
    trim()
  }

  /// Divides and leaves the remainder out. - Parameter divisor: not 0.
  mutating func divide(by divisor: UInt64) {
    var remainder: UInt64 = 0
    for place in words.indices.reversed() {
      (words[place], remainder) = divisor.dividingFullWidth((remainder, words[place]))
    }
    trim()
  }
}

extension Natural: Comparable {
  static func < (left: Natural, right: Natural) -> Bool {
    if left.words.count != right.words.count { return left.words.count < right.words.count }
    for place in left.words.indices.reversed() where left.words[place] != right.words[place] {
      return left.words[place] < right.words[place]
    }
    return false
  }
}
