import Testing
import Warehouse

@testable import Reports

/// State X of performance-and-audit.md 2.6, and measures from any set of rows.
enum MeasureExample {
  static let rules = try! MeasureRules.load(folder: Project.root + "/pipelines/measures")

  /// Rows as `line column value` of one fiscal year.
  static let stateX = """
    6 a 91250
    5a a 100000
    2 a 82110
    1 a 105000
    25 a 190400000
    24 a 310000000
    29 a 48900
    28 a 80150
    34.4b A 1200000
    34.4b B 50000
    34.4b C 6300000
    34.4b D 150000
    34.4b E 2800000
    34.4b F 8000000
    34.4b G 18500000
    34.4c G 400000
    34.8 A 21000000
    34.8 B 900000
    34.8 C 98700000
    34.8 D 3000000
    34.8 E 45000000
    34.8 F 134000000
    34.8 G 302600000
    34.11 G 12000
    396.7 A 66900000
    396.7 C -1150000
    396.1c A 350000
    396.1c C 0
    all_states.incentive_base a 108500000000
    pool a 560000000
    """.split(separator: "\n").map(String.init)

  /// - Parameter prior: rows of the fiscal year before.
  static func measures(
    _ rows: [String], prior: [String] = [], year: Int = 2024, rules: MeasureRules = rules
  ) throws -> YearMeasures {
    let fiscalYear = try #require(FiscalYear(year))
    return try YearMeasures(of: fiscalYear, figures: figures(rows, prior: prior, year: year), rules: rules)
  }

  static func figures(_ rows: [String], prior: [String] = [], year: Int = 2024) throws -> MeasureFigures {
    let lines =
      rows.map { "\(year)," + $0.split(separator: " ").joined(separator: ",") + ",s" }
      + prior.map { "\(year - 1)," + $0.split(separator: " ").joined(separator: ",") + ",s" }
    let text = (["fiscal_year,line,column,value,source"] + lines).joined(separator: "\n")
    let inputs = AnnualInputs(Array(text.utf8), file: "annual-inputs.csv")
    try #require(inputs.findings.isEmpty, "\(inputs.findings.map(\.message))")
    return try MeasureFigures(fiscalYear: try #require(FiscalYear(year)), inputs: inputs, cells: nil)
  }

  /// The result of one level given as such.
  static func result(
    _ kind: MeasureKind, _ level: String, prior: String? = nil, year: Int = 2019, more: [String] = [],
    priorMore: [String] = []
  ) throws -> YearMeasures.Result {
    let name = "level.\(kind.rawValue) a"
    let measures = try measures(
      ["\(name) \(level)"] + more, prior: (prior.map { ["\(name) \($0)"] } ?? []) + priorMore, year: year)
    return try #require(measures.results.first { $0.level.kind == kind })
  }
}

/// A generator of repeatable numbers.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
