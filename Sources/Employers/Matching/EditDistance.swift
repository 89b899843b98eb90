/// Levenshtein distance of the first 64 letters, bit-parallel (Myers, A Fast Bit-Vector Algorithm for Approximate String
/// Matching, JACM 46, 1999).
enum EditDistance {
  static let limit = 64

  static func between(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
    let leftCount = min(left.count, limit)
    let rightCount = min(right.count, limit)
    if leftCount == 0 { return rightCount }
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 128) { places in
      for index in 0..<leftCount { places[Int(left[index] & 127)] = 0 }
      for index in 0..<rightCount { places[Int(right[index] & 127)] = 0 }
      for index in 0..<leftCount { places[Int(left[index] & 127)] |= 1 << UInt64(index) }
      var plus = ~UInt64(0)
      var minus: UInt64 = 0
      var distance = leftCount
      let last = UInt64(1) << UInt64(leftCount - 1)
      for index in 0..<rightCount {
        let equal = places[Int(right[index] & 127)]
        let vertical = equal | minus
        let horizontal = (((equal & plus) &+ plus) ^ plus) | equal
        var plusOut = minus | ~(horizontal | plus)
        var minusOut = plus & horizontal
        if plusOut & last != 0 { distance += 1 }
        if minusOut & last != 0 { distance -= 1 }
        plusOut = plusOut << 1 | 1
        minusOut <<= 1
        plus = minusOut | ~(vertical | plusOut)
        minus = plusOut & vertical
      }
      return distance
    }
  }
}
