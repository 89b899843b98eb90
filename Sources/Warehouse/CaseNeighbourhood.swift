import Layouts

/// A case with all that its rows can be joined to: the persons of the case and those its orders cover, every other case
/// of theirs, and so on until nobody is added. A statement that joins rows by case, person or order alone says of the
/// case the same over the neighbourhood as over the whole warehouse.
struct CaseNeighbourhood {
  /// Neighbourhoods with more cases are not cut out: one person who stands for many, such as `UNKNOWN`, joins them all.
  static let caseLimit = 10_000

  let isWithinLimit: Bool

  /// Finds the cases and persons, as tables `near_case`, `near_person` and `near_order`.
  /// - Parameter prefix: of the names under which the standard tables are readable.
  /// - Throws: `EngineError`.
  init(of caseID: String, prefix: String, on engine: any SQLEngine) throws {
    let orders = """
      FROM \(prefix)support_order AS o
      JOIN \(prefix)order_child AS c ON c.sender = o.sender AND c.order_id = o.order_id
      """
    let first = "SELECT CAST(\(SQLText.quoted(caseID)) AS STRING) AS case_id"
    try engine.createTable("near_case", as: first, file: nil)
    var count: Int64 = 0
    var found: Int64 = 1
    while count < found, found <= Self.caseLimit {
      count = found
      try engine.createTable(
        "near_person",
        as: """
          SELECT person_id FROM \(prefix)case_member WHERE case_id IN (SELECT case_id FROM near_case)
          UNION
          SELECT c.person_id \(orders) WHERE o.case_id IN (SELECT case_id FROM near_case)
          """, file: nil)
      try engine.createTable(
        "near_case",
        as: """
          \(first)
          UNION
          SELECT case_id FROM \(prefix)case_member WHERE person_id IN (SELECT person_id FROM near_person)
          UNION
          SELECT o.case_id \(orders) WHERE c.person_id IN (SELECT person_id FROM near_person)
          """, file: nil)
      found = try engine.count("SELECT COUNT(*) FROM near_case")
    }
    try engine.createTable(
      "near_order",
      as: "SELECT order_id FROM \(prefix)support_order WHERE case_id IN (SELECT case_id FROM near_case)", file: nil)
    isWithinLimit = found <= Self.caseLimit
  }

  /// Which rows of a table belong to the neighbourhood, as a condition that may leave some others in; `nil` where its
  /// rows are about no case, person or order.
  static func condition(_ table: StandardTable) -> String? {
    let ofCase = "case_id IN (SELECT case_id FROM near_case)"
    let ofPerson = "person_id IN (SELECT person_id FROM near_person)"
    let field = table.index(of: "case_id").map { table.fields[$0] }
    if field?.isRequired == true { return ofCase }
    if table.index(of: "order_id") != nil { return "order_id IN (SELECT order_id FROM near_order)" }
    guard table.index(of: "person_id") != nil else { return nil }
    return field == nil ? ofPerson : "\(ofCase) OR \(ofPerson)"
  }
}
