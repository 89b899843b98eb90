import Extract
import Foundation
import Layouts
import Records

/// What an input folder holds. Paths are those below the folder.
public struct Discovery {
  public var deliveries: [Delivery] = []
  /// `annual-inputs.csv` files.
  public var annualInputs: [String] = []
  /// Files that belong to nothing ivd knows.
  public var ignored: [String] = []

  private let definitions: Definitions
  private let root: String
  /// Archives are unpacked here.
  private let workFolder: String

  private static let annualInputsName = "annual-inputs.csv"
  private static let depthLimit = 32

  /// Searches a folder at any depth. Links to folders are not followed.
  public init(input: String, definitions: Definitions, workFolder: String) throws {
    self.definitions = definitions
    self.workFolder = workFolder
    root = input
    try search(input, below: "", depth: 0)
    for index in deliveries.indices where deliveries[index].name.isEmpty {
      deliveries[index].name = URL(fileURLWithPath: input).standardizedFileURL.lastPathComponent
    }
    deliveries.sort { $0.name < $1.name }
    annualInputs.sort()
    ignored.sort()
  }

  /// Looks at one folder or archive that is a delivery itself. `name` is what findings call it.
  public init(delivery path: String, name: String, definitions: Definitions, workFolder: String) throws {
    self.definitions = definitions
    self.workFolder = workFolder
    root = path
    if Self.isArchive(path) {
      unpack(path, name: name)
    } else {
      try search(path, below: name, depth: 0)
      deliveries.sort { $0.name < $1.name }
    }
  }

  private mutating func search(_ folder: String, below name: String, depth: Int) throws {
    guard depth < Self.depthLimit else { return ignored.append(name) }
    let (files, folders) = try Self.list(folder)
    if let delivery = Self.recognise(folder: folder, name: name, files: files, definitions: definitions) {
      deliveries.append(delivery)
      // A folder inside a delivery is part of nothing.
      ignored.append(contentsOf: folders.map { Self.join(name, $0) })
      return
    }
    for file in files {
      let path = Self.join(name, file)
      if file == Self.annualInputsName {
        annualInputs.append(path)
      } else if Self.isArchive(file) {
        unpack(folder + "/" + file, name: path)
      } else {
        ignored.append(path)
      }
    }
    for child in folders { try search(folder + "/" + child, below: Self.join(name, child), depth: depth + 1) }
  }

  /// A delivery is known by what is in it.
  static func recognise(folder: String, name: String, files: [String], definitions: Definitions) -> Delivery? {
    if files.contains("manifest.csv") || files.contains("case.csv") || files.contains("case.csv.gz") {
      let identity = Delivery.countyAndDate(ofFolder: (folder as NSString).lastPathComponent)
      return Delivery(
        name: name, folder: folder, archive: nil, shape: .standard, county: identity?.county, asOf: identity?.asOf,
        files: files)
    }
    return ProfileMatch.delivery(folder: folder, name: name, files: files, profiles: definitions.profiles)
  }

  private mutating func unpack(_ path: String, name: String) {
    let base = Self.archiveName((path as NSString).lastPathComponent)
    let folder = workFolder + "/unpacked-\(deliveries.count)/" + base
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      _ = try TarArchive().unpack(try ByteStream(path: path), into: folder)
      let before = deliveries.count
      // The archive holds the folder, or the folder's files.
      let (files, folders) = try Self.list(folder)
      if files.isEmpty, folders.count == 1 {
        try search(folder + "/" + folders[0], below: name, depth: 0)
      } else {
        try search(folder, below: name, depth: 0)
      }
      for index in deliveries.indices[before...] { deliveries[index].archive = name }
      if deliveries.count == before {
        damaged(path, name, "no delivery in it: neither a manifest.csv nor the files of a county profile")
      }
    } catch ByteStreamError.cutGzip {
      damaged(path, name, "the gzip file is cut short")
    } catch ByteStreamError.damagedGzip {
      damaged(path, name, "the gzip file is damaged")
    } catch {
      damaged(path, name, "\(error)")
    }
  }

  /// An archive that cannot be unpacked is a delivery that is refused.
  private mutating func damaged(_ path: String, _ name: String, _ reason: String) {
    let file = (path as NSString).lastPathComponent
    let identity = Delivery.countyAndDate(ofFolder: Self.archiveName(file))
    deliveries.append(
      Delivery(
        name: name, folder: (path as NSString).deletingLastPathComponent, archive: name, shape: .standard,
        county: identity?.county, asOf: identity?.asOf, files: [file], damage: reason))
  }

  static func isArchive(_ name: String) -> Bool {
    name.hasSuffix(".tar.gz") || name.hasSuffix(".tgz") || name.hasSuffix(".tar")
  }

  private static func archiveName(_ name: String) -> String {
    for suffix in [".tar.gz", ".tgz", ".tar"] where name.hasSuffix(suffix) {
      return String(name.dropLast(suffix.count))
    }
    return name
  }

  private static func join(_ folder: String, _ name: String) -> String { folder.isEmpty ? name : folder + "/" + name }

  /// Names of files and folders, sorted; hidden ones are left out.
  private static func list(_ folder: String) throws -> (files: [String], folders: [String]) {
    var files: [String] = []
    var folders: [String] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() where !name.hasPrefix(".") {
      let type = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)[.type] as? FileAttributeType
      if type == .typeDirectory { folders.append(name) } else { files.append(name) }
    }
    return (files, folders)
  }
}
