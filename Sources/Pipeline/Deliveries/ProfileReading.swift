import Foundation
import Layouts
import Records
import Transform

/// The files of a county with a format of its own, read through its profile.
final class ProfileReading: TableReading, @unchecked Sendable {
  private let profile: CountyProfile
  private let standard: StandardExtract
  private let folder: String
  /// Name in the delivery, by name in the profile.
  private let files: [String: String]
  /// Reads that report faults and control totals share a reader, one after another; others have their own.
  private let checking: ProfileReader?
  /// Held while the shared reader reads: it keeps totals over all files of the delivery.
  private let lock = NSLock()

  /// - Parameter isCheck: faults of files and control totals are reported, each once; units are then read one after
  ///   another. Otherwise units may be read at the same time.
  init(profile: CountyProfile, standard: StandardExtract, delivery: Delivery, isCheck: Bool) {
    self.profile = profile
    self.standard = standard
    folder = delivery.folder
    files = ProfileRecogniser(profile).match(names: delivery.files, folder: delivery.folder)?.files ?? [:]
    checking =
      isCheck ? ProfileReader(profile: profile, standard: standard, files: Self.paths(files, folder)) : nil
  }

  private static func paths(_ files: [String: String], _ folder: String) -> [String: String] {
    files.mapValues { folder + "/" + $0 }
  }

  func units(for tables: Set<Int>) -> [ReadingUnit] {
    profile.files.indices.compactMap { file in
      let fed = Set(profile.mappings.filter { $0.source.file == file }.map(\.table)).intersection(tables)
      guard !fed.isEmpty, let name = files[profile.files[file].name] else { return nil }
      return ReadingUnit(file: name, tables: fed.sorted())
    }
  }

  func read(
    _ unit: ReadingUnit, hashes: Bool, fault: (FileFault) -> Void, consume: (_ table: Int, RecordBatch) throws -> Void
  ) throws -> FileReading {
    guard let name = files.first(where: { $0.value == unit.file })?.key else {
      return FileReading(sha256: "", isWhole: false)
    }
    if checking != nil { lock.lock() }
    defer { if checking != nil { lock.unlock() } }
    let reader =
      checking ?? ProfileReader(profile: profile, standard: standard, files: Self.paths(files, folder))
    let reading = try reader.read(
      tables: Set(unit.tables), file: name, emit: consume, fault: { _, found in fault(found) })
    return FileReading(sha256: reading.sha256, isWhole: reading.counts.isComplete)
  }

  func readUnknown(in file: String, _ body: (RecordBatch, Int) throws -> Void) throws {
    guard let name = files.first(where: { $0.value == file })?.key else { return }
    let reader = ProfileReader(profile: profile, standard: standard, files: Self.paths(files, folder))
    _ = try reader.read(tables: [], file: name, emit: { _, _ in }, fault: { _, _ in }, unknown: body)
  }
}
