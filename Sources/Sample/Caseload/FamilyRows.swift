/// The rows of one table for one family, as integers in one block of memory that is used again for the next family.
final class TableRows {
  let stride: Int
  private(set) var count = 0
  private var capacity: Int
  private var values: UnsafeMutablePointer<Int>

  init(stride: Int) {
    self.stride = stride
    capacity = 64
    values = .allocate(capacity: capacity * stride)
  }

  deinit { values.deallocate() }

  func removeAll() { count = 0 }

  /// Adds a row of blanks and gives the place of its values, good until the next `add`.
  @inline(__always)
  func add() -> UnsafeMutablePointer<Int> {
    if count == capacity { grow() }
    let row = values + count &* stride
    for column in 0..<stride { row[column] = FamilyRows.blank }
    count &+= 1
    return row
  }

  @inline(__always)
  subscript(row: Int) -> UnsafeMutablePointer<Int> { values + row &* stride }

  private func grow() {
    let larger = UnsafeMutablePointer<Int>.allocate(capacity: capacity * 2 * stride)
    larger.update(from: values, count: count * stride)
    values.deallocate()
    values = larger
    capacity *= 2
  }
}

/// All rows of one family: what the generator makes and a writer writes, before the next family begins.
final class FamilyRows {
  /// The value of a blank field.
  static let blank = Int.min

  private let tables: [TableRows] = SampleTable.allCases.map { TableRows(stride: $0.columns.count) }

  subscript(table: SampleTable) -> TableRows { tables[table.rawValue] }

  func removeAll() { for table in tables { table.removeAll() } }
}
