import CDuckDB

/// One vector of a chunk that is being filled.
struct VectorFill {
  private let vector: duckdb_vector
  private let values: UnsafeMutableRawPointer
  private var validity: UnsafeMutablePointer<UInt64>?

  init(_ vector: duckdb_vector) {
    self.vector = vector
    values = duckdb_vector_get_data(vector)
  }

  @inline(__always)
  mutating func setNull(_ row: Int) {
    if validity == nil {
      duckdb_vector_ensure_validity_writable(vector)
      validity = duckdb_vector_get_validity(vector)
    }
    validity![row &>> 6] &= ~(1 &<< UInt64(row & 63))
  }

  @inline(__always)
  func set<Value: BitwiseCopyable>(_ value: Value, at row: Int) {
    values.storeBytes(of: value, toByteOffset: row &* MemoryLayout<Value>.stride, as: Value.self)
  }

  /// Stores numbers that the vector keeps as they are, from its first row on.
  func copy(_ numbers: UnsafePointer<Int64>, count: Int) {
    values.copyMemory(from: numbers, byteCount: count * MemoryLayout<Int64>.stride)
  }

  /// Stores text; `false` where it is not UTF-8. Up to 12 bytes of ASCII are written in place, as DuckDB keeps them.
  @inline(__always)
  func set(_ text: UnsafePointer<UInt8>, count: Int, at row: Int) -> Bool {
    if count > 12 { return setLong(text, count: count, at: row) }
    let raw = UnsafeRawPointer(text)
    var low: UInt64 = 0
    var high: UInt32 = 0
    if count >= 8 {
      low = raw.loadUnaligned(as: UInt64.self)
      if count > 8 {
        high = raw.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self) &>> UInt32((12 &- count) &* 8)
      }
    } else if count >= 4 {
      let last = raw.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self) &>> UInt32(((8 &- count) &* 8) & 31)
      low = UInt64(raw.loadUnaligned(as: UInt32.self))
      if count > 4 { low |= UInt64(last) &<< 32 }
    } else {
      for index in 0..<count { low |= UInt64(text[index]) &<< UInt64(index &* 8) }
    }
    if low & 0x8080_8080_8080_8080 != 0 || high & 0x8080_8080 != 0 { return setLong(text, count: count, at: row) }
    let slot = values + row &* 16
    slot.storeBytes(of: UInt32(truncatingIfNeeded: count), as: UInt32.self)
    slot.storeBytes(of: low, toByteOffset: 4, as: UInt64.self)
    slot.storeBytes(of: high, toByteOffset: 12, as: UInt32.self)
    return true
  }

  @inline(never)
  private func setLong(_ text: UnsafePointer<UInt8>, count: Int, at row: Int) -> Bool {
    let bytes = UnsafeBufferPointer(start: text, count: count)
    var seen: UInt8 = 0
    for byte in bytes { seen |= byte }
    if seen >= 0x80, String(validating: bytes, as: UTF8.self) == nil { return false }
    assign(text, count: count, at: row)
    return true
  }

  /// Stores text that is known to be UTF-8.
  func assign(_ text: UnsafePointer<UInt8>?, count: Int, at row: Int) {
    let empty: [CChar] = [0]
    empty.withUnsafeBufferPointer { nothing in
      let start = text.map { UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self) } ?? nothing.baseAddress
      duckdb_vector_assign_string_element_len(vector, idx_t(row), start, idx_t(count))
    }
  }

  /// Repeats the text of a row in those after it; they share its bytes.
  func repeatText(from row: Int, count: Int) {
    let first = values.load(fromByteOffset: row * 16, as: duckdb_long_string.self)
    for next in row..<row + count { values.storeBytes(of: first, toByteOffset: next * 16, as: duckdb_long_string.self) }
  }
}
