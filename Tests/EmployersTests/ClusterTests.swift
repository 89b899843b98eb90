import Employers
import Testing

@Suite struct ClusterTests {
  @Test(arguments: [
    // Abbreviations, legal forms, signs, accents, ZIP codes without their zeros.
    (
      "Quillworth Café & Bakery Inc,100 Example Street,Sampleton,MA,02116",
      "QUILLWORTH CAFE AND BAKERY,100 EXAMPLE ST,SAMPLETON,MA,2116"
    ),
    (
      "THE BRAMBLEBY COUNTY HISTORICAL SOCIETY,PO BOX 12,SAMPLETON,MN,55001",
      "Brambleby Co. Hist. Soc.,P.O. Box 12,Sampleton,MN,55001-0012"
    ),
    // Glued and misspelt at one address.
    ("THORNWICK WELDING SUPPLY,5 OVEN LANE,NOWHERE,MN,55003", "THORNWICKWELDINGSUPPLY,5 OVEN LN,NOWHERE,MN,55003"),
    ("FENBROOK OPTICAL CENTER,7 MILL ROAD,NOWHERE,MN,55003", "FENBROK OPTICAL CENTRE,7 MILL RD,NOWHERE,MN,55003"),
    // A rare name in another town of the state, a box beside a street.
    (
      "PEMDALE KESTREL TEXTILE INC,7 MILL ROAD,NOWHERE,MN,55003",
      "PEMDALE KESTREL TEXTILE INC,900 LAKE DRIVE,FABLE LAKE,MN,55104"
    ),
    ("SELCOMBE OTTER DAIRY,7 MILL ROAD,NOWHERE,MN,55003", "SELCOMBE OTTER DAIRY,PO BOX 3,NOWHERE,MN,55003"),
  ])
  func joins(one: String, other: String) throws {
    let groups = try background([one, other]).clusters()
    #expect(groups[0] == groups[1])
  }

  @Test(arguments: [
    // A number tells sister bodies apart.
    (
      "QUILLWORTH APARTMENTS I INC,PO BOX 8300,SAMPLETON,MN,55001",
      "QUILLWORTH APARTMENTS II INC,PO BOX 8300,SAMPLETON,MN,55001"
    ),
    // Strangers at one address, a common name in two states.
    ("THORNWICK WELDING,5 OVEN LANE,NOWHERE,MN,55003", "PEMDALE CHILD CARE,5 OVEN LANE,NOWHERE,MN,55003"),
    ("ANVIL BAKERY,5 OVEN LANE,NOWHERE,MN,55003", "ANVIL BAKERY,77 HILL ROAD,ELSEWHERE,TX,75001"),
  ])
  func keepsApart(one: String, other: String) throws {
    let groups = try background([one, other]).clusters()
    #expect(groups[0] != groups[1])
  }

  /// The rows behind 400 made-up employers, so that words have a rarity.
  private func background(_ rows: [String]) -> MadeUpList {
    var list = MadeUpList(employers: 400, seed: 11)
    list.rows = rows.map { "," + $0 } + list.rows
    return list
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func findsTheEmployers(seed: UInt64) throws {
    let list = MadeUpList(employers: 600, seed: seed)
    let groups = try list.clusters()
    var pairs = (both: 0, found: 0, true: 0)
    for one in groups.indices {
      for other in (one + 1)..<max(one + 1, min(groups.count, one + 2000)) {
        let isTrue = list.truth[one] == list.truth[other]
        let isFound = groups[one] == groups[other]
        pairs.true += isTrue ? 1 : 0
        pairs.found += isFound ? 1 : 0
        pairs.both += isTrue && isFound ? 1 : 0
      }
    }
    #expect(pairs.both * 100 >= pairs.true * 98, "seed \(seed)")
    #expect(pairs.both * 100 >= pairs.found * 98, "seed \(seed)")
  }

  @Test(arguments: [UInt64(4), 5, 6])
  func orderOfRowsDoesNotMatter(seed: UInt64) throws {
    let list = MadeUpList(employers: 500, seed: seed)
    var random = Random(seed)
    var order = Array(list.rows.indices)
    for place in order.indices.reversed() { order.swapAt(place, Int(random.next() % UInt64(place + 1))) }
    let straight = try list.clusters()
    let shuffled = try MadeUpList(order.map { list.rows[$0] }).clusters()
    var partner: [Int: Int] = [:]
    for (place, row) in order.enumerated() {
      #expect(partner[straight[row], default: shuffled[place]] == shuffled[place], "seed \(seed)")
      partner[straight[row]] = shuffled[place]
    }
    #expect(Set(partner.values).count == partner.count, "seed \(seed)")
  }

  @Test func threadsDoNotMatter() throws {
    let list = MadeUpList(employers: 3000, seed: 7)
    let one = try list.clusters(jobs: 1)
    #expect(try list.clusters(jobs: 2) == one)
    #expect(try list.clusters(jobs: 7) == one)
  }

  /// Numbers begin at 1, leave none out, and follow the first rows of their groups.
  @Test func numbersAreDense() throws {
    var highest = 0
    for group in try MadeUpList(employers: 500, seed: 8).clusters() {
      #expect(group <= highest + 1)
      highest = max(highest, group)
    }
    #expect(highest > 450)
  }

  @Test func rowsWithoutANameAreNobodys() throws {
    #expect(try MadeUpList([",,,,,", ",,,,,", ",,5 OVEN LANE,NOWHERE,MN,55003"]).clusters() == [1, 2, 3])
  }

  /// Blocks that everybody is in are not compared pair by pair.
  @Test(.timeLimit(.minutes(2)))
  func crowdsAreQuick() throws {
    let same = Array(repeating: ",SAME NAME INC,1 MAIN ST,TOWN,MN,55001", count: 50_000)
    #expect(Set(try MadeUpList(same).clusters()).count == 1)
    let crowd = (0..<20_000).map { ",TENANT\($0) OF TOWER\($0),1 MAIN ST,TOWN,MN,55001" }
    #expect(Set(try MadeUpList(crowd).clusters()).count == 20_000)
  }

  @Test func oneRowAndNone() throws {
    #expect(try MadeUpList([]).clusters() == [])
    #expect(try MadeUpList([",A B,1 C ST,D,MN,55001"]).clusters() == [1])
  }
}
