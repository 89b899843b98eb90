import Employers
import Testing

@Suite struct NumberTests {
  @Test(arguments: ["990000413", "99-0000413", " 99 0000413 "])
  func reads(text: String) { #expect(FEIN(text.utf8)?.description == "990000413") }

  @Test(arguments: ["", "99000041", "9900004130", "99000041X", "abc"])
  func refuses(text: String) { #expect(FEIN(text.utf8) == nil) }

  @Test func slips() {
    var found: [String: FEIN.Slip] = [:]
    FEIN("012345678".utf8)!.eachSlip { found[$0.description] = $1 }
    // 9 places with 9 other digits each, 8 transpositions.
    #expect(found.count == 89)
    #expect(found["102345678"] == .transposed)
    #expect(found["012345687"] == .transposed)
    #expect(found["912345678"] == .oneDigit)
    #expect(found["012345678"] == nil)
  }

  @Test(
    arguments: [
      ("990000413", nil), ("000000413", FEINRules.Fault.prefix), ("99000041", .malformed),
      ("000000000", .placeholder), ("", .missing), ("  ", .missing),
    ] as [(String, FEINRules.Fault?)])
  func faults(text: String, expected: FEINRules.Fault?) {
    var text = text
    #expect(text.withUTF8 { MadeUpList.rules.read($0).fault } == expected)
  }

  /// Equal names and addresses under different numbers stay apart; without the numbers they are one.
  @Test func numbersKeepApart() throws {
    let rows = [
      "990000413,QUILLWORTH ANVIL BAKERY,5 OVEN LANE,NOWHERE,MN,55003",
      "994718260,QUILLWORTH ANVIL BAKERY,5 OVEN LANE,NOWHERE,MN,55003",
    ]
    #expect(try MadeUpList(rows).clustersByNumber().groups == [1, 2])
    #expect(try MadeUpList(rows).clusters() == [1, 1])
  }

  @Test func rowsWithoutANumberJoin() throws {
    var list = MadeUpList(employers: 300, seed: 21)
    list.rows.append(",PEMDALE ZENITH BROOM WORKS,4 CHAPEL ROAD,NOWHERE,MN,55003")
    list.rows.append("994718260,PEMDALE ZENITH BROOM WORKS INC,4 CHAPEL RD,NOWHERE,MN,55003")
    let groups = try list.clustersByNumber().groups
    #expect(groups[groups.count - 1] == groups[groups.count - 2])
  }

  /// Nothing that is blank agrees.
  @Test func rowsWithoutANameAreNoSlips() throws {
    let rows = ["410000120,,,,,", "410000121,  ,,,,", "410000721,,,,,", ",,,,,"]
    let (groups, findings) = try MadeUpList(rows).clustersByNumber()
    #expect(findings.isEmpty)
    #expect(Set(groups).count == 4)
  }

  /// Sister bodies whose numbers follow one another are no slips.
  @Test func familiesAreNoSlips() throws {
    let rows = (0..<8).map { "99471826\($0),PEMDALE ZENITH BROOM WORKS,4 CHAPEL ROAD,NOWHERE,MN,55003" }
    let (groups, findings) = try MadeUpList(rows).clustersByNumber()
    #expect(findings.isEmpty)
    #expect(Set(groups).count == 8)
  }

  @Test(arguments: [UInt64(31), 32, 33])
  func findsMistypedNumbers(seed: UInt64) throws {
    var list = MadeUpList(employers: 1500, seed: seed)
    var random = Random(seed)
    var expected: [Int: String] = [:]
    for row in list.rows.indices where random.next() % 50 == 0 {
      guard list.truth.filter({ $0 == list.truth[row] }).count == 3 else { continue }
      let number = String(list.rows[row].prefix(9))
      var digits = Array(number)
      // Not the prefix, so that the number could have been issued.
      let place = 2 + Int(random.next() % 6)
      if random.next() % 2 == 0 {
        digits[place] = digits[place] == "7" ? "3" : "7"
      } else {
        digits.swapAt(place, place + 1)
      }
      guard String(digits) != number else { continue }
      list.rows[row] = String(digits) + list.rows[row].dropFirst(9)
      expected[row] = number
    }
    let (groups, findings) = try list.clustersByNumber()
    let right = findings.filter { expected[$0.row] == $0.expected?.description }
    #expect(expected.count >= 15, "seed \(seed)")
    #expect(right.count * 100 >= expected.count * 95, "seed \(seed): \(right.count) of \(expected.count)")
    #expect((findings.count - right.count) * 200 <= list.rows.count, "seed \(seed)")
    for finding in right {
      let sisters = list.truth.indices.filter { list.truth[$0] == list.truth[finding.row] && expected[$0] == nil }
      #expect(sisters.contains { groups[$0] == groups[finding.row] }, "seed \(seed), row \(finding.row)")
    }
  }
}
