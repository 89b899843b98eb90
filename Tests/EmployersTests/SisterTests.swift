import Employers
import Testing

/// Bodies that share name and address but not the number, among mistyped numbers.
@Suite struct SisterTests {
  /// Writes another number in the place of a row's.
  private func renumbered(_ row: String, _ number: Int) -> String { "\(number)" + row.dropFirst(9) }

  private func number(_ row: String) -> Int { Int(row.prefix(9))! }

  /// Mistypes one row in thirty, of employers with three rows, where no number nearby is made.
  private func mistype(_ list: inout MadeUpList, _ random: inout Random) {
    for row in list.rows.indices where random.next() % 30 == 0 {
      guard list.truth.filter({ $0 == list.truth[row] }).count == 3 else { continue }
      let digit = number(list.rows[row]) / 10_000 % 10
      list.rows[row] = renumbered(list.rows[row], number(list.rows[row]) + (digit == 0 ? 10_000 : -10_000))
    }
  }

  enum Sister: CaseIterable { case oneAfterTheOther, samePrefix, anyNumber }

  @Test(
    "stay apart, with and without mistyped numbers beside them", arguments: [UInt64(61), 62, 63, 64, 65],
    [false, true])
  func apart(seed: UInt64, isMistyped: Bool) throws {
    var list = MadeUpList(employers: 900, seed: seed)
    var random = Random(seed)
    if isMistyped { mistype(&list, &random) }
    var pairs: [(rows: [Int], sisters: [Int])] = []
    for employer in stride(from: 0, to: 900, by: 10) {
      let rows = list.truth.indices.filter { list.truth[$0] == employer }
      guard Set(rows.map { number(list.rows[$0]) }).count == 1 else { continue }
      // A number with room beside it: the made-up ones lie close.
      let own = 980_000_000 + employer * 1_000 + Int(random.next() % 500)
      for row in rows { list.rows[row] = renumbered(list.rows[row], own) }
      let other =
        switch Sister.allCases[employer / 10 % 3] {
        case .oneAfterTheOther: own + 1 + Int(random.next() % 9)
        case .samePrefix: 981_000_000 + Int(random.next() % 9_000_000)
        case .anyNumber: 100_000_000 + Int(random.next() % 60_000_000)
        }
      pairs.append((rows, rows.indices.map { list.rows.count + $0 }))
      for row in rows {
        list.rows.append(renumbered(list.rows[row], other))
        list.truth.append(900 + employer)
      }
    }
    let groups = try list.clustersByNumber().groups
    for (rows, sisters) in pairs {
      let shared = Set(rows.map { groups[$0] }).intersection(sisters.map { groups[$0] })
      #expect(shared.isEmpty, "seed \(seed): \(list.rows[rows[0]]) and \(list.rows[sisters[0]])")
    }
    #expect(pairs.count > 50)
  }

  private let bakery = "QUILLWORTH ANVIL BAKERY,5 OVEN LANE,NOWHERE,MN,55003"

  @Test("with numbers given out one after the other are told, not joined") func told() throws {
    let made = MadeUpList(["994718263,\(bakery)", "994718264,\(bakery)"])
    let (groups, findings) = try made.clustersByNumber()
    #expect(groups == [1, 2])
    #expect(findings.map(\.reading) == [.sisters, .sisters])
    var text = ""
    try FEINFindingText(list: try made.list(), file: "list.csv", edits: try FEINEdits.load(root: MadeUpList.root)).csv(
      findings
    ) { text += $0 }
    #expect(
      text.contains(
        "994718263,994718264,\"one digit is another: name and address are those of 994718264, or the two are sister "
          + "bodies, their numbers given out one after the other\""))
  }

  /// One row beside several, its number near theirs: what the other slips of the list make likely.
  @Test("of fewer rows go by the odds of the list") func odds() throws {
    let near = ["994718263,\(bakery)", "994718263,\(bakery)", "994718264,\(bakery)"]
    #expect(try MadeUpList(near).clustersByNumber().groups == [1, 1, 2])
    var list = MadeUpList(employers: 900, seed: 66)
    var random = Random(66)
    mistype(&list, &random)
    list.rows += near
    let (groups, findings) = try list.clustersByNumber()
    #expect(groups[groups.count - 1] == groups[groups.count - 2])
    #expect(findings.last?.reading == .slip)
  }

  /// The many do not go over to the one that was mistyped, though they are unlike one another.
  @Test("that are one body under three names keep their number") func oneDirection() throws {
    let rows = [
      "994718263,RADUMEK HOLT CORP,PO BOX 709,NOWHERE,MN,55003",
      "994718263,PEMILOR LEY HOLDING CO,209 TROY STREET,NOWHERE,MN,55003",
      "997418263,RADUMEK HOLT CORP,209 TROY STREET,NOWHERE,MN,55003",
    ]
    let (groups, findings) = try MadeUpList(rows).clustersByNumber()
    #expect(Set(groups).count == 1)
    #expect(findings.map(\.row) == [2])
  }

  /// Two slips of one number are slips of it, not of one another.
  @Test("are not seen in two slips of one number") func twoSlips() throws {
    let rows = Array(repeating: "994718263,\(bakery)", count: 4) + ["994218263,\(bakery)", "994618263,\(bakery)"]
    let (groups, findings) = try MadeUpList(rows).clustersByNumber()
    #expect(Set(groups).count == 1)
    #expect(findings.map(\.expected?.description) == ["994718263", "994718263"])
  }
}
