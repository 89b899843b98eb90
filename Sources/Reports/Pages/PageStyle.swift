/// What all pages of a report share. Pages stand alone: no script, no font, nothing from elsewhere.
enum PageStyle {
  static let css = """
    body { font: 15px/1.45 system-ui, sans-serif; color: #1b1f24; background: #fff; margin: 2rem auto; max-width: 62rem;
      padding: 0 1rem; }
    h1 { font-size: 1.45rem; margin: 0 0 .2rem; } h2 { font-size: 1.05rem; margin: 1.8rem 0 .4rem; }
    p { margin: .3rem 0; } .quiet { color: #57606a; font-size: .88rem; }
    .warning { border-left: .3rem solid #b35900; background: #fff6e9; padding: .5rem .8rem; margin: .8rem 0; }
    table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: 600; padding: .3rem 0; }
    th, td { border-bottom: 1px solid #d5dae0; padding: .28rem .5rem; text-align: left; vertical-align: top; }
    th { background: #f3f5f7; font-weight: 600; } th.number, td.number { text-align: right; white-space: nowrap;
      font-variant-numeric: tabular-nums; width: 6.5rem; }
    td.none { background: #eceff2; } td.line { width: 3rem; font-weight: 600; } a { color: #0b57a4; }
    td.blank { color: #8a3b00; font-size: .82rem; white-space: normal; text-align: left; }
    @media print { body { margin: 0; max-width: none; font-size: 10pt; } a { color: inherit; text-decoration: none; }
      tr { break-inside: avoid; } h2 { break-after: avoid; } }
    """

  /// `26350` as `26,350`.
  static func grouped(_ number: Int64) -> String {
    var digits = String(number.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    groups.insert(digits, at: 0)
    return (number < 0 ? "-" : "") + groups.joined(separator: ",")
  }

  /// Name of the page of a line.
  static func page(of line: String) -> String { "line-\(line).html" }
}
