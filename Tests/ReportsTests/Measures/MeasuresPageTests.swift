import Testing

@testable import Reports

@Suite struct MeasuresPageTests {
  @Test func `the page says what the text says`() throws {
    let measures = try MeasureExample.measures(
      MeasureExample.stateX + ["reliable.arrears_collections a 0"], prior: ["level.arrears_collections a 60.5"])
    let page = MeasuresPage().text(of: measures)
    for words in [
      "$8,664,110.98", "91.25 %", "60.50 % in 2023", "the incentive base of this measure is 0", "table 3: at least 4.5",
      "840 more cases on line 2 reach 79\u{A0}% (table 1)", "0.0154716268",
    ] {
      #expect(page.contains(words), "\(words)")
    }
    // No script, nothing from elsewhere, no part of the template left.
    for words in ["<script", "http:", "https:", "{{", "Optional("] { #expect(!page.contains(words)) }
  }

  /// Bands side by side from one end to the other, marks inside.
  @Test(arguments: [
    (MeasureKind.paternityIVD, "0"), (.paternityIVD, "114.29"), (.supportOrders, "49.999"),
    (.currentCollections, "100"),
    (.arrearsCollections, "39"), (.costEffectiveness, "4.9"), (.costEffectiveness, "6.9"), (.costEffectiveness, "400"),
  ])
  func `a bar is whole`(kind: MeasureKind, level: String) throws {
    let bar = try MeasureBar(MeasureExample.result(kind, level, prior: "38"))
    var end = 0
    for band in bar.bands {
      #expect(band.x == end)
      #expect(band.width > 0)
      end = band.x + band.width
    }
    #expect(end == Int(MeasureBar.width))
    #expect((0...end).contains(try #require(bar.level)))
    #expect((0...end).contains(try #require(bar.prior)))
    #expect(bar.ticks.map(\.x) == bar.ticks.map(\.x).sorted())
    #expect(Set(bar.ticks.map(\.text)).count == bar.ticks.count)
  }

  @Test func `what is not computable is said, and nothing is drawn as 0`() throws {
    let measures = try MeasureExample.measures(["2 a 1", "1 a 2"])
    let page = MeasuresPage().text(of: measures)
    #expect(page.components(separatedBy: "class=\"mark\" transform").count == 2)
    #expect(page.contains("not computable"))
    #expect(page.contains("share: the annual inputs have no other_states.incentive_base of fiscal year 2024"))
  }
}

extension String {
  fileprivate func components(separatedBy text: String) -> [Substring] {
    split(separator: text, omittingEmptySubsequences: false)
  }
}
