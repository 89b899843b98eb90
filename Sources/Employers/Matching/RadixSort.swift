/// Ascending sort of 64-bit keys by their bytes, lowest first; bytes that all keys share are passed over.
enum RadixSort {
  static func sort(_ keys: inout [UInt64]) {
    guard keys.count > 1 else { return }
    if keys.count < 256 {
      keys.sort()
      return
    }
    var other = [UInt64](repeating: 0, count: keys.count)
    var all: UInt64 = 0
    var none: UInt64 = ~0
    for key in keys {
      all |= key
      none &= key
    }
    let differing = all & ~none
    for shift in stride(from: 0, to: 64, by: 8) where (differing >> UInt64(shift)) & 0xFF != 0 {
      withUnsafeTemporaryAllocation(of: Int.self, capacity: 256) { places in
        places.initialize(repeating: 0)
        for key in keys { places[Int((key >> UInt64(shift)) & 0xFF)] += 1 }
        var sum = 0
        for digit in 0..<256 {
          let count = places[digit]
          places[digit] = sum
          sum += count
        }
        other.withUnsafeMutableBufferPointer { other in
          for key in keys {
            let digit = Int((key >> UInt64(shift)) & 0xFF)
            other[places[digit]] = key
            places[digit] += 1
          }
        }
      }
      swap(&keys, &other)
    }
  }

  /// Sorts, and keeps one of equal keys.
  static func sortDistinct(_ keys: inout [UInt64]) {
    sort(&keys)
    var kept = 0
    for index in keys.indices where kept == 0 || keys[kept - 1] != keys[index] {
      keys[kept] = keys[index]
      kept += 1
    }
    keys.removeLast(keys.count - kept)
  }
}

/// Lists of numbers by a number, in two arrays: `values[starts[i]..<starts[i + 1]]`, distinct and ascending.
struct NumberLists: Sendable {
  private(set) var starts: [Int32]
  private(set) var values: [Int32]

  /// - Parameter pairs: index in the high half, value in the low one; sorted and made distinct here.
  init(_ pairs: inout [UInt64], count: Int) {
    RadixSort.sortDistinct(&pairs)
    starts = Array(repeating: 0, count: count + 1)
    values = []
    values.reserveCapacity(pairs.count)
    for pair in pairs {
      starts[Int(pair >> 32) + 1] += 1
      values.append(Int32(truncatingIfNeeded: pair))
    }
    for index in 0..<count { starts[index + 1] += starts[index] }
  }

  @inline(__always)
  func count(_ index: Int32) -> Int { Int(starts[Int(index) + 1] - starts[Int(index)]) }

  @inline(__always)
  func range(_ index: Int32) -> Range<Int> { Int(starts[Int(index)])..<Int(starts[Int(index) + 1]) }

  /// How many values two lists share, counted up to `limit`; values in `except` do not count.
  func shared(_ left: Int32, _ right: Int32, except: (Int32, Int32), limit: Int) -> Int {
    var found = 0
    var first = Int(starts[Int(left)])
    var second = Int(starts[Int(right)])
    let firstEnd = Int(starts[Int(left) + 1])
    let secondEnd = Int(starts[Int(right) + 1])
    while first < firstEnd, second < secondEnd, found < limit {
      let value = values[first]
      if value == values[second] {
        if value != except.0, value != except.1 { found += 1 }
        first += 1
        second += 1
      } else if value < values[second] {
        first += 1
      } else {
        second += 1
      }
    }
    return found
  }
}
