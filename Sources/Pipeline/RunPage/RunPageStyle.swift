import Reports

/// What the page of a run has beyond the style of all pages.
enum RunPageStyle {
  static let css = """
    \(PageStyle.verdict)
    .tasks { margin: .8rem 0; padding-left: 1.2rem; } .tasks li { margin: .25rem 0; }
    .figures { display: flex; flex-wrap: wrap; gap: .6rem 2.2rem; margin: 1rem 0 0; }
    .figures dt { color: #57606a; font-size: .85rem; } .figures dd { margin: 0; font-size: 1.35rem;
      font-variant-numeric: tabular-nums; } .figures .fair { color: #8a4500; } .figures .poor { color: #b3261e; }
    \(PageStyle.pills)
    .outside { unicode-bidi: isolate; overflow-wrap: anywhere; } .short { white-space: nowrap; } code { font-size: .88em; background: #f3f5f7; padding: 0 .25rem; }
    .bar { display: block; width: 100%; height: .5rem; margin: .15rem 0 .3rem; } .bar .ground { fill: #eceff2; }
    rect.good { fill: #4c9f70; } rect.fair { fill: #e08a2b; } rect.poor { fill: #c5403a; } rect.plain { fill: #9aa4ae; }
    rect.level { fill: #4a7fb5; } .legend svg { width: .7rem; height: .7rem; margin: 0 .25rem 0 .8rem; }
    .deliveries tr.first:not(:last-child) td { border-bottom: 0; } .deliveries tr.more td { padding-top: 0; padding-bottom: .6rem; }
    .deliveries tr.first td.wide { min-width: 15rem; } .deliveries > * > tr > .number { width: 5.4rem; }
    .deliveries tfoot { display: table-row-group; } .deliveries tfoot td { font-weight: 600; } .reasons { margin: .2rem 0; padding-left: 1.2rem; color: #8c1d18; }
    details { margin: .2rem 0; } summary { cursor: pointer; color: #0b57a4; } details table { font-size: .9rem; }
    .findings td { font-size: .94rem; } .findings td.wrong { width: 42%; } .findings .number { width: 5rem; }
    .findings td.place { min-width: 8rem; } .examples { margin: .2rem 0;
      padding-left: 1.1rem; } .worse { color: #b3261e; } .better { color: #14633a; }
    .trend { margin-bottom: .6rem; } .trend td { border: 0; padding: .1rem .5rem; vertical-align: middle; }
    .trend td.picture { width: 40%; } .trend td.words { width: 45%; }
    .measures td.picture { width: 22%; } .measures .level { font-size: 1.1rem; font-weight: 600; }
    .columns { columns: 2 18rem; padding-left: 1.2rem; margin: .3rem 0; } .columns li { break-inside: avoid; }
    @media screen and (max-width: 42rem) {
      .stacked, .stacked tbody, .stacked tfoot { display: block; } .stacked thead { display: none; }
      .stacked tr { display: grid; grid-template-columns: 1fr 1fr; padding: .35rem 0;
        border-bottom: 1px solid #d5dae0; } .stacked tr.first:not(:last-child) { border-bottom: 0; padding-bottom: 0; }
      .stacked td { border: 0; padding: .1rem .3rem; } .stacked td.wide { grid-column: 1 / -1; width: auto; }
      .stacked td.number, .stacked td.wrong, .stacked td.picture { width: auto; text-align: left; }
      .stacked td[data-label]::before { content: attr(data-label) " "; color: #57606a; font-size: .82rem; }
      .stacked td.empty { display: none; } .deliveries tr.first td.wide { min-width: 0; }
      .trend, .trend tbody { display: block; } .trend tr { display: grid; padding: .2rem 0;
        grid-template-columns: 6.5rem 1fr auto; } .trend td.picture, .trend td.words { width: auto; }
      .trend td.words { grid-column: 1 / -1; } .scroll { overflow-x: auto; } .scroll table { min-width: 36rem; } }
    @media print { .verdict, .pill, th { print-color-adjust: exact; } summary { color: inherit; }
      details:not([open]) { display: none; } .verdict { font-size: 13pt; }
      .deliveries tr.first td.wide { min-width: 11rem; }
      .deliveries > * > tr > .number, .findings .number { width: 3.6rem; } }
    """
}
