import Extract
import Glibc
import Layouts
import Records

/// Decides whether a folder is a delivery that a county profile describes.
public struct ProfileRecogniser: Sendable {
  /// What was found in the folder.
  public struct Match: Sendable, Equatable {
    /// Name in the folder of each file of the profile, by its name in the profile.
    public var files: [String: String]
    /// Files of the profile that the folder lacks.
    public var missing: [String]
    /// Files of the profile that more than one file of the folder could be.
    public var ambiguous: [String]
  }

  public let profile: CountyProfile

  public init(_ profile: CountyProfile) { self.profile = profile }

  /// - Parameters:
  ///   - names: names of the files in the folder itself.
  ///   - folder: where they can be opened.
  /// - Returns: `nil` where the folder is no delivery of the county.
  public func match(names: [String], folder: String) -> Match? {
    for pattern in profile.recognise where !names.contains(where: { Self.fits($0, pattern) }) { return nil }
    var match = Match(files: [:], missing: [], ambiguous: [])
    for file in profile.files {
      let found = names.filter { Self.fits($0, file.name) }
      switch found.count {
      case 0: match.missing.append(file.name)
      case 1: match.files[file.name] = found[0]
      default: match.ambiguous.append(file.name)
      }
    }
    for identity in profile.identity {
      let name = profile.files[identity.source.file].name
      // A file that is missing or cannot be read is refused by whoever reads it, not passed over.
      guard let file = match.files[name],
        let value = firstValue(identity.source, identity.field, path: folder + "/" + file)
      else { continue }
      guard identity.values.contains(value) else { return nil }
    }
    return match
  }

  /// The delivery's as-of date; `nil` where it cannot be told.
  /// - Parameter name: the folder's own name.
  public func asOf(_ match: Match, name: String, folder: String) -> DayNumber? {
    switch profile.asOf {
    case .name(let format):
      let names = [name] + profile.files.compactMap { match.files[$0.name] }
      return names.lazy.compactMap { format.firstDay(in: $0) }.first
    case .field(let source, let field):
      guard let file = match.files[profile.files[source.file].name] else { return nil }
      return firstValue(source, field, path: folder + "/" + file).flatMap { DayNumber($0) }
    }
  }

  /// A shell pattern, with `.gz` after it or not.
  static func fits(_ name: String, _ pattern: String) -> Bool {
    fnmatch(pattern, name, 0) == 0
      || (name.hasSuffix(".gz") && fnmatch(pattern, String(name.dropLast(3)), 0) == 0)
  }

  private struct Found: Error {}

  /// A field of the first record of its type.
  private func firstValue(_ source: CountyProfile.Source, _ field: Int, path: String) -> String? {
    let layout = profile.files[source.file].layout
    var selection = RecordSelection(none: layout)
    selection.add(source.record, fields: [field], of: layout)
    selection.batchRows = 1
    var value: String?
    do {
      let reader = try RecordReaders.open(layout, stream: try ByteStream(path: path), selection: selection)
      _ = try reader.read { _, batch in
        guard value == nil, !batch.faults.contains(where: { $0.row == 0 }) else { throw Found() }
        value = batch.text(field, row: 0)
        throw Found()
      } fault: { _ in
      }
    } catch {}
    return value
  }
}
