import Foundation
import Layouts
import Records
import Reports

/// What keeps a folder of worksheets from being read.
public enum RehearsalError: Error, Equatable, CustomStringConvertible {
  case notEmpty(String)
  case noSample(String)
  case broken(String, reason: String)
  case otherSeal(String, found: String, expected: String)

  public var description: String {
    switch self {
    case .notEmpty(let path): "\(path): is there already; a sample is drawn to a new folder"
    case .noSample(let path): "\(path): holds no sample.json, so no sample was drawn to it"
    case .broken(let path, let reason): "\(path): \(reason)"
    case .otherSeal(let path, let found, let expected):
      "\(path): the sample is not what was drawn: its seal is \(found), expected \(expected)"
    }
  }
}

/// A folder with a drawn sample: `sample.json`, its seal, and a worksheet and a page for each line.
public struct RehearsalFolder {
  public static let sampleName = "sample.json"
  static let sealName = "sample.sha256"

  public let path: String

  public init(path: String) { self.path = (path as NSString).standardizingPath }

  /// Writes a sample; the folder appears whole or not at all.
  /// - Returns: the seal, SHA-256 of `sample.json`.
  /// - Throws: `RehearsalError.notEmpty`; `EngineError`; where it cannot be written.
  public func write(_ sample: RehearsedSample, of rehearsal: Rehearsal, _ extract: StandardExtract) throws -> String {
    if FileManager.default.fileExists(atPath: path) { throw RehearsalError.notEmpty(path) }
    let unfinished = path + ".unfinished"
    try? FileManager.default.removeItem(atPath: unfinished)
    try FileManager.default.createDirectory(atPath: unfinished, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: unfinished) }
    func save(_ name: String, _ body: (BufferedFile) throws -> Void) throws {
      let file = try BufferedFile(path: unfinished + "/" + name)
      try body(file)
      try file.close()
    }
    for line in sample.lines {
      let sheet = try Worksheet(line, of: rehearsal, extract)
      try save(Worksheet.name(of: line.line) + ".csv") { try sheet.csv($0.write) }
      try save(Worksheet.name(of: line.line) + ".html") { try $0.write(WorksheetPage(sheet).text) }
    }
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let json = Array(try encoder.encode(sample)) + [0x0A]
    let seal = FileDigest.sha256(of: json)
    try save(Self.sampleName) { try $0.write(json) }
    try save(Self.sealName) { try $0.write("\(seal)  \(Self.sampleName)\n") }
    try FileManager.default.moveItem(atPath: unfinished, toPath: path)
    return seal
  }

  /// The sample as it was drawn, and its seal.
  /// - Parameter seal: what was printed when it was drawn; `nil` = what the folder says.
  /// - Throws: `RehearsalError`.
  public func sample(seal expected: String? = nil) throws -> (sample: RehearsedSample, seal: String) {
    let file = path + "/" + Self.sampleName
    guard let data = FileManager.default.contents(atPath: file) else { throw RehearsalError.noSample(path) }
    let seal = FileDigest.sha256(of: Array(data))
    let kept = FileManager.default.contents(atPath: path + "/" + Self.sealName)
      .map { String(decoding: $0, as: UTF8.self).split(separator: " ").first.map(String.init) ?? "" }
    guard let kept else { throw RehearsalError.broken(path, reason: "\(Self.sealName) is missing") }
    let wanted = expected?.lowercased() ?? kept
    guard seal == wanted else { throw RehearsalError.otherSeal(path, found: seal, expected: wanted) }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let sample = try? decoder.decode(RehearsedSample.self, from: data) else {
      throw RehearsalError.broken(file, reason: "cannot be read as a sample")
    }
    guard sample.format == RehearsedSample.currentFormat else {
      throw RehearsalError.broken(
        file,
        reason: "has format \(sample.format), expected \(RehearsedSample.currentFormat): draw it with this program")
    }
    return (sample, seal)
  }

  /// The filled worksheets, held against the sample.
  /// - Throws: `RehearsalError.broken` where a worksheet is missing.
  public func readings(_ sample: RehearsedSample, reasons: Set<String>) throws -> [WorksheetReading] {
    try sample.lines.map { line in
      let name = Worksheet.name(of: line.line) + ".csv"
      guard let data = FileManager.default.contents(atPath: path + "/" + name) else {
        throw RehearsalError.broken(path, reason: "\(name) is missing")
      }
      return WorksheetReading(Array(data), of: line, file: name, reasons: reasons)
    }
  }
}
