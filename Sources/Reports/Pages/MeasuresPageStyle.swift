/// What the page of the measures has beyond the style of all pages.
enum MeasuresPageStyle {
  static let css = """

    .figures { display: flex; flex-wrap: wrap; gap: .6rem 2.6rem; margin: 1.1rem 0 .4rem; }
    .figures dt { color: #57606a; font-size: .85rem; } .figures dd { margin: 0; font-size: 1.35rem;
      font-variant-numeric: tabular-nums; } .figures .poor { color: #b3261e; }
    .measure { display: grid; grid-template-columns: 14.5rem 7.4rem 1fr; gap: 0 1rem; align-items: start;
      border-top: 1px solid #d5dae0; padding: .7rem 0 .5rem; break-inside: avoid; }
    .measure h3 { margin: 0; } .measure .value { text-align: right; } .measure .level { font-size: 1.35rem;
      font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .measure .verdict { grid-column: 3; } .measure .head { grid-row: span 2; } .measure .value { grid-row: span 2; }
    .measure svg { display: block; width: 100%; overflow: visible; } .measure text { font: 11px system-ui, sans-serif; fill: #57606a; }
    .measure .warning { margin: .3rem 0; }
    rect.b0, .b0 { fill: #e6e9ed; background: #e6e9ed; } rect.b1, .b1 { fill: #cfe3d8; background: #cfe3d8; }
    rect.b2, .b2 { fill: #aed2bf; background: #aed2bf; } rect.b3, .b3 { fill: #8abfa2; background: #8abfa2; }
    rect.b4, .b4 { fill: #66ab86; background: #66ab86; } rect.b5, .b5 { fill: #3f9069; background: #3f9069; }
    path.mark { fill: #1b1f24; } line.mark { stroke: #1b1f24; stroke-width: 2; }
    path.prior { fill: #fff; stroke: #57606a; stroke-width: 1.2; }
    line.standard { stroke: #b3261e; stroke-width: 2; stroke-dasharray: 3 2; }
    .swatch { display: inline-block; width: .8rem; height: .8rem; vertical-align: -.1rem; margin: 0 .25rem 0 .7rem; }
    .swatch:first-child { margin-left: 0; } .scale .swatch { margin: 0; } .scale { margin: 0 .25rem 0 .7rem; }
    .key { margin-left: .6rem; } .dash { color: #b3261e; } .wide { overflow-x: auto; }
    \(PageStyle.pills)
    .steps td:first-child { width: 1.6rem; font-weight: 600; } .steps tr.sum td { font-weight: 600; }
    .steps tr.part td { color: #57606a; border-bottom-style: dotted; } .steps tr.last td { background: #eef8f2; }
    .steps .number { width: 11rem; }
    details { margin: .5rem 0; } summary { cursor: pointer; color: #0b57a4; } details th.number { white-space: normal; }
    @media screen and (max-width: 42rem) { .measure { grid-template-columns: 1fr auto; }
      .measure .chart, .measure .verdict { grid-column: 1 / -1; } .measure .head, .measure .value { grid-row: auto; }
      .measure text { font-size: 18px; } .wide table { min-width: 34rem; } }
    @media print { rect, .swatch, .pill, .steps td { print-color-adjust: exact; } }
    """
}
