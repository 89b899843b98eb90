/// Something wrong with a file as a whole, or at a place from which it cannot be read on.
/// A reader reports it through its sink and stops, or goes on where the fault says that it can.
public struct FileFault: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    case cannotOpen(reason: String)
    case damagedGzip
    case cutGzip
    case notUTF8
    case nulByte
    case unclosedQuote
    case noHeader
    case missingColumn(String)
    case duplicateColumn(String)
    case unknownColumn(String)
    case mixedLineEnds
    case tooLong(limit: Int)
    /// The last record of a fixed-length file is cut, or a descriptor word is impossible.
    case cutRecord(found: Int, expected: Int)
    case unknownRecordType(value: String)
    /// A header or trailer total that disagrees.
    case control(field: String, found: String, expected: String)
    case notWellFormed(String)
    case schemaInvalid(String)
    /// A document type declaration, an entity, or nesting beyond the limit: never read.
    case forbiddenXML(String)
  }
  public var kind: Kind
  /// 1-based line or record; 0 where there is none (damaged gzip).
  public var line: Int
  public var firstByte: Int
  public var lastByte: Int

  public init(_ kind: Kind, line: Int, firstByte: Int = 0, lastByte: Int = 0) {
    self.kind = kind
    self.line = line
    self.firstByte = firstByte
    self.lastByte = lastByte
  }
}
