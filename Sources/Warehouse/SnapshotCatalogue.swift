import FoundationEssentials
import Records

/// A table of an accepted snapshot.
public struct SnapshotTable: Sendable, Codable, Equatable {
  /// Name of the standard table, such as `case`.
  public var table: String
  public var rows: Int
  /// Path below the home folder.
  public var file: String
  public var sha256: String

  public init(table: String, rows: Int, file: String, sha256: String) {
    self.table = table
    self.rows = rows
    self.file = file
    self.sha256 = sha256
  }
}

/// What one sender's delivery for one date became.
public struct Snapshot: Sendable, Codable, Equatable {
  /// FIPS code of the county.
  public var county: String
  /// `YYYY-MM-DD`.
  public var asOf: String
  /// `<as of>-<first 12 hexadecimal digits of the content digest>`.
  public var id: String
  /// SHA-256 of what was delivered, whatever the archive it came in.
  public var contentDigest: String
  /// 1 for the first accepted of this county and date; a later one replaces those before it.
  public var sequence: Int
  public var tables: [SnapshotTable]

  public var asOfDay: DayNumber? { DayNumber(asOf) }

  public init(
    county: String, asOf: String, id: String, contentDigest: String, sequence: Int, tables: [SnapshotTable]
  ) {
    self.county = county
    self.asOf = asOf
    self.id = id
    self.contentDigest = contentDigest
    self.sequence = sequence
    self.tables = tables
  }

  enum CodingKeys: String, CodingKey {
    case county
    case asOf = "as_of"
    case id = "snapshot"
    case contentDigest = "content_digest"
    case sequence, tables
  }
}

/// An accepted `annual-inputs.csv`; the one with the highest sequence is in force.
public struct AcceptedInputs: Sendable, Codable, Equatable {
  public var sequence: Int
  public var rows: Int
  /// Path below the home folder.
  public var file: String
  public var sha256: String

  public init(sequence: Int, rows: Int, file: String, sha256: String) {
    self.sequence = sequence
    self.rows = rows
    self.file = file
    self.sha256 = sha256
  }
}

/// A catalogue that is not one: damaged, or of a format that this version does not know.
public struct CatalogueError: Error, Equatable, CustomStringConvertible {
  public var path: String
  public var reason: String
  public var description: String { "\(path): \(reason)" }
}

/// The accepted snapshots. What it does not name is not in the warehouse.
///
/// The bytes of the file depend on what was accepted, and for one county and date on the order of acceptance; on
/// nothing else.
public struct SnapshotCatalogue: Sendable, Codable, Equatable {
  /// 2: distributions carry the day of their collection.
  static let currentFormat = 2

  public private(set) var format = currentFormat
  /// By county, date and sequence.
  public private(set) var snapshots: [Snapshot] = []
  /// By sequence.
  public private(set) var annualInputs: [AcceptedInputs] = []

  public init() {}

  enum CodingKeys: String, CodingKey {
    case format, snapshots
    case annualInputs = "annual_inputs"
  }

  /// Counties that ever sent an accepted snapshot, in order.
  public var counties: [String] { Set(snapshots.map(\.county)).sorted() }

  /// The annual inputs in force.
  public var currentInputs: AcceptedInputs? { annualInputs.last }

  /// The snapshot in force of a county and date.
  public func current(county: String, asOf: String) -> Snapshot? {
    snapshots.last { $0.county == county && $0.asOf == asOf }
  }

  /// Puts a snapshot in force for its county and date; its sequence is set here. One that was accepted before moves to
  /// the end.
  public mutating func accept(_ snapshot: Snapshot) {
    var same = snapshots.filter { $0.county == snapshot.county && $0.asOf == snapshot.asOf && $0.id != snapshot.id }
    same.append(snapshot)
    for index in same.indices { same[index].sequence = index + 1 }
    for index in same.indices { same[index].tables.sort { $0.table < $1.table } }
    snapshots.removeAll { $0.county == snapshot.county && $0.asOf == snapshot.asOf }
    snapshots.append(contentsOf: same)
    snapshots.sort { ($0.county, $0.asOf, $0.sequence) < ($1.county, $1.asOf, $1.sequence) }
  }

  /// Puts annual inputs in force; the same bytes accepted before move to the end.
  public mutating func accept(_ inputs: AcceptedInputs) {
    annualInputs.removeAll { $0.sha256 == inputs.sha256 }
    annualInputs.append(inputs)
    for index in annualInputs.indices { annualInputs[index].sequence = index + 1 }
  }

  /// The file's bytes: sorted keys, sorted entries, no clock.
  public func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [0x0A]
  }

  /// - Throws: `CatalogueError`.
  init(_ bytes: [UInt8], path: String) throws {
    do {
      self = try JSONDecoder().decode(SnapshotCatalogue.self, from: Data(bytes))
    } catch {
      throw CatalogueError(path: path, reason: "is damaged; it is not a catalogue of snapshots")
    }
    guard format == Self.currentFormat else {
      throw CatalogueError(
        path: path,
        reason: "has format \(format), expected \(Self.currentFormat); load the deliveries again into a new home")
    }
  }
}
