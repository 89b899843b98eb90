import Records

/// Values as findings show them.
enum ValueText {
  private static let limit = 60

  /// The value, cut to 60 characters, control characters shown as `\xNN`, bytes that are not UTF-8 replaced.
  static func shown(_ bytes: some Collection<UInt8>) -> String {
    let text = String(decoding: bytes.prefix(limit * 4), as: UTF8.self)
    var shown = ""
    var count = 0
    for scalar in text.unicodeScalars {
      if count == limit {
        shown += "…"
        break
      }
      if scalar.value < 0x20 || scalar.value == 0x7F {
        shown += "\\x" + String(scalar.value, radix: 16, uppercase: true).zeroPadded(to: 2)
      } else {
        shown.unicodeScalars.append(scalar)
      }
      count += 1
    }
    return shown
  }

  /// The shape of a personal value: `#` for a digit, `x` for any other character but blank, `-`, `/` and `.`.
  static func masked(_ bytes: some Collection<UInt8>) -> String {
    let text = String(decoding: bytes.prefix(limit * 4), as: UTF8.self)
    var masked = ""
    for (count, scalar) in text.unicodeScalars.enumerated() {
      if count == limit {
        masked += "…"
        break
      }
      switch scalar {
      case "0"..."9": masked += "#"
      case " ", "-", "/", ".": masked.unicodeScalars.append(scalar)
      default: masked += "x"
      }
    }
    return masked
  }
}
