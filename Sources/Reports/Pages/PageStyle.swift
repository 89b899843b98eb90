import Records

/// What all pages share. Pages stand alone: no script, no font, nothing from elsewhere.
public enum PageStyle {
  /// The first lines of a page's head. The policy forbids scripts and everything that is not in the page.
  public static let head = """
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
    base-uri 'none'; form-action 'none'">
    <meta name="referrer" content="no-referrer">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    """

  public static let css = """
    body { font: 15px/1.45 system-ui, sans-serif; color: #1b1f24; background: #fff; margin: 2rem auto; max-width: 62rem;
      padding: 0 1rem; overflow-wrap: break-word; }
    h1 { font-size: 1.45rem; margin: 0 0 .2rem; } h2 { font-size: 1.1rem; margin: 1.8rem 0 .4rem; }
    h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
    p { margin: .3rem 0; } .quiet { color: #57606a; font-size: .88rem; }
    .warning { border-left: .3rem solid #b35900; background: #fff6e9; padding: .5rem .8rem; margin: .8rem 0; }
    table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: 600; padding: .3rem 0; }
    th, td { border-bottom: 1px solid #d5dae0; padding: .28rem .5rem; text-align: left; vertical-align: top; }
    th { background: #f3f5f7; font-weight: 600; } th.number, td.number { text-align: right; white-space: nowrap;
      font-variant-numeric: tabular-nums; width: 6.5rem; }
    td.none { background: #eceff2; } td.line { width: 3rem; font-weight: 600; } a { color: #0b57a4; }
    td.blank { color: #8a3b00; font-size: .82rem; white-space: normal; text-align: left; }
    @media screen and (max-width: 42rem) { body { margin: 1rem auto; } th.number, td.number { width: auto; }
      .form, .form tbody { display: block; } .form tr { display: grid; grid-template-columns: repeat(4, 1fr);
        border-bottom: 1px solid #d5dae0; padding: .35rem 0; } .form tr:first-child { display: none; }
      .form td { border: 0; padding: .1rem .3rem; } .form td.line { width: auto; }
      .form td:nth-child(2) { grid-column: 2 / -1; } .form td.number { width: auto; text-align: left; }
      .form td.none { background: none; } .form td.blank { grid-column: 2 / -1; } .form td.blank ~ td { display: none; }
      .form td.number:not(.none):not(.blank)::before { display: block; color: #57606a; font-size: .78rem; }
      .form td:nth-child(3)::before { content: "a total"; } .form td:nth-child(4)::before { content: "b current"; }
      .form td:nth-child(5)::before { content: "c former"; } .form td:nth-child(6)::before { content: "d never"; }
      .form td.none::before, .form td.blank::before { content: none; } }
    @media print { body { margin: 0; max-width: none; font-size: 10pt; } a { color: inherit; text-decoration: none; }
      th.number, td.number { width: 4.2rem; } tr { break-inside: avoid; } h2 { break-after: avoid; } }
    """

  /// `26350` as `26,350`.
  public static func grouped(_ number: Int64) -> String {
    var digits = String(number.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    groups.insert(digits, at: 0)
    return (number < 0 ? "-" : "") + groups.joined(separator: ",")
  }

  /// Dollars and cents, `1,204.50`.
  public static func grouped(_ amount: Cents) -> String {
    (amount.value < 0 ? "-" : "") + grouped(Int64(amount.value.magnitude / 100)) + "."
      + (amount.value.magnitude % 100).zeroPadded(to: 2)
  }

  /// Name of the page of a line.
  public static func page(of line: String) -> String { "line-\(line).html" }
}
