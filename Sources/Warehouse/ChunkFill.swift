import CDuckDB
import Layouts
import Records

/// Writes the picked rows of a batch into the vectors of a chunk, column by column.
struct ChunkFill {
  let loader: TableLoader
  let batch: RecordBatch
  let chunk: duckdb_data_chunk
  /// Row of the chunk that the first picked row becomes.
  let firstRow: Int

  func run() throws {
    if loader.picked.isEmpty { return }
    let fields = loader.table.fields
    for (index, field) in fields.enumerated() {
      var column = VectorFill(duckdb_data_chunk_get_vector(chunk, idx_t(index)))
      switch field.type {
      case .date: try dates(index, into: &column)
      case .money: try amounts(index, into: &column)
      case .id, .flag, .code, .digits, .text: try texts(index, into: &column)
      }
    }
    if let blankFields = loader.blankFields {
      for (offset, row) in loader.picked.enumerated() {
        for field in blankFields(batch, Int(row)) {
          var column = VectorFill(duckdb_data_chunk_get_vector(chunk, idx_t(field)))
          column.setNull(firstRow + offset)
        }
      }
    }
    constant(loader.sender, column: fields.count)
    constant(loader.sourceFile, column: fields.count + 1)
    let lines = VectorFill(duckdb_data_chunk_get_vector(chunk, idx_t(fields.count + 2)))
    let offsets = VectorFill(duckdb_data_chunk_get_vector(chunk, idx_t(fields.count + 3)))
    for (offset, row) in loader.picked.enumerated() {
      lines.set(Int64(batch.line(Int(row))), at: firstRow + offset)
      offsets.set(Int64(batch.offset(Int(row))), at: firstRow + offset)
    }
  }

  private func dates(_ field: Int, into column: inout VectorFill) throws {
    let (starts, lengths) = batch.column(field)
    for (offset, row) in loader.picked.enumerated() {
      let row = Int(row)
      if lengths[row] == 0 {
        column.setNull(firstRow + offset)
      } else if let day = DayNumber.parse(batch.bytes + Int(starts[row]), count: Int(lengths[row])) {
        column.set(day.value, at: firstRow + offset)
      } else {
        try refuse(field, row)
        column.setNull(firstRow + offset)
      }
    }
  }

  private func amounts(_ field: Int, into column: inout VectorFill) throws {
    let (starts, lengths) = batch.column(field)
    for (offset, row) in loader.picked.enumerated() {
      let row = Int(row)
      if lengths[row] == 0 {
        column.setNull(firstRow + offset)
      } else if let amount = Cents.parse(batch.bytes + Int(starts[row]), count: Int(lengths[row])) {
        column.set(amount.value, at: firstRow + offset)
      } else {
        try refuse(field, row)
        column.setNull(firstRow + offset)
      }
    }
  }

  private func texts(_ field: Int, into column: inout VectorFill) throws {
    let (starts, lengths) = batch.column(field)
    for (offset, row) in loader.picked.enumerated() {
      let row = Int(row)
      let length = Int(lengths[row])
      if length == 0 {
        column.setNull(firstRow + offset)
      } else if !column.set(batch.bytes + Int(starts[row]), count: length, at: firstRow + offset) {
        try refuse(field, row)
        column.setNull(firstRow + offset)
      }
    }
  }

  /// Lets a bad value pass as blank where the table or the caller reads it so, and stops the load otherwise.
  private func refuse(_ field: Int, _ row: Int) throws {
    if loader.table.badValueReadsAsBlank, !loader.table.fields[field].isKey { return }
    if let blank = loader.blankFields?(batch, row), blank.contains(field) { return }
    throw LoaderError.value(
      table: loader.table.name, field: loader.table.fields[field].name, file: loader.sourceFile, line: batch.line(row))
  }

  private func constant(_ text: String, column index: Int) {
    let column = VectorFill(duckdb_data_chunk_get_vector(chunk, idx_t(index)))
    var text = text
    text.withUTF8 { column.assign($0.baseAddress, count: $0.count, at: firstRow) }
    column.repeatText(from: firstRow, count: loader.picked.count)
  }
}
