/// The groups of a list's rows as results: `record,employer`, rows of the file counted from 1.
public struct EmployerGroups: Sendable {
  /// For each row the number of its group.
  public let groups: [Int]
  /// For each row its 1-based number in the file.
  public let records: [Int32]

  public init(of groups: [Int], records: [Int32]) {
    self.groups = groups
    self.records = records
  }

  public func text(_ isJSON: Bool) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(groups.count * 16)
    bytes.append(contentsOf: (isJSON ? "[" : "record,employer\n").utf8)
    for (index, group) in groups.enumerated() {
      if isJSON { bytes.append(contentsOf: (index == 0 ? "\n  {\"record\": " : ",\n  {\"record\": ").utf8) }
      Self.append(Int(records[index]), to: &bytes)
      bytes.append(contentsOf: (isJSON ? ", \"employer\": " : ",").utf8)
      Self.append(group, to: &bytes)
      bytes.append(isJSON ? 0x7D : 0x0A)
    }
    if isJSON { bytes.append(contentsOf: "\n]\n".utf8) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    var digits = number
    let start = bytes.count
    repeat {
      bytes.append(UInt8(0x30 + digits % 10))
      digits /= 10
    } while digits > 0
    bytes[start...].reverse()
  }
}
