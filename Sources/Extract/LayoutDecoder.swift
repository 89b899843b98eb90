import Layouts
import Records

/// Writes what a file says, record by record, as its layout decodes it.
public final class LayoutDecoder {
  public enum Format: String, CaseIterable, Sendable {
    /// A header for each record type, then `record,line,` and the fields; a blank line between types.
    case csv
    /// An object a line.
    case json
  }

  /// What stands for a personal value that is not blank.
  public static let mask = "***"

  private let layout: RecordLayout
  private let format: Format
  private let showsPersonal: Bool
  /// Column names are written when the record type changes.
  private var lastType: Int?
  private var output: [UInt8] = []

  public init(_ layout: RecordLayout, format: Format, showsPersonal: Bool = false) {
    self.layout = layout
    self.format = format
    self.showsPersonal = showsPersonal
  }

  /// Decodes a file. Records come in batches of one type, in file order within the type.
  /// - Parameters:
  ///   - write: gets the next bytes of the output; valid until it returns.
  ///   - fault: gets every fault of the file as a whole.
  ///   - recordFault: gets every fault of a record, with its line and the name of its type and field.
  public func decode(
    _ stream: ByteStream, limits: RecordLimits = RecordLimits(), write: (UnsafeBufferPointer<UInt8>) throws -> Void,
    fault: (FileFault) -> Void, recordFault: (_ line: Int, _ record: String, _ field: String?, RecordFault) -> Void
  ) throws -> RecordCounts {
    let reader = try RecordReaders.open(layout, stream: stream, limits: limits)
    return try reader.read(
      { type, batch in
        for each in batch.faults {
          let name = type < 0 ? "" : layout.records[type].name
          recordFault(batch.line(each.row), name, each.field.map { layout.records[type].fields[$0].name }, each)
        }
        guard type >= 0 else { return }
        append(type, batch)
        try output.withUnsafeBufferPointer(write)
        output.removeAll(keepingCapacity: true)
      }, fault: fault)
  }

  private func append(_ type: Int, _ batch: RecordBatch) {
    let record = layout.records[type]
    if format == .csv, lastType != type {
      if lastType != nil { output.append(0x0A) }
      appendText("record,line")
      for field in record.fields {
        output.append(0x2C)
        appendCSV(Array(field.name.utf8))
      }
      output.append(0x0A)
      lastType = type
    }
    for row in 0..<batch.count {
      if format == .csv {
        appendCSV(Array(record.name.utf8))
        appendText(",\(batch.line(row))")
      } else {
        appendText("{\"record\":")
        appendJSON(Array(record.name.utf8))
        appendText(",\"line\":\(batch.line(row))")
      }
      for field in record.fields.indices {
        let isMasked = record.fields[field].isPersonal && !showsPersonal && batch.length(field: field, row: row) > 0
        let value = isMasked ? Array(Self.mask.utf8) : Array(batch.field(field, row: row))
        output.append(0x2C)
        if format == .csv {
          appendCSV(value)
        } else {
          appendJSON(Array(record.fields[field].name.utf8))
          output.append(0x3A)
          appendJSON(value)
        }
      }
      if format == .json { output.append(0x7D) }
      output.append(0x0A)
    }
  }

  private func appendText(_ text: String) { output.append(contentsOf: text.utf8) }

  private func appendCSV(_ value: [UInt8]) {
    value.withUnsafeBufferPointer { CSVText.append($0, to: &output) }
  }

  private func appendJSON(_ value: [UInt8]) {
    output.append(0x22)
    for byte in value {
      switch byte {
      case 0x22, 0x5C: output.append(contentsOf: [0x5C, byte])
      case 0x0A: appendText("\\n")
      case 0x0D: appendText("\\r")
      case 0x09: appendText("\\t")
      case 0..<0x20:
        let high: UInt8 = byte >> 4
        let low: UInt8 = byte & 0x0F
        appendText("\\u00")
        output.append(high + 0x30)
        output.append(low < 10 ? low + 0x30 : low + 0x57)
      default: output.append(byte)
      }
    }
    output.append(0x22)
  }
}
