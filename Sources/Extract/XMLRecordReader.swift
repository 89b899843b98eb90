import CLibXML2
import Layouts
import Records

/// Reads the records of an XML document while it streams by; no tree is ever built.
///
/// The parser pushes events (SAX), which is the one interface of libxml2 whose line numbers are exact and have no
/// upper bound. Document types, entities, network access and schema locations named by the document are refused or
/// ignored; nesting and the length of a value are limited.
public final class XMLRecordReader: RecordReader {
  private let layout: RecordLayout
  private let stream: ByteStream
  private let limits: RecordLimits
  private let decoder: RecordDecoder
  private let schema: XMLSchema?

  /// Throws `DefinitionError` where the layout's schema cannot be used.
  public init(
    _ layout: RecordLayout, _ stream: ByteStream, _ selection: RecordSelection, _ limits: RecordLimits = RecordLimits()
  ) throws {
    self.layout = layout
    self.stream = stream
    self.limits = limits
    decoder = RecordDecoder(layout, selection)
    schema = try layout.schemaPath.map { try XMLSchema(path: $0) }
  }

  public func read(
    _ consume: (Int, RecordBatch) throws -> Void, fault: (FileFault) -> Void
  ) throws -> RecordCounts {
    var isComplete = false
    do {
      isComplete = try withoutActuallyEscaping(consume) { consume in
        try withoutActuallyEscaping(fault) { fault in
          let session = XMLSession(layout, limits, decoder, schema, consume, fault)
          return try session.parse(stream)
        }
      }
    } catch let error as ByteStreamError {
      fault(FileFault(error))
    }
    return try decoder.finish(isComplete: isComplete, consume)
  }
}
