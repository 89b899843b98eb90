import Mustache

/// Reads the templates of pages, so that all pages escape alike.
///
/// The template library escapes characters. A quote with a combining mark is one character, not a quote, and would end
/// an attribute; here every scalar is escaped by itself.
public enum PageTemplate {
  /// - Parameter text: a constant of the program; a fault in it fails the first test that renders the page.
  public static func read(_ text: String) -> MustacheTemplate {
    _ = isRegistered
    return try! MustacheTemplate(string: "{{% CONTENT_TYPE: \(contentType)}}" + text)
  }

  private static let contentType = "IVD-PAGE"
  /// Registered once, before the first template is read.
  private static let isRegistered: Bool = {
    MustacheContentTypes.register(PageText(), named: contentType)
    return true
  }()
}

/// Text from outside as a page shows it: markup is escaped; what is invisible or turns the reading direction is spelt
/// out, so that a name cannot pass for another.
struct PageText: MustacheContentType {
  func escapeText(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "&": escaped += "&amp;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{200B}"..."\u{200F}", "\u{202A}"..."\u{202E}",
        "\u{2066}"..."\u{2069}", "\u{FEFF}":
        escaped += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
