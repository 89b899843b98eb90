/// What Spark's log says of a statement that failed: an object of JSON (`spark.sql.error.messageFormat`), found without
/// its prose.
struct SparkFault {
  /// Such as `TABLE_OR_VIEW_NOT_FOUND`.
  var kind: String
  /// Names and texts of the statement that are at fault; `nil` where they may be values of the data.
  var detail: String?

  /// - Parameter log: what was written since the statement began.
  init(log: String) {
    guard let kind = Self.value(of: "errorClass", in: log[...]) else {
      self.kind = "Spark error"
      return
    }
    self.kind = kind
    // Classes 42 (syntax, names, types of a statement) and 0A (not supported) come before any row is read.
    let state = Self.value(of: "sqlState", in: log[...]) ?? ""
    guard state.hasPrefix("42") || state.hasPrefix("0A"), let start = Self.end(of: "\"messageParameters\" : {", in: log)
    else { return }
    let parameters = log[start...].prefix { $0 != "}" }
    let words = parameters.split(separator: "\n").compactMap { line -> String? in
      let parts = line.split(separator: "\"", maxSplits: 2)
      guard parts.count == 3, parts[1] != "searchPath", let value = Self.value(of: String(parts[1]), in: line) else {
        return nil
      }
      return "\(parts[1]) \(value)"
    }
    detail = words.isEmpty ? nil : words.joined(separator: ", ")
  }

  /// The text after `"name" : "`, up to the next quote that is not escaped.
  private static func value(of name: String, in text: Substring) -> String? {
    guard let start = end(of: "\"\(name)\" : \"", in: text) else { return nil }
    var value = ""
    var isEscaped = false
    for character in text[start...] {
      if isEscaped {
        value.append(character == "n" ? " " : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        return value
      } else {
        value.append(character)
      }
    }
    return nil
  }

  private static func end(of key: String, in text: some StringProtocol) -> String.Index? {
    text.firstRange(of: key)?.upperBound
  }
}
