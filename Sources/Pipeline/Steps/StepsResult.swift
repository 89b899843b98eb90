import Foundation
import Mustache
import Records
import Reports

/// What a step came to.
public struct StepOutcome: Sendable {
  public var step: PipelineStep
  public var fails: Bool
  public var words: String
  /// The page or file to read, below the run's folder.
  public var file: String?
}

/// What a run of steps ended with.
public struct StepsResult: Sendable {
  public var record: RunRecord
  public var title: String
  public var outcomes: [StepOutcome]
  /// Checks that keep the gate closed.
  public var blocking: [String]
  /// Waivers that hold no longer.
  public var expired: [Waiver]
  public var folder: String

  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(record), as: UTF8.self) + "\n"
  }

  public func text() -> String {
    var text = "run \(record.id)\n\n"
    for outcome in outcomes {
      let name = outcome.step.rawValue
      text += "  " + name.leftAligned(in: 12, gap: 1) + outcome.words + "\n"
    }
    for waiver in expired {
      text += "  waiver of \(waiver.check) (\(waiver.scope)) by \(waiver.by) ended on \(waiver.until)\n"
    }
    return text + "\nreports: \(folder)/reports\npage: \(folder)/index.html\n"
  }

  /// Writes `run.json` and `index.html`.
  func write(to folder: String) throws {
    for (name, text) in [("run.json", try json()), ("index.html", html())] {
      let file = try BufferedFile(path: folder + "/" + name)
      try file.write(text)
      try file.close()
    }
  }

  private func html() -> String {
    Self.template.render(
      [
        "css": PageStyle.css, "title": title, "year": record.fiscalYear.map { String($0) } ?? "",
        "isClosed": !blocking.isEmpty, "blocking": blocking.joined(separator: ", "),
        "expired": expired.map { "\($0.check) (\($0.scope)) by \($0.by) ended on \($0.until)" },
        "steps": outcomes.map { outcome in
          [
            "step": outcome.step.rawValue, "words": outcome.words, "mark": outcome.fails ? "look" : "clean",
            "isLinked": outcome.file != nil, "link": outcome.file ?? "",
          ] as [String: Any]
        },
      ] as [String: Any])
  }

  private static let template = PageTemplate.page(
    title: "{{title}} {{year}}",
    """
    <h1>{{title}}</h1>
    <p>Federal fiscal year {{year}}</p>
    {{#isClosed}}
    <p class="warning">The report cannot be certified: {{blocking}}.</p>
    {{/isClosed}}
    {{#expired}}
    <p class="warning">A waiver holds no longer: {{.}}.</p>
    {{/expired}}
    <table>
    <tr><th>Step</th><th>Result</th><th></th></tr>
    {{#steps}}
    <tr><td class="line">{{#isLinked}}<a href="{{link}}">{{step}}</a>{{/isLinked}}{{^isLinked}}{{step}}{{/isLinked}}</td>\
    <td>{{words}}</td><td>{{mark}}</td></tr>
    {{/steps}}
    </table>
    """)
}
