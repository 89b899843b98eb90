import Layouts
import Records

/// Records of a file as batches of columns, one batch a record type at a time.
public protocol RecordReader: AnyObject {
  /// Reads the file to its end, or to the first fault from which it cannot be read on. Can be called once.
  /// - Parameters:
  ///   - consume: gets the record type's position in the layout (or `RecordSelection.unknownType`) and a batch whose
  ///     columns are the type's fields; its bytes are valid until `consume` returns.
  ///   - fault: gets every fault of the file as a whole.
  func read(
    _ consume: (_ recordType: Int, _ batch: RecordBatch) throws -> Void, fault: (FileFault) -> Void
  ) throws -> RecordCounts
}

/// What was read of a file.
public struct RecordCounts: Sendable, Equatable {
  /// Records of each type of the layout, whether they were selected or not.
  public internal(set) var records: [Int]
  /// Records of no type that the layout knows.
  public internal(set) var unknown = 0
  /// The end of the file was reached.
  public internal(set) var isComplete = false

  public init(types: Int) { records = Array(repeating: 0, count: types) }

  public var total: Int { records.reduce(unknown, +) }
}

/// Which record types and fields of a layout a reader hands out. Others are counted and skipped.
public struct RecordSelection: Sendable {
  /// The record type under which records of no known type are handed out, as rows without columns.
  public static let unknownType = -1

  /// For each record type: whether each field is decoded; `nil` where records of the type are only counted.
  /// A field that is not selected is blank in the batch.
  public private(set) var fields: [[Bool]?]
  public var includesUnknown: Bool
  /// Rows after which a batch is handed out; 1 for whoever looks for a first record.
  public var batchRows = RecordBatch.capacity

  /// Selects nothing: records are counted.
  public init(none layout: RecordLayout) {
    fields = Array(repeating: nil, count: layout.records.count)
    includesUnknown = false
  }

  /// Selects everything.
  public init(all layout: RecordLayout) {
    fields = layout.records.map { Array(repeating: true, count: $0.fields.count) }
    includesUnknown = true
  }

  /// Selects records of a type with the fields given, beside those selected before.
  public mutating func add(_ record: Int, fields added: some Sequence<Int>, of layout: RecordLayout) {
    var mask = fields[record] ?? Array(repeating: false, count: layout.records[record].fields.count)
    for field in added { mask[field] = true }
    fields[record] = mask
  }
}

/// Bounds on what a reader takes before it refuses a file.
public struct RecordLimits: Sendable {
  /// Bytes of one record or line.
  public var record = 1 << 20
  /// Elements inside each other.
  public var depth = 100
  /// Bytes of one value of an XML document.
  public var value = 1 << 20

  public init() {}
}

/// The reader for a layout's format.
public enum RecordReaders {
  public static func open(
    _ layout: RecordLayout, stream: ByteStream, selection: RecordSelection? = nil, limits: RecordLimits = RecordLimits()
  ) throws -> any RecordReader {
    let selection = selection ?? RecordSelection(all: layout)
    return switch layout.format {
    case .fixed: FixedRecordReader(layout, stream, selection, limits)
    case .delimited: DelimitedRecordReader(layout, stream, selection, limits)
    case .xml: try XMLRecordReader(layout, stream, selection, limits)
    }
  }
}

extension FileFault {
  /// A stream that could not be read on.
  init(_ error: ByteStreamError) {
    switch error {
    case .cannotOpen(_, let reason), .readFailed(_, let reason): self.init(.cannotOpen(reason: reason), line: 0)
    case .damagedGzip: self.init(.damagedGzip, line: 0)
    case .cutGzip: self.init(.cutGzip, line: 0)
    }
  }
}
