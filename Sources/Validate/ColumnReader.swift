import Layouts
import Records

/// Reads some columns of a table once more, without any edit.
public final class ColumnReader {
  private let fields: [Int]
  private let parsers: [ColumnParser]
  private let typed: TypedBatch

  public init(table: StandardTable, fields: [Int]) {
    self.fields = fields
    parsers = fields.map { ColumnParser(type: table.fields[$0].type) }
    typed = TypedBatch(fieldCount: table.fields.count)
  }

  /// The typed values of the columns; valid until the next batch.
  public func read(_ batch: RecordBatch) -> TypedBatch {
    for (field, parser) in zip(fields, parsers) { _ = parser.parse(batch, field: field, into: typed) }
    return typed
  }
}
