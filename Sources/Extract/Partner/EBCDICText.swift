import Foundation

/// Turns files in EBCDIC (code page 037) into ASCII lines: records of fixed length, or lines that end in NEL or LF.
public enum EBCDICText {
  private static let newLine: UInt8 = 0x15
  private static let lineFeed: UInt8 = 0x25

  /// The lines of the beginning of a file.
  static func lines(_ sample: [UInt8], length: Int) -> [[UInt8]] {
    let isCut = sample.contains { $0 == newLine || $0 == lineFeed }
    if isCut { return sample.split { $0 == newLine || $0 == lineFeed }.dropLast().map { $0.map(ascii) } }
    var lines: [[UInt8]] = []
    var start = 0
    while start + length <= sample.count, lines.count < PartnerRecognition.lines {
      lines.append(sample[start..<start + length].map(ascii))
      start += length
    }
    return lines
  }

  /// Writes a file as ASCII lines. What is left at the end of a file of fixed length is a line of its own, which is then
  /// too short. - Throws: `ByteStreamError`, or what `write` throws.
  public static func convert(_ path: String, length: Int, write: ([UInt8]) throws -> Void) throws {
    let isCut = try PartnerRecognition.read(path).contains { $0 == newLine || $0 == lineFeed }
    let stream = try ByteStream(path: path, hashes: false)
    var block = [UInt8](repeating: 0, count: 1 << 18)
    var text: [UInt8] = []
    text.reserveCapacity(block.count * 2)
    var column = 0
    while true {
      let count = try block.withUnsafeMutableBytes { try stream.read(into: $0) }
      if count == 0 { break }
      text.removeAll(keepingCapacity: true)
      for byte in block[..<count] {
        if isCut {
          text.append(byte == newLine || byte == lineFeed ? 0x0A : ascii(byte))
        } else {
          text.append(ascii(byte))
          column += 1
          if column == length {
            text.append(0x0A)
            column = 0
          }
        }
      }
      try write(text)
    }
    if column > 0 { try write([0x0A]) }
  }

  /// A control character that would end a line becomes a low value, which the check finds.
  private static func ascii(_ byte: UInt8) -> UInt8 {
    let code = CodePage.cp037[Int(byte)]
    return code == 0x0A || code == 0x0D ? 0x00 : code
  }
}
