import Layouts

/// How a line is counted, as its page shows it: the statement, what stands for its placeholders, and the tables it stands
/// on, down to the standard tables.
struct LinePageDefinition {
  let line: LineDefinition
  let run: ReportRun

  /// Values of the template `html`.
  var content: [String: Any] {
    let tables = tables
    let text = [line.sql.text] + tables.map { $0.definition.sql.text }
    let used = ([line.sql] + tables.map(\.definition.sql)).reduce(into: Set<String>()) { $0.formUnion($1.placeholders) }
    return [
      "definitionFile": Self.place(line.file), "statement": Self.lines(line.sql.text),
      "parents": run.definition.lines.filter { line.sql.words.contains($0.table) }.map { parent in
        [
          "table": parent.table, "parent": parent.id, "parentTitle": parent.title,
          "page": PageStyle.page(of: parent.id),
        ]
      },
      "hasTables": !tables.isEmpty,
      "tables": tables.map { table in
        [
          "table": table.definition.name, "tableTitle": table.definition.title,
          "tableFile": Self.place(table.definition.file), "tableCitation": table.definition.citation,
          "reach": table.isDirect ? "" : "read by another table",
          "tableStatement": Self.lines(table.definition.sql.text),
        ] as [String: Any]
      },
      "standardTables": standardTables(text), "values": values(used), "hasValues": !used.isEmpty,
    ]
  }

  /// Base tables that the line stands on, those that it names first, each in the order in which they are built.
  private var tables: [(definition: BaseDefinition, isDirect: Bool)] {
    let base = run.definition.base
    let direct = line.sql.words
    var reached = direct
    // A table reads only tables that are built before it.
    for table in base.reversed() where reached.contains(table.name) { reached.formUnion(table.sql.words) }
    return base.filter { direct.contains($0.name) }.map { ($0, true) }
      + base.filter { reached.contains($0.name) && !direct.contains($0.name) }.map { ($0, false) }
  }

  /// Standard tables that the statements name.
  private func standardTables(_ statements: [String]) -> String {
    let words = statements.reduce(into: Set<String>()) { $0.formUnion(SQLTemplate($1).words) }
    let known = [
      "cases", "case_period", "person", "case_member", "child", "assistance", "support_order", "order_child",
      "provision", "charge", "receipt", "distribution", "arrears_balance", "intergovernmental", "cooperation",
      "health_coverage", "annual_inputs",
    ]
    return known.filter(words.contains).joined(separator: ", ")
  }

  private func values(_ used: Set<String>) -> [[String: String]] {
    let fixed = ["fiscal_year": "the fiscal year", "fys": "its first day", "fye": "its last day"]
    return used.sorted().map { name in
      let policy = run.definition.switches.first { $0.placeholder == name }
      return [
        "name": ":" + name, "literal": run.placeholders[name] ?? "",
        "meaning": policy.map { "switch \($0.id): \($0.question)" } ?? fixed[name] ?? "",
      ]
    }
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init)
  }

  /// The path below the folder that holds `pipelines/`.
  private static func place(_ file: String) -> String {
    let parts = file.split(separator: "/")
    guard let start = parts.lastIndex(of: "pipelines") else { return parts.suffix(3).joined(separator: "/") }
    return parts[start...].joined(separator: "/")
  }

  static let css =
    "pre { background: #f3f5f7; padding: .6rem .8rem; overflow-x: auto; font-size: .82rem; line-height: 1.35; }"

  static let html = """
    <h2 id="definition">How it is counted</h2>
    <p>The statement below gives one row for each of: {{universe}}. \
    The number is the counted rows; <code>{{definitionFile}}</code>.</p>
    <pre>
    {{#statement}}
    {{.}}
    {{/statement}}
    </pre>
    {{#parents}}
    <p><code>{{table}}</code>: the rows of <a href="{{page}}">line {{parent}}</a>, {{parentTitle}}.</p>
    {{/parents}}
    {{#hasValues}}
    <table>
    <tr><th>Stands for</th><th>Here</th><th>What it is</th></tr>
    {{#values}}
    <tr><td><code>{{name}}</code></td><td>{{literal}}</td><td>{{meaning}}</td></tr>
    {{/values}}
    </table>
    {{/hasValues}}
    {{#hasTables}}
    <h3>The tables it stands on</h3>
    {{#tables}}
    <details><summary><code>{{table}}</code>: {{tableTitle}} <span class="quiet">{{reach}}</span></summary>
    <p class="quiet"><code>{{tableFile}}</code>; {{tableCitation}}</p>
    <pre>
    {{#tableStatement}}
    {{.}}
    {{/tableStatement}}
    </pre>
    </details>
    {{/tables}}
    {{/hasTables}}
    <p class="quiet">Standard tables read: {{standardTables}} (docs/tables.md of the program says what they hold).</p>
    """
}
