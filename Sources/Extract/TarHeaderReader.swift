/// The header of one file or folder of an archive, with the long names that came before it.
struct TarHeader {
  enum Kind { case file, folder }

  var name: String
  var kind: Kind
  var bytes: Int
}

/// Reads the headers of an archive (POSIX.1-2001, pax interchange format; GNU tar manual, "Basic Tar Format").
struct TarHeaderReader {
  private static let block = 512
  /// Bytes of an extended header: names and numbers need no more.
  private static let extensionLimit = 1 << 16

  private let window: ByteWindow
  private var isFirst = true

  init(_ window: ByteWindow) { self.window = window }

  /// - Returns: the next file or folder; `nil` at the archive's end mark.
  mutating func next(nameLimit: Int) throws -> TarHeader? {
    var longName: String?
    var longSize: Int?
    while true {
      guard try window.ensure(Self.block) else {
        if isFirst { throw TarArchiveError.damaged("no tar archive") }
        throw TarArchiveError.cut
      }
      if isZero() {
        guard !isFirst || longName == nil else { throw TarArchiveError.damaged("an empty header") }
        return nil
      }
      try check()
      isFirst = false
      let size = try number(at: 124, 12)
      let kind = window.first[156]
      let name = longName ?? shortName()
      switch kind {
      case 0x30, 0x00, 0x37:
        window.skip(Self.block)
        let isOldFolder = kind == 0 && name.hasSuffix("/")
        return TarHeader(name: name, kind: isOldFolder ? .folder : .file, bytes: longSize ?? size)
      case 0x35:
        window.skip(Self.block)
        return TarHeader(name: name, kind: .folder, bytes: longSize ?? size)
      case 0x78:
        window.skip(Self.block)
        try readPax(try payload(size)) { key, value in
          switch key {
          case "path": longName = value
          case "size":
            guard let bytes = Int(value), bytes >= 0 else { throw TarArchiveError.damaged("a size") }
            longSize = bytes
          case "linkpath": throw TarArchiveError.forbiddenKind(name: name)
          default:
            if key.hasPrefix("GNU.sparse") { throw TarArchiveError.forbiddenKind(name: name) }
          }
        }
      case 0x67:
        window.skip(Self.block)
        try readPax(try payload(size)) { key, _ in
          if key == "path" || key == "size" || key == "linkpath" {
            throw TarArchiveError.damaged("a name for all files")
          }
        }
      case 0x4C:
        window.skip(Self.block)
        var bytes = try payload(size)
        if bytes.last == 0 { bytes.removeLast() }
        longName = try Self.text(bytes)
      default: throw TarArchiveError.forbiddenKind(name: name)
      }
      if let longName, longName.utf8.count > nameLimit { throw TarArchiveError.forbiddenName(longName) }
    }
  }

  /// Files fill whole blocks.
  mutating func skipPadding(_ bytes: Int) throws {
    let padding = (Self.block - bytes % Self.block) % Self.block
    guard try window.ensure(padding) else { throw TarArchiveError.cut }
    window.skip(padding)
  }

  private mutating func payload(_ size: Int) throws -> [UInt8] {
    guard size <= Self.extensionLimit else { throw TarArchiveError.damaged("a header of \(size) bytes") }
    guard try window.ensure(size) else { throw TarArchiveError.cut }
    let bytes = Array(UnsafeBufferPointer(start: window.first, count: size))
    window.skip(size)
    try skipPadding(size)
    return bytes
  }

  private func isZero() -> Bool {
    for position in 0..<Self.block where window.first[position] != 0 { return false }
    return true
  }

  /// The sum of the header's bytes, its own field taken as blanks.
  private func check() throws {
    var sum = 0
    for position in 0..<Self.block { sum += (148..<156).contains(position) ? 0x20 : Int(window.first[position]) }
    guard (try? number(at: 148, 8)) == sum else { throw TarArchiveError.damaged("a header's check sum is wrong") }
  }

  /// Octal digits, or 0x80 and a binary number (GNU).
  private func number(at start: Int, _ count: Int) throws -> Int {
    let bytes = UnsafeBufferPointer(start: window.first + start, count: count)
    if bytes[0] & 0x80 != 0 {
      guard bytes[0] == 0x80, bytes[1..<(count - 8)].allSatisfy({ $0 == 0 }), bytes[count - 8] < 0x80 else {
        throw TarArchiveError.damaged("a number")
      }
      return bytes[(count - 8)...].reduce(0) { $0 << 8 | Int($1) }
    }
    var value = 0
    var hasEnded = false
    for byte in bytes {
      switch byte {
      case 0x30...0x37 where !hasEnded: value = value << 3 | Int(byte - 0x30)
      case 0x20 where value == 0: break
      case 0x20, 0x00: hasEnded = true
      default: throw TarArchiveError.damaged("a number")
      }
    }
    return value
  }

  private func shortName() -> String {
    let name = field(0, 100)
    let isUstar = field(257, 5) == "ustar" && window.first[262] == 0
    let prefix = isUstar ? field(345, 155) : ""
    return prefix.isEmpty ? name : prefix + "/" + name
  }

  private func field(_ start: Int, _ count: Int) -> String {
    let bytes = UnsafeBufferPointer(start: window.first + start, count: count)
    return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }

  private static func text(_ bytes: [UInt8]) throws -> String {
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw TarArchiveError.forbiddenName(String(decoding: bytes.prefix(100), as: UTF8.self))
    }
    return text
  }

  /// Lines `<length> <key>=<value>\n`.
  private func readPax(_ bytes: [UInt8], _ body: (String, String) throws -> Void) throws {
    var position = 0
    while position < bytes.count {
      var length = 0
      var cursor = position
      while cursor < bytes.count, bytes[cursor] &- 0x30 <= 9, length < Self.extensionLimit {
        length = length * 10 + Int(bytes[cursor] - 0x30)
        cursor += 1
      }
      let end = position + length
      guard cursor > position, cursor < bytes.count, bytes[cursor] == 0x20, end > cursor + 1, end <= bytes.count,
        bytes[end - 1] == 0x0A, let equals = bytes[(cursor + 1)..<end].firstIndex(of: 0x3D)
      else { throw TarArchiveError.damaged("an extended header") }
      let key = try Self.text(Array(bytes[(cursor + 1)..<equals]))
      // Other values (times, owners, comments) may be of any kind; only names and sizes are read.
      let value = Array(bytes[(equals + 1)..<(end - 1)])
      try body(key, key == "path" || key == "size" ? try Self.text(value) : "")
      position = end
    }
  }
}
