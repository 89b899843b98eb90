import Records

/// Bytes on their way to a file. Whoever writes a record reserves its room first; the appending itself checks nothing.
final class ByteBuffer {
  private(set) var base: UnsafeMutablePointer<UInt8>
  var count = 0
  private var capacity: Int
  /// `00` to `99`, two bytes each.
  private let pairs: UnsafeMutablePointer<UInt8>

  init(capacity: Int) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
    pairs = .allocate(capacity: 200)
    for number in 0..<100 {
      pairs[number * 2] = UInt8(0x30 + number / 10)
      pairs[number * 2 + 1] = UInt8(0x30 + number % 10)
    }
  }

  deinit {
    base.deallocate()
    pairs.deallocate()
  }

  @inline(__always)
  func reserve(_ bytes: Int) {
    if count &+ bytes > capacity { grow(count + bytes) }
  }

  private func grow(_ needed: Int) {
    capacity = max(needed, capacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }

  @inline(__always)
  func append(_ byte: UInt8) {
    base[count] = byte
    count &+= 1
  }

  @inline(__always)
  func append(_ bytes: UnsafePointer<UInt8>, count length: Int) {
    (base + count).update(from: bytes, count: length)
    count &+= length
  }

  func append(_ text: String) {
    var copy = text
    copy.withUTF8 { utf8 in
      reserve(utf8.count)
      if let start = utf8.baseAddress { append(start, count: utf8.count) }
    }
  }

  /// A number of so many digits, with leading zeros.
  @inline(__always)
  func append(digits number: Int, width: Int) {
    var rest = number
    var place = width
    let start = base + count
    while place >= 2 {
      let pair = rest % 100
      rest /= 100
      place &-= 2
      start[place] = pairs[pair &* 2]
      start[place &+ 1] = pairs[pair &* 2 &+ 1]
    }
    if place == 1 { start[0] = UInt8(truncatingIfNeeded: 0x30 &+ rest % 10) }
    count &+= width
  }

  /// A number without leading zeros.
  @inline(__always)
  func append(number: Int) {
    var width = 1
    var bound = 10
    while number >= bound {
      width &+= 1
      bound &*= 10
    }
    append(digits: number, width: width)
  }

  /// Dollars and cents, such as `-1204.50`.
  @inline(__always)
  func append(money cents: Int) {
    var magnitude = cents
    if cents < 0 {
      append(0x2D)
      magnitude = 0 &- cents
    }
    append(number: magnitude / 100)
    append(0x2E)
    append(digits: magnitude % 100, width: 2)
  }

  /// `YYYY-MM-DD`.
  @inline(__always)
  func append(date day: Int) {
    let (year, month, dayOfMonth) = DayNumber(Int32(truncatingIfNeeded: day)).civil
    append(digits: year, width: 4)
    append(0x2D)
    append(digits: month, width: 2)
    append(0x2D)
    append(digits: dayOfMonth, width: 2)
  }
}
