import FoundationEssentials
import Records
import Warehouse

/// What the registry is now: the file that names its snapshot. Replacing it is the commit.
public struct RegistryCatalogue: Codable, Sendable, Equatable {
  public struct Load: Codable, Sendable, Equatable {
    public var source: String
    /// `YYYY-MM-DD`.
    public var asOf: String
    /// SHA-256 of the file as read.
    public var digest: String
    public var rows: Int
    public var automatic: Int
    public var review: Int
    public var new: Int
    /// Rows that were not loaded; `nil` for none.
    public var refused: Int?

    enum CodingKeys: String, CodingKey {
      case source
      case asOf = "as_of"
      case digest, rows, automatic, review, new, refused
    }

    /// What became of the rows of the file.
    public var words: String {
      let refused = refused ?? 0
      return "\(rows + refused) rows: \(automatic) under their employers, \(review) to review, \(new) new"
        + (refused > 0 ? ", \(refused) refused" : "")
    }
  }

  public static let currentFormat = 1

  public var format = currentFormat
  /// 1 for the first load.
  public var sequence = 0
  /// Path of the rows below the home folder; empty where there are none.
  public var file = ""
  public var sha256 = ""
  public var rows = 0
  /// Ids given so far: `E0000001` to this one.
  public var employers = 0
  public var loads: [Load] = []

  public init() {}
}

/// The registry below a home folder:
/// ```
/// employers/current.json             names the rows in force; replacing it is the commit
/// employers/<sequence>/sightings.csv  never changed
/// employers/<sequence>/refused.csv    rows of the load that were refused, as they came, under their first line
/// employers/decisions.csv            what people decided; rows are only ever added
/// ```
public struct RegistryFolder: Sendable {
  public let home: String

  public init(home: String) { self.home = home }

  static let refusedName = "refused.csv"

  /// Path of a load's file below the home folder.
  static func path(_ sequence: Int, _ name: String) -> String { "employers/\(sequence.zeroPadded(to: 6))/\(name)" }

  public var cataloguePath: String { home + "/employers/current.json" }
  public var decisionsPath: String { home + "/employers/decisions.csv" }

  /// What is in force; an empty registry where nothing was loaded. - Throws: `DiskError`, `RegistryError`.
  public func catalogue() throws -> RegistryCatalogue {
    guard Disk.exists(cataloguePath) else { return RegistryCatalogue() }
    do {
      let catalogue = try JSONDecoder().decode(RegistryCatalogue.self, from: Data(try Disk.read(cataloguePath)))
      guard catalogue.format == RegistryCatalogue.currentFormat else {
        throw RegistryError.damaged(path: cataloguePath, reason: "has format \(catalogue.format)")
      }
      return catalogue
    } catch is DecodingError {
      throw RegistryError.damaged(path: cataloguePath, reason: "is no catalogue of a registry")
    }
  }

  /// The rows in force. - Throws: `EmployerListError`, `DiskError`, `RegistryError`.
  public func rows(_ catalogue: RegistryCatalogue) throws -> EmployerList {
    guard !catalogue.file.isEmpty else {
      let header = RegistryColumns.stored.joined(separator: ",") + "\n"
      return try EmployerList(bytes: Array(header.utf8), path: cataloguePath, columns: RegistryColumns.stored)
    }
    let list = try EmployerList(
      path: home + "/" + catalogue.file, columns: RegistryColumns.stored, required: RegistryColumns.stored)
    guard list.count == catalogue.rows else {
      throw RegistryError.damaged(
        path: home + "/" + catalogue.file, reason: "has \(list.count) rows, expected \(catalogue.rows)")
    }
    return list
  }

  /// Writes the rows of the next snapshot and puts them in force in one step.
  public func publish(_ rows: [UInt8], refused: [UInt8] = [], catalogue: RegistryCatalogue) throws {
    var catalogue = catalogue
    catalogue.sequence += 1
    let folder = home + "/employers/" + catalogue.sequence.zeroPadded(to: 6)
    catalogue.file = Self.path(catalogue.sequence, "sightings.csv")
    try Disk.remove(folder)
    try Disk.makeFolder(folder)
    try Disk.replace(home + "/" + catalogue.file, with: rows)
    if !refused.isEmpty {
      try Disk.replace(home + "/" + Self.path(catalogue.sequence, Self.refusedName), with: refused)
    }
    try Disk.sync(home + "/employers")
    catalogue.sha256 = try Disk.sha256(home + "/" + catalogue.file)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    try Disk.replace(cataloguePath, with: Array(try encoder.encode(catalogue)) + [0x0A])
  }
}

/// What keeps the registry from being read, changed or asked.
public enum RegistryError: Error, Equatable, CustomStringConvertible {
  case damaged(path: String, reason: String)
  case badDecision(path: String, line: Int, reason: String)
  case unknownEmployer(String)
  case badValue(path: String, line: Int, column: String, value: String, expected: String)
  case unknownSource(String, known: [String])
  case contradicts(String)
  case empty(home: String)
  case notASighting(String)

  public var description: String {
    switch self {
    case .damaged(let path, let reason): "\(path): \(reason)"
    case .badDecision(let path, let line, let reason): "\(path):\(line): \(reason)"
    case .unknownEmployer(let text): "\(text): no employer of the registry has this id or number"
    case .badValue(let path, let line, let column, let value, let expected):
      "\(path):\(line): \(column) '\(value)', expected \(expected)"
    case .unknownSource(let source, let known): "source '\(source)', expected \(Self.words(known))"
    case .contradicts(let reason): reason
    case .notASighting(let text): "\(text): expected a sighting, S and 16 digits, as review and match print it"
    case .empty(let home): "\(home): no registry there; load one with ivd employers load"
    }
  }

  static func words(_ sources: [String]) -> String {
    "\(sources.joined(separator: ", ")) (\(SourceOrder.path))"
  }
}
