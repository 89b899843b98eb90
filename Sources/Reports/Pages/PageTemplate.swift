import Mustache
import Records

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

  /// A whole page. Its style sheet is the value `css`.
  /// - Parameters:
  ///   - title: of the window; a template.
  ///   - body: the template of all that the page shows.
  public static func page(title: String, _ body: String) -> MustacheTemplate {
    read(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>\(PageStyle.head)
      <title>\(title)</title><style>
      {{{css}}}
      </style></head>
      <body>
      \(body)
      </body>
      </html>

      """)
  }

  private static let contentType = "IVD-PAGE"
  /// Registered once, before the first template is read.
  private static let isRegistered: Bool = {
    MustacheContentTypes.register(PageText(), named: contentType)
    return true
  }()
}

/// Text from outside in a template.
struct PageText: MustacheContentType {
  func escapeText(_ text: String) -> String { MarkupText.shown(text) }
}
