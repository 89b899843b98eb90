/// What the page of the self-assessment has beyond the style of all pages.
enum AssessmentPageStyle {
  static let css = """

    body { max-width: 74rem; }
    .figures { display: flex; flex-wrap: wrap; gap: .6rem 2.6rem; margin: 1.1rem 0 .6rem; }
    .figures dt { color: #57606a; font-size: .85rem; } .figures dd { margin: 0; font-size: 1.35rem;
      font-variant-numeric: tabular-nums; } .figures .poor, td.poor { color: #b3261e; }
    .wide { overflow-x: auto; }
    .rates th.number, .rates td.number { width: auto; } .rates th { vertical-align: bottom; white-space: normal; }
    .rates td:first-child, .missed td:first-child, .missed td:nth-child(3), .needs td:first-child { white-space: nowrap; }
    .missed td:first-child, .needs td:first-child { font-weight: 600; }
    .rates tr.sum td { font-weight: 600; border-top: 2px solid #57606a; }
    .rates td.chart { width: 9rem; } .rates svg { display: block; width: 100%; height: .8rem; margin-top: .3rem; }
    rect.track { fill: #e6e9ed; } rect.good { fill: #3f9069; } rect.poor { fill: #c9564f; } rect.plain { fill: #8b949e; }
    .rates line { stroke: #1b1f24; stroke-width: 2; vector-effect: non-scaling-stroke; }
    \(PageStyle.pills)
    .parts td, .parts th { font-size: .88rem; } .parts th:first-letter { text-transform: uppercase; }
    .cases td { font-variant-numeric: tabular-nums; white-space: nowrap; } .cases td:nth-child(3) { white-space: normal; }
    th.number { white-space: normal; }
    @page { size: landscape; margin: 1.2cm; }
    @media print { .wide { overflow: visible; } .quiet { font-size: 9pt; } .figures dd { font-size: 1.1rem; } rect, .pill, tr.sum td { print-color-adjust: exact; } .rates td.chart { width: 6rem; }
      .rates th.number, .rates td.number { width: auto; }
      .cases td { white-space: normal; } }
    """
}
