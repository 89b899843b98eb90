/// What pages have in common that judge: good, fair, poor, or plain where nothing is judged.
extension PageStyle {
  /// The sentence at the head of a page.
  public static let verdict = """
    .verdict { font-size: 1.2rem; font-weight: 600; margin: .6rem 0 .2rem; padding: .7rem .9rem;
      border-left: .4rem solid; }
    .verdict.good { border-color: #1a7f4b; background: #eef8f2; } .verdict.fair { border-color: #b35900;
      background: #fff6e9; } .verdict.poor { border-color: #b3261e; background: #fdf0ef; }
    """

  /// A word on a ground that says how good it is.
  public static let pills = """
    .pill { display: inline-block; border: 1px solid; border-radius: .7rem; padding: 0 .5rem; font-size: .82rem;
      white-space: nowrap; }
    .pill.good { color: #14633a; background: #eef8f2; } .pill.fair { color: #8a4500; background: #fff6e9; }
    .pill.poor { color: #b3261e; background: #fdf0ef; } .pill.plain { color: #57606a; background: #f3f5f7; }
    """
}
