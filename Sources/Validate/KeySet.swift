import Glibc

/// The keys of one table as fingerprints: open addressing, eight bytes a slot, no removal. On demand a slot also keeps
/// an amount from which the amounts that refer to the key are taken away.
public final class KeySet: @unchecked Sendable {
  public private(set) var count = 0
  private var slots: UnsafeMutablePointer<UInt64>
  private var capacity: Int
  private var mask: Int
  /// What is left of each key's amount, doubled, plus 1 where the amount is negative. Only the validator of the table
  /// that refers to the key writes it once the key's own table is complete.
  private var remainders: UnsafeMutablePointer<Int64>?

  /// - Parameters:
  ///   - expected: keys that will probably come; a wrong guess costs time, never correctness.
  ///   - keepsAmounts: `setAmount`, `take` and `isOverdrawn` will be used.
  /// - Throws: `NoMemory`.
  public init(expected: Int = 1024, keepsAmounts: Bool = false) throws(NoMemory) {
    capacity = 1024
    while capacity * 5 < expected * 8 { capacity *= 2 }
    slots = try Self.zeros(capacity).assumingMemoryBound(to: UInt64.self)
    mask = capacity - 1
    if keepsAmounts { remainders = try Self.zeros(capacity).assumingMemoryBound(to: Int64.self) }
  }

  deinit {
    Self.free(slots, capacity)
    if let remainders { Self.free(remainders, capacity) }
  }

  /// Makes room for keys that will come; nothing else does. - Throws: `NoMemory`.
  func reserve(_ more: Int) throws(NoMemory) {
    var needed = capacity
    while (count &+ more) &* 8 > needed &* 5 { needed *= 2 }
    if needed > capacity { try grow(to: needed) }
  }

  /// - Precondition: there is room for the key (`reserve`).
  /// - Returns: whether the key is new.
  @inline(__always)
  func insert(_ fingerprint: UInt64) -> Bool {
    let key = fingerprint == 0 ? 1 : fingerprint
    let slot = place(key)
    if slots[slot] == key { return false }
    slots[slot] = key
    count &+= 1
    return true
  }

  @inline(__always)
  func contains(_ fingerprint: UInt64) -> Bool {
    let key = fingerprint == 0 ? 1 : fingerprint
    return slots[place(key)] == key
  }

  /// Brings the slots of several keys near before they are looked at one by one: the processor then waits for all of
  /// them at once. - Returns: something that depends on every slot, so that the loads are made.
  func touch(_ fingerprints: UnsafePointer<UInt64>, count: Int) -> UInt64 {
    var sum: UInt64 = 0
    for index in 0..<count { sum &+= slots[Int(truncatingIfNeeded: fingerprints[index]) & mask] }
    return sum
  }

  /// The slot that holds the key, or the empty one where it would stand.
  @inline(__always)
  private func place(_ key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: key) & mask
    while slots[slot] != key, slots[slot] != 0 { slot = (slot &+ 1) & mask }
    return slot
  }

  // MARK: - Amounts

  /// Gives a key its amount, in cents.
  func setAmount(_ cents: Int64, of fingerprint: UInt64) {
    let key = fingerprint == 0 ? 1 : fingerprint
    remainders?[place(key)] = cents &* 2 | (cents < 0 ? 1 : 0)
  }

  /// Takes an amount from a key's; a key that is not there has none.
  @inline(__always)
  func take(_ cents: Int64, from fingerprint: UInt64) {
    let key = fingerprint == 0 ? 1 : fingerprint
    let slot = place(key)
    if slots[slot] == key { remainders?[slot] -= cents &* 2 }
  }

  /// More was taken from a key than its amount.
  var isOverdrawn: Bool {
    guard let remainders else { return false }
    for slot in 0..<capacity where slots[slot] != 0 {
      let remainder = remainders[slot] >> 1
      if remainders[slot] & 1 == 0 ? remainder < 0 : remainder > 0 { return true }
    }
    return false
  }

  // MARK: - Memory

  /// The system gives no more memory; the run cannot go on.
  public struct NoMemory: Error, Equatable, CustomStringConvertible {
    /// Keys for which there would have been room.
    public var keys: Int
    public var description: String { "out of memory: no room for \(keys) keys of a table" }
  }

  private func grow(to larger: Int) throws(NoMemory) {
    let newSlots = try Self.zeros(larger).assumingMemoryBound(to: UInt64.self)
    let oldSlots = slots
    let oldRemainders = remainders
    let oldCapacity = capacity
    if oldRemainders != nil {
      do { remainders = try Self.zeros(larger).assumingMemoryBound(to: Int64.self) } catch {
        Self.free(newSlots, larger)
        throw error
      }
    }
    slots = newSlots
    capacity = larger
    mask = capacity - 1
    for index in 0..<oldCapacity where oldSlots[index] != 0 {
      let slot = place(oldSlots[index])
      slots[slot] = oldSlots[index]
      if let oldRemainders { remainders?[slot] = oldRemainders[index] }
    }
    Self.free(oldSlots, oldCapacity)
    if let oldRemainders { Self.free(oldRemainders, oldCapacity) }
  }

  /// Zeroed memory for eight bytes a slot. Slots are looked at in no order: where the system has large pages, they save
  /// most of the address look-ups.
  private static func zeros(_ capacity: Int) throws(NoMemory) -> UnsafeMutableRawPointer {
    let bytes = capacity * 8
    let memory = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let memory, memory != MAP_FAILED else { throw NoMemory(keys: capacity) }
    if bytes >= 2 << 20 { madvise(memory, bytes, MADV_HUGEPAGE) }
    return memory
  }

  private static func free(_ memory: UnsafeMutableRawPointer, _ capacity: Int) { munmap(memory, capacity * 8) }
}
