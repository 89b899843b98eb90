/// What was already received: control numbers, tracking numbers, people in a quarter. Keys of digits take eight bytes.
public final class ReceivedKeys {
  private var numbers: [Int: Set<UInt64>] = [:]
  private var texts: [Int: Set<[UInt8]>] = [:]

  public init() {}

  /// - Returns: false where the key was there before.
  func insert(_ key: [UInt8], of rule: Int) -> Bool {
    if key.count <= 18, key.allSatisfy({ (0x30...0x39).contains($0) }) {
      // A leading 1 keeps the zeros.
      let number = key.reduce(UInt64(1)) { $0 * 10 + UInt64($1 - 0x30) }
      return numbers[rule, default: []].insert(number).inserted
    }
    return texts[rule, default: []].insert(key).inserted
  }
}
