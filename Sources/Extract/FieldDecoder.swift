import Layouts

/// Decodes one field of a layout to canonical UTF-8 text: dates as `YYYY-MM-DD`, numbers as `-123.45`.
final class FieldDecoder {
  let field: RecordField
  let place: FieldPlace
  private let kind: Kind
  /// How a number is written; unused for others.
  private let form: RecordNumber
  /// How a date is written; unused for others.
  private let format: RecordDateFormat?
  private let text: TextDecoding
  private let isEBCDIC: Bool
  private let blankWords: [[UInt8]]
  /// The source is characters: a value that does not fit is shown as text, others in hexadecimal.
  private let isWritten: Bool
  @exclusivity(unchecked) private var scratch: UnsafeMutablePointer<UInt8>
  @exclusivity(unchecked) private var scratchSize: Int

  private enum Kind { case text, digits, hex, number, date, zoned, packed, binary }

  init(_ field: RecordField, layout: RecordLayout) {
    self.field = field
    isEBCDIC = layout.encoding.isEBCDIC
    text = TextDecoding(encoding: layout.encoding, allowsLineEnds: layout.format != .fixed)
    blankWords = field.blankWords.map { Array($0.utf8) }
    place = FieldPlace(at: field.at, length: field.length, column: field.column)
    var form = RecordNumber.plain
    var format: RecordDateFormat?
    switch field.type {
    case .text, .code: kind = .text
    case .digits: kind = .digits
    case .hex: kind = .hex
    case .date(let written): (kind, format) = (.date, written)
    case .number(let written): (kind, form) = (.number, written)
    case .zoned(let written): (kind, form) = (.zoned, written)
    case .packed(let written): (kind, form) = (.packed, written)
    case .binary(let written): (kind, form) = (.binary, written)
    }
    self.form = form
    self.format = format
    isWritten = kind == .text || kind == .digits || kind == .number || kind == .date
    scratchSize = 1024
    scratch = .allocate(capacity: scratchSize)
  }

  deinit { scratch.deallocate() }

  /// Bytes that the decoded text of so many source bytes fits into, undecodable or not.
  @inline(__always)
  static func bound(_ count: Int) -> Int { count &* TextDecoding.expansion &+ NumberText.bound }

  /// The decoded text has a byte for each byte of the source that it comes from, but for letters beyond ASCII.
  var keepsSourceLength: Bool {
    kind == .text || kind == .digits
  }

  /// - Returns: bytes written; 0 for blank; -1 where the bytes cannot be what the layout says.
  func decode(_ source: UnsafePointer<UInt8>, _ count: Int, _ out: UnsafeMutablePointer<UInt8>) -> Int {
    switch kind {
    case .text: return decodeText(source, count, out)
    case .digits:
      let length = decodeText(source, count, out)
      if length > 0 {
        for position in 0..<length where out[position] &- 0x30 > 9 { return -1 }
      }
      return length
    case .hex: return FieldBytes.hex(source, count, out)
    case .number:
      let length = decodeText(source, count, scratchFor(count))
      return length > 0 ? WrittenNumber.decode(scratch, length, form, out) : length
    case .date:
      guard let format else { return -1 }
      let length = decodeText(source, count, scratchFor(count))
      return length > 0 ? DateText.write(scratch, length, format, out) : length
    case .zoned:
      if !blankWords.isEmpty, decodeText(source, count, scratchFor(count)) == 0 { return 0 }
      return ZonedNumber.decode(source, count, form, isEBCDIC: isEBCDIC, out)
    case .packed: return PackedNumber.decode(source, count, form, isEBCDIC: isEBCDIC, out)
    case .binary: return BinaryNumber.decode(source, count, form, out)
    }
  }

  /// What an undecodable field is left with: its text where it has one, else its bytes in hexadecimal.
  func raw(_ source: UnsafePointer<UInt8>, _ count: Int, _ out: UnsafeMutablePointer<UInt8>) -> Int {
    if isWritten {
      let length = text.decode(source, text.trimmed(source, count), out)
      if length >= 0 { return length }
    }
    return FieldBytes.hex(source, count, out)
  }

  /// What the layout says of the field, in words.
  var expected: String {
    func number(_ form: RecordNumber, _ words: String) -> String {
      if let format = form.format { return "\(words) with a date as \(format.text)" }
      return (form.isSigned ? "signed " : "unsigned ") + words + (form.digits.map { " of at most \($0) digits" } ?? "")
    }
    return switch field.type {
    case .text, .code: "\(text.encoding.rawValue) text without control characters"
    case .digits: "digits only"
    case .hex: "bytes"
    case .date(let format): "a date as \(format.text)"
    case .number(let form):
      "a number\(form.isSigned ? "" : " without sign") with at most \(form.scale) decimals"
    case .zoned(let form): number(form, "zoned decimal")
    case .packed(let form): number(form, "packed decimal")
    case .binary(let form): number(form, "binary number")
    }
  }

  @inline(__always)
  private func decodeText(_ source: UnsafePointer<UInt8>, _ count: Int, _ out: UnsafeMutablePointer<UInt8>) -> Int {
    let length = text.decode(source, text.trimmed(source, count), out)
    if length > 0, !blankWords.isEmpty {
      for word in blankWords where word.count == length {
        if word.withUnsafeBufferPointer({ $0.elementsEqual(UnsafeBufferPointer(start: out, count: length)) }) {
          return 0
        }
      }
    }
    return length
  }

  @inline(__always)
  private func scratchFor(_ count: Int) -> UnsafeMutablePointer<UInt8> {
    let size = Self.bound(count)
    if size > scratchSize {
      scratch.deallocate()
      scratchSize = size * 2
      scratch = .allocate(capacity: scratchSize)
    }
    return scratch
  }
}
