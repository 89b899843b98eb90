import Extract
import Layouts
import Records

/// Reads the files of a county's delivery as rows of the standard tables.
///
/// A file may be read several times, each time for other tables. Faults of a file as a whole, records of no known type
/// and control totals are reported the first time only.
public final class ProfileReader {
  public let profile: CountyProfile
  public let standard: StandardExtract
  private let paths: [String: String]
  private let limits: RecordLimits
  private let controls: ProfileControls
  private var filesRead: Set<Int> = []
  /// The mapping whose rows are being emitted.
  private var current: ProfileMapping?

  /// - Parameter files: path of each file, by its name in the profile.
  public init(
    profile: CountyProfile, standard: StandardExtract, files: [String: String], limits: RecordLimits = RecordLimits()
  ) {
    self.profile = profile
    self.standard = standard
    paths = files
    self.limits = limits
    controls = ProfileControls(profile)
  }

  /// Names in the profile of the files that feed any of the tables, in the profile's order.
  public func files(for tables: Set<Int>) -> [String] {
    profile.files.indices.filter { file in
      profile.mappings.contains { $0.source.file == file && tables.contains($0.table) }
    }.map { profile.files[$0].name }
  }

  /// Reads one file for some of the standard tables; with no tables, for its faults and totals only.
  /// - Parameters:
  ///   - tables: positions in `standard.tables`.
  ///   - file: the file's name in the profile.
  ///   - emit: gets batches whose columns are the table's fields, in its order; valid until it returns.
  ///   - fault: gets the name of a file in the profile and what is wrong with it.
  ///   - unknown: gets each record of no known type, as a batch and its row.
  /// - Throws: `DefinitionError` (a schema that cannot be used), and what `emit` throws.
  public func read(
    tables: Set<Int>, file: String, emit: (_ table: Int, _ batch: RecordBatch) throws -> Void,
    fault: (_ file: String, FileFault) -> Void, unknown: (RecordBatch, Int) throws -> Void = { _, _ in }
  ) throws -> ProfileFileReading {
    guard let index = profile.files.firstIndex(where: { $0.name == file }), let path = paths[file] else {
      fault(file, FileFault(.cannotOpen(reason: "the delivery has no such file"), line: 0))
      return ProfileFileReading(counts: RecordCounts(types: 0), sha256: "")
    }
    let layout = profile.files[index].layout
    let isFirst = filesRead.insert(index).inserted
    let writers = profile.mappings
      .filter { $0.source.file == index && tables.contains($0.table) }
      .map { MappingWriter($0, columns: standard.tables[$0.table].fields.count) }
    var selection = RecordSelection(none: layout)
    for writer in writers { selection.add(writer.mapping.source.record, fields: writer.fields, of: layout) }
    if isFirst {
      selection.includesUnknown = true
      controls.select(file: index, &selection, layout)
    }
    let stream: ByteStream
    do {
      stream = try ByteStream(path: path)
    } catch {
      if isFirst { fault(file, FileFault(.cannotOpen(reason: Self.reason(error)), line: 0)) }
      return ProfileFileReading(counts: RecordCounts(types: layout.records.count), sha256: "")
    }
    let reader = try RecordReaders.open(layout, stream: stream, selection: selection, limits: limits)
    let counts = try reader.read { type, batch in
      guard type >= 0 else {
        for each in batch.faults {
          fault(file, FileFault(.unknownRecordType(value: each.value), line: batch.line(each.row)))
          try unknown(batch, each.row)
        }
        return
      }
      if isFirst { controls.add(.init(file: index, record: type), batch) }
      for writer in writers where writer.mapping.source.record == type {
        current = writer.mapping
        defer { current = nil }
        try writer.take(batch, emit) { fault(file, $0) }
      }
    } fault: {
      if isFirst { fault(file, $0) }
    }
    for writer in writers {
      current = writer.mapping
      defer { current = nil }
      try writer.flush(emit)
    }
    if isFirst { controls.finish(file: index, counts, fault) }
    try? stream.drain()
    return ProfileFileReading(counts: counts, sha256: stream.sha256)
  }

  /// The source fields behind a standard column, for messages: `CASE-NO`, `CHILD.BORN`; while a batch is emitted, those
  /// of its own mapping. `nil` for a constant or a column without a source.
  public func sourceField(table: Int, column: Int) -> String? {
    let mappings = current.map { [$0] } ?? profile.mappings.filter { $0.table == table }
    var names: [String] = []
    for mapping in mappings {
      let type = profile.type(of: mapping.source)
      guard let row = mapping.rows.first, column < row.columns.count else { continue }
      for field in row.columns[column].fields {
        let name = Self.withoutOccurrences(type.fields[field].name)
        if !names.contains(name) { names.append(name) }
      }
    }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  static func withoutOccurrences(_ name: String) -> String {
    var result = ""
    var isInside = false
    for character in name {
      if character == "(" { isInside = true }
      if !isInside { result.append(character) }
      if character == ")" { isInside = false }
    }
    return result
  }

  static func reason(_ error: any Error) -> String {
    if case .cannotOpen(_, let reason) = error as? ByteStreamError { return reason }
    return "it cannot be read"
  }
}

/// What one reading of a file gave.
public struct ProfileFileReading: Sendable, Equatable {
  public var counts: RecordCounts
  /// Of the file as delivered; empty where it could not be opened.
  public var sha256: String
}
