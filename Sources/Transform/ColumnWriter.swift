import Layouts
import Records

/// Writes one standard column of a row from a source record.
struct ColumnWriter {
  /// Fields of the source record that the value comes from.
  let fields: [Int]
  private let kind: Kind

  private enum Kind {
    case blank
    case constant([UInt8])
    case copy(Int)
    case codes(Int, [(source: [UInt8], target: [UInt8])], otherwise: [UInt8]?)
    case negated(Int, [RecordTest])
    case join([Part])
  }

  private enum Part {
    case literal([UInt8])
    case field(Int)
  }

  init(_ column: ProfileColumn) {
    fields = column.fields
    switch column {
    case .blank: kind = .blank
    case .constant(let text): kind = .constant(Array(text.utf8))
    case .join(let parts):
      kind = .join(
        parts.map { part in
          switch part {
          case .literal(let text): .literal(Array(text.utf8))
          case .field(let field): .field(field)
          }
        })
    case .field(let source):
      if let codes = source.codes {
        let sorted = codes.sorted { $0.key < $1.key }
        kind = .codes(
          source.field, sorted.map { (Array($0.key.utf8), Array($0.value.utf8)) },
          otherwise: source.otherwise.map { Array($0.utf8) })
      } else {
        switch source.negation {
        case .never: kind = .copy(source.field)
        case .always: kind = .negated(source.field, [])
        case .when(let conditions): kind = .negated(source.field, conditions.map(RecordTest.init))
        }
      }
    }
  }

  func write(
    _ source: RecordBatch, _ record: Int, to batch: RecordBatch, _ column: Int, _ row: Int, _ text: MappingText
  ) {
    func set(_ start: Int, _ place: (first: Int, last: Int)?) {
      let length = text.count - start
      batch.set(field: column, row: row, start: start, length: length, firstByte: place?.first ?? 0)
      if let place, place.last - place.first + 1 != length {
        batch.sourceLengths[column * RecordBatch.capacity + row] = UInt32(place.last - place.first + 1)
      }
    }
    switch kind {
    case .blank: set(text.count, nil)
    case .constant(let bytes): set(text.append(bytes), nil)
    case .copy(let field):
      set(text.append(source.field(field, row: record)), source.byteRange(field: field, row: record))
    case .negated(let field, let tests):
      let start = text.count
      let bytes = source.field(field, row: record)
      if tests.allSatisfy({ $0.holds(source, record) }) { negate(bytes, text) } else { _ = text.append(bytes) }
      set(start, source.byteRange(field: field, row: record))
    case .codes(let field, let codes, let otherwise):
      let bytes = source.field(field, row: record)
      let start = text.count
      if let code = codes.first(where: { $0.source.count == bytes.count && $0.source.elementsEqual(bytes) }) {
        _ = text.append(code.target)
      } else if let otherwise {
        _ = text.append(otherwise)
      } else if !bytes.isEmpty {
        _ = text.append(bytes)
        batch.faults.append(
          RecordFault(row: row, field: column, kind: .unmappedCode, value: String(decoding: bytes, as: UTF8.self)))
      }
      set(start, source.byteRange(field: field, row: record))
    case .join(let parts): set(join(parts, source, record, text), joinedRange(source, record))
    }
  }

  /// Turns the sign of a number; zero has none.
  private func negate(_ bytes: UnsafeBufferPointer<UInt8>, _ text: MappingText) {
    if bytes.first == 0x2D {
      _ = text.append(UnsafeBufferPointer(rebasing: bytes[1...]))
      return
    }
    if bytes.contains(where: { $0 >= 0x31 && $0 <= 0x39 }) { _ = text.append([0x2D]) }
    _ = text.append(bytes)
  }

  private func join(_ parts: [Part], _ source: RecordBatch, _ record: Int, _ text: MappingText) -> Int {
    let start = text.count
    guard fields.allSatisfy({ source.length(field: $0, row: record) > 0 }) else { return start }
    for part in parts {
      switch part {
      case .literal(let bytes): _ = text.append(bytes)
      case .field(let field): _ = text.append(source.field(field, row: record))
      }
    }
    return start
  }

  private func joinedRange(_ source: RecordBatch, _ record: Int) -> (first: Int, last: Int)? {
    let ranges = fields.compactMap { source.byteRange(field: $0, row: record) }
    guard let first = ranges.map(\.first).min(), let last = ranges.map(\.last).max() else { return nil }
    return (first, last)
  }
}
