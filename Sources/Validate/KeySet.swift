import Glibc

/// The keys of one table as fingerprints: open addressing, eight bytes a slot, no removal.
public final class KeySet: @unchecked Sendable {
  public private(set) var count = 0
  private var slots: UnsafeMutablePointer<UInt64>
  private var mask: Int

  /// - Parameter expected: keys that will probably come; a wrong guess costs time, never correctness.
  public init(expected: Int = 1024) {
    var capacity = 1024
    while capacity * 5 < expected * 8 { capacity *= 2 }
    slots = Self.emptySlots(capacity)
    mask = capacity - 1
  }

  deinit { free(slots) }

  /// Slots are looked at in no order: where the system has large pages, they save most of the address look-ups.
  private static func emptySlots(_ capacity: Int) -> UnsafeMutablePointer<UInt64> {
    let bytes = capacity * MemoryLayout<UInt64>.stride
    let largePage = 2 << 20
    var memory: UnsafeMutableRawPointer?
    precondition(posix_memalign(&memory, bytes >= largePage ? largePage : 64, bytes) == 0, "no memory for keys")
    if bytes >= largePage { madvise(memory!, bytes, MADV_HUGEPAGE) }
    memset(memory!, 0, bytes)
    return memory!.assumingMemoryBound(to: UInt64.self)
  }

  /// - Returns: whether the key is new.
  @inline(__always)
  func insert(_ fingerprint: UInt64) -> Bool {
    let key = fingerprint == 0 ? 1 : fingerprint
    var slot = Int(truncatingIfNeeded: key) & mask
    while true {
      let found = slots[slot]
      if found == 0 { break }
      if found == key { return false }
      slot = (slot &+ 1) & mask
    }
    slots[slot] = key
    count &+= 1
    if count &* 8 > (mask &+ 1) &* 5 { grow() }
    return true
  }

  @inline(__always)
  func contains(_ fingerprint: UInt64) -> Bool {
    let key = fingerprint == 0 ? 1 : fingerprint
    var slot = Int(truncatingIfNeeded: key) & mask
    while true {
      let found = slots[slot]
      if found == key { return true }
      if found == 0 { return false }
      slot = (slot &+ 1) & mask
    }
  }

  private func grow() {
    let oldSlots = slots
    let oldCapacity = mask + 1
    let capacity = oldCapacity * 2
    slots = Self.emptySlots(capacity)
    mask = capacity - 1
    for index in 0..<oldCapacity where oldSlots[index] != 0 {
      var slot = Int(truncatingIfNeeded: oldSlots[index]) & mask
      while slots[slot] != 0 { slot = (slot &+ 1) & mask }
      slots[slot] = oldSlots[index]
    }
    free(oldSlots)
  }
}
