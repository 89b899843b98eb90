import Records

/// What was written for one table (or file) of a delivery.
public struct TableSummary: Sendable, Equatable {
  public var table: String
  public var rows: Int
  /// Sum of the table's money column; `nil` where it has none.
  public var amountTotal: Cents?
}

/// One delivery as it was written.
public struct DeliverySummary: Sendable, Equatable {
  public var county: String
  public var shape: DeliveryShape
  /// Name of the delivery's folder.
  public var folder: String
  public var cases: Int
  /// Bytes of its files as delivered.
  public var bytes: Int
  public var tables: [TableSummary]
}

/// All that a run of the generator wrote.
public struct SampleSummary: Sendable, Equatable {
  public var deliveries: [DeliverySummary]
  public var planted: [PlantedDefect]
  /// Children in cases open during the fiscal year who were born out of wedlock, and of them those whose paternity is
  /// established: what annual inputs have to fit.
  public var bornOutOfWedlock: Int
  public var paternityEstablished: Int

  public var bytes: Int { deliveries.reduce(0) { $0 + $1.bytes } }
  public var cases: Int { deliveries.reduce(0) { $0 + $1.cases } }
}

/// Writes the families of one county in a shape, one after the other.
protocol DeliveryWriter: AnyObject {
  /// Bytes of the delivery so far, as delivered (a little less while gzip still holds some back).
  var bytes: Int { get }
  func write(_ rows: FamilyRows) throws
  /// Writes trailers and manifests. - Returns: rows and amounts of each standard table.
  func finish() throws -> [TableSummary]
}

/// Rows and amounts of the standard tables, kept while they are written.
struct TableTotals {
  private(set) var rows = [Int](repeating: 0, count: SampleTable.allCases.count)
  private(set) var cents = [Int](repeating: 0, count: SampleTable.allCases.count)
  private static let moneyColumns = SampleTable.allCases.map { $0.moneyColumn }

  mutating func add(_ family: FamilyRows) {
    for table in SampleTable.allCases {
      let added = family[table]
      rows[table.rawValue] += added.count
      guard let column = Self.moneyColumns[table.rawValue] else { continue }
      for row in 0..<added.count where added[row][column] != FamilyRows.blank {
        cents[table.rawValue] += added[row][column]
      }
    }
  }

  subscript(table: SampleTable) -> (rows: Int, cents: Int) { (rows[table.rawValue], cents[table.rawValue]) }

  var summaries: [TableSummary] {
    SampleTable.allCases.map { table in
      TableSummary(
        table: table.name, rows: rows[table.rawValue],
        amountTotal: table.moneyColumn == nil ? nil : Cents(Int64(cents[table.rawValue])))
    }
  }
}
