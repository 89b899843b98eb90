import Foundation
import Testing

@testable import Extract

@Suite struct TarArchiveTests {
  /// A header and its bytes, as tar writes them.
  private func entry(
    _ name: String, _ text: String = "", kind: Character = "0", size: Int? = nil, magic: String = "ustar\u{0}00"
  ) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, _ at: Int) { header.replaceSubrange(at..<at + text.utf8.count, with: text.utf8) }
    func octal(_ value: Int, _ width: Int) -> String {
      let digits = String(value, radix: 8)
      return String(repeating: "0", count: width - digits.count) + digits
    }
    put(String(name.prefix(100)), 0)
    put("0000644\u{0}", 100)
    put(octal(size ?? text.utf8.count, 11) + "\u{0}", 124)
    put("        ", 148)
    put(String(kind), 156)
    put(magic, 257)
    put(octal(header.reduce(0) { $0 + Int($1) }, 6) + "\u{0} ", 148)
    let padding = (512 - text.utf8.count % 512) % 512
    return header + Array(text.utf8) + [UInt8](repeating: 0, count: padding)
  }

  private static let end = [UInt8](repeating: 0, count: 1024)

  private func pax(_ records: [(String, String)]) -> [UInt8] {
    var text = ""
    for (key, value) in records {
      let rest = " \(key)=\(value)\n".utf8.count
      var length = rest + 1
      while String(length).count + rest != length { length += 1 }
      text += "\(length) \(key)=\(value)\n"
    }
    return entry("PaxHeaders/x", text, kind: "x")
  }

  private func unpack(_ bytes: [UInt8], limits: TarArchive.Limits = .init()) throws -> [String: String] {
    let file = ByteFile(bytes)
    var template = Array("/tmp/ivd-tar-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return [:] }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let entries = try TarArchive(limits: limits).unpack(try ByteStream(path: file.path), into: folder)
    var result: [String: String] = [:]
    for entry in entries {
      let bytes = try SmallFile.read(path: folder + "/" + entry.name, limit: 1 << 20)
      #expect(bytes.count == entry.bytes)
      result[entry.name] = String(decoding: bytes, as: UTF8.self)
    }
    return result
  }

  @Test func filesAndFolders() throws {
    let files =
      entry("d/", kind: "5") + entry("./d/a.csv", "alpha") + entry("b/c/d.csv", String(repeating: "x", count: 600))
    let found = try unpack(files + Self.end)
    #expect(found["d/a.csv"] == "alpha")
    #expect(found["b/c/d.csv"]?.count == 600)
    #expect(found.count == 2)
  }

  @Test func longNames() throws {
    let name = "folder/" + String(repeating: "n", count: 150)
    #expect(try unpack(pax([("mtime", "1.5"), ("path", name)]) + entry("short", "1") + Self.end) == [name: "1"])
    #expect(
      try unpack(entry("././@LongLink", name + "\u{0}", kind: "L") + entry("short", "2") + Self.end) == [name: "2"])
    #expect(try unpack(pax([("size", "3")]) + entry("f", "abc", size: 0) + Self.end) == ["f": "abc"])
  }

  @Test(arguments: [
    "../x", "a/../../x", "/etc/x", "a/..", "..", ".", "./", "a\u{1}b", "a\\b",
    Array(repeating: "d", count: 20).joined(separator: "/"),
  ])
  func namesThatLeaveTheFolder(name: String) {
    #expect(throws: TarArchiveError.forbiddenName(name)) { try unpack(entry(name, "x") + Self.end) }
    #expect(throws: TarArchiveError.forbiddenName(name)) {
      try unpack(pax([("path", name)]) + entry("f", "x") + Self.end)
    }
  }

  @Test(arguments: ["1", "2", "3", "4", "6", "S", "K", "M", "V"] as [Character])
  func linksAndDevices(kind: Character) {
    #expect(throws: TarArchiveError.forbiddenKind(name: "f")) { try unpack(entry("f", kind: kind) + Self.end) }
  }

  @Test func duplicates() {
    let twice = entry("a", "1") + entry("./a", "2") + Self.end
    #expect(throws: TarArchiveError.duplicateName("a")) { try unpack(twice) }
    #expect(throws: TarArchiveError.duplicateName("a")) { try unpack(entry("a", "1") + entry("a/b", "2") + Self.end) }
    #expect(throws: TarArchiveError.duplicateName("a")) { try unpack(entry("a/b", "1") + entry("a", "2") + Self.end) }
  }

  @Test func limitsHold() {
    var limits = TarArchive.Limits()
    limits.files = 1
    limits.fileBytes = 10
    limits.totalBytes = 15
    #expect(throws: TarArchiveError.tooManyFiles(limit: 1)) {
      try unpack(entry("a", "1") + entry("b", "2") + Self.end, limits: limits)
    }
    #expect(throws: TarArchiveError.tooLarge(name: "a")) {
      try unpack(entry("a", "12345678901") + Self.end, limits: limits)
    }
    limits.files = 2
    #expect(throws: TarArchiveError.tooLarge(name: "b")) {
      try unpack(entry("a", "1234567890") + entry("b", "123456") + Self.end, limits: limits)
    }
  }

  @Test func damage() {
    var wrong = entry("a", "1")
    wrong[0] = 0x62
    #expect(throws: TarArchiveError.damaged("a header's check sum is wrong")) { try unpack(wrong + Self.end) }
    #expect(throws: TarArchiveError.cut) { try unpack(entry("a", "1")) }
    #expect(throws: TarArchiveError.cut) { try unpack(Array(entry("a", "12345").prefix(514))) }
    #expect(throws: TarArchiveError.damaged("no tar archive")) { try unpack(Array("hello".utf8)) }
    #expect(throws: TarArchiveError.damaged("a header of 100000 bytes")) {
      try unpack(entry("x", String(repeating: "1", count: 100_000), kind: "x") + Self.end)
    }
    #expect(throws: TarArchiveError.self) { try unpack(entry("p", "99 path=x\n", kind: "x") + entry("f") + Self.end) }
  }
}
