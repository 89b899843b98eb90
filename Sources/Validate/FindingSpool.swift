import Glibc
import Records

/// Findings in the order in which they came, kept in a file when they are many: memory does not grow with them.
/// Counts are exact whatever their number.
public final class FindingSpool: FindingSink {
  /// Findings of one edit on one field of one table.
  public struct Group: Sendable, Hashable, Comparable, Codable {
    public var severity: Severity
    public var edit: String
    public var table: String
    public var field: String

    public static func < (left: Group, right: Group) -> Bool {
      (left.edit, left.table, left.field, left.severity) < (right.edit, right.table, right.field, right.severity)
    }
  }

  public private(set) var count = 0
  public private(set) var groups: [Group: Int] = [:]
  /// How often each value was seen in a group, for up to `valueLimit` values.
  public private(set) var values: [Group: [String: Int]] = [:]
  public private(set) var firstMessages: [Group: String] = [:]

  private static let valueLimit = 256
  private static let bufferLimit = 1 << 20
  private var buffer: [UInt8] = []
  private let path: String
  private var file: UnsafeMutablePointer<FILE>?

  /// - Parameter path: where the file is made when it is needed; it is deleted with the spool.
  public init(path: String) { self.path = path }

  deinit {
    if let file {
      fclose(file)
      unlink(path)
    }
  }

  public func add(_ finding: Finding) {
    count += 1
    let group = Group(
      severity: finding.severity, edit: finding.edit, table: finding.table, field: finding.field)
    groups[group, default: 0] += 1
    if firstMessages[group] == nil {
      let place = finding.line > 0 ? "\(finding.file):\(finding.line): " : ""
      firstMessages[group] = finding.message.hasPrefix(finding.file) ? finding.message : place + finding.message
    }
    if values[group, default: [:]].count < Self.valueLimit || values[group]?[finding.value] != nil {
      values[group, default: [:]][finding.value, default: 0] += 1
    }
    encode(finding)
    if buffer.count > Self.bufferLimit { spill() }
  }

  public func add(all other: FindingSpool) throws {
    try other.replay { add($0) }
  }

  public func count(of severity: Severity) -> Int {
    groups.reduce(0) { $0 + ($1.key.severity == severity ? $1.value : 0) }
  }

  /// Gives all findings in the order in which they came.
  public func replay(_ body: (Finding) throws -> Void) throws {
    if let file {
      fflush(file)
      guard let input = fopen(path, "rbe") else { throw SpoolError(path: path) }
      defer { fclose(input) }
      var block = [UInt8](repeating: 0, count: Self.bufferLimit)
      var data: [UInt8] = []
      while true {
        let got = fread(&block, 1, block.count, input)
        if got == 0 { break }
        data.append(contentsOf: block[0..<got])
        let used = try decode(data, body)
        data.removeFirst(used)
      }
    }
    _ = try decode(buffer, body)
  }

  /// The disk is full or the file cannot be read again.
  public struct SpoolError: Error { public var path: String }
  private var isBroken = false

  private func spill() {
    if file == nil { file = fopen(path, "w+be") }
    guard let file, fwrite(buffer, 1, buffer.count, file) == buffer.count else {
      isBroken = true
      return
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// - Throws: where findings could not be kept, so that no run ends as if they had been.
  public func verify() throws {
    if isBroken { throw SpoolError(path: path) }
  }

  // MARK: - Encoding: length of the finding, then numbers and texts

  private func encode(_ finding: Finding) {
    let start = buffer.count
    append(0)
    append(Severity.allCases.firstIndex(of: finding.severity)!)
    append(finding.line)
    append(finding.firstByte)
    append(finding.lastByte)
    for text in [
      finding.edit, finding.code, finding.file, finding.table, finding.field, finding.key, finding.value,
      finding.expected, finding.message,
    ] {
      append(text.utf8.count)
      buffer.append(contentsOf: text.utf8)
    }
    let length = UInt64(buffer.count - start)
    withUnsafeBytes(of: length.littleEndian) { bytes in
      for index in 0..<8 { buffer[start + index] = bytes[index] }
    }
  }

  private func append(_ number: Int) {
    withUnsafeBytes(of: UInt64(number).littleEndian) { buffer.append(contentsOf: $0) }
  }

  /// - Returns: the bytes used; an unfinished finding at the end is left.
  private func decode(_ data: [UInt8], _ body: (Finding) throws -> Void) throws -> Int {
    var position = 0
    while position + 8 <= data.count {
      let length = Self.number(data, position)
      guard position + length <= data.count else { break }
      var at = position + 8
      func number() -> Int {
        defer { at += 8 }
        return Self.number(data, at)
      }
      func text() -> String {
        let count = number()
        defer { at += count }
        return String(decoding: data[at..<at + count], as: UTF8.self)
      }
      let severity = Severity.allCases[number()]
      let line = number()
      let first = number()
      let last = number()
      let edit = text()
      let code = text()
      let file = text()
      let table = text()
      let field = text()
      let key = text()
      let value = text()
      let expected = text()
      try body(
        Finding(
          severity: severity, edit: edit, code: code, file: file, line: line, firstByte: first, lastByte: last,
          table: table, field: field, key: key, value: value, expected: expected, message: text()))
      position += length
    }
    return position
  }

  private static func number(_ data: [UInt8], _ position: Int) -> Int {
    var value = 0
    for index in (0..<8).reversed() { value = value << 8 | Int(data[position + index]) }
    return value
  }
}
