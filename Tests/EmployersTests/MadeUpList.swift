import Employers
import Foundation

/// Lists of employers that nobody knows, from a seed.
struct MadeUpList {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  static let words = try! EmployerWords.load(root: root)
  static let model = try! MatchModel.load(root: root)
  static let rules = try! FEINRules.load(root: root)
  static let sources = try! SourceOrder.load(root: root)
  static let header = "fein,name,street,city,state,zip"

  /// Rows as lines of CSV.
  var rows: [String] = []
  /// For each row the number of its employer.
  var truth: [Int] = []

  private static let heads = [
    "Quill", "Bram", "Thorn", "Fen", "Pem", "Sel", "Yar", "Wick", "Ash", "Gild", "Mar", "Rad",
  ]
  private static let middles = ["an", "or", "il", "ek", "um", "ys"]
  private static let tails = [
    "worth", "by", "ton", "ley", "ford", "stead", "combe", "dale", "holt", "mere", "shaw", "gate",
  ]
  private static let second = ["Anvil", "Lantern", "Kestrel", "Juniper", "Cobalt", "Otter", "Thistle", "Zenith"]
  private static let trade = ["Bakery", "Freight", "Lumber", "Dairy", "Optical", "Welding", "Textile", "Nursery"]
  private static let streets = ["Mill", "Depot", "Orchard", "Harbor", "Quarry", "Chapel"]

  /// - Parameters:
  ///   - employers: how many of them.
  ///   - seed: equal seeds give equal lists.
  init(employers: Int, seed: UInt64) {
    var random = Random(seed)
    for employer in 0..<employers {
      let name =
        "\(random.pick(Self.heads))\(random.pick(Self.middles))\(random.pick(Self.middles))\(random.pick(Self.tails)) \(random.pick(Self.second)) \(random.pick(Self.trade))"
      let number = 100 + employer * 7
      let zip = "550\(10 + employer % 80)"
      let fein = "99\(String((employer &* 7_654_321) % 10_000_000 + 10_000_000).dropFirst())"
      let street = random.pick(Self.streets)
      let spellings = [
        "\(fein),\(name) Inc,\(number) \(street) Street,Sampleton \(employer % 80),MN,\(zip)",
        "\(fein),\"\(name.uppercased()), INC.\",\(number) \(street.uppercased()) ST,SAMPLETON \(employer % 80),MN,\(zip)-0100",
        "\(fein),The \(name),\(number) \(street) St.,Sampleton \(employer % 80),MN,\(zip)",
      ]
      for spelling in spellings.prefix(1 + Int(random.next() % 3)) {
        rows.append(spelling)
        truth.append(employer)
      }
    }
  }

  init(_ rows: [String]) { self.rows = rows }

  func list() throws -> EmployerList { try EmployerList(bytes: Array(text.utf8), path: "list.csv") }

  var text: String { ([Self.header] + rows).joined(separator: "\n") + "\n" }

  func matching(jobs: Int = 2) throws -> EmployerMatching {
    EmployerMatching(try list(), words: Self.words, model: Self.model, jobs: jobs)
  }

  func clusters(jobs: Int = 2) throws -> [Int] { try matching(jobs: jobs).clusters() }

  func clustersByNumber() throws -> (groups: [Int], findings: [FEINFinding]) {
    try matching().clusters(by: Self.rules)
  }
}

/// SplitMix64.
struct Random {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[Int(next() % UInt64(elements.count))] }
}
