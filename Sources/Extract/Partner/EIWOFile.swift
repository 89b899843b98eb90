import Layouts

/// An e-IWO file to be sent: the records in batches of one employer each, with headers, trailers, counts and control
/// numbers (file-layouts-eiwo-newhire.md, sections 1.1 and 4.1).
public struct EIWOFile: Sendable {
  /// Third letter of the document codes.
  public enum Kind: String, Sendable {
    /// State to employers: DTL.
    case orders = "I"
    /// Employer to states: ACK.
    case acknowledgments = "A"
  }

  public enum Failure: Error, Equatable, CustomStringConvertible {
    case noRecords
    case tooManyBatches(Int)
    case tooManyRecords(employer: String, Int)
    case noSuchRecord(String)

    public var description: String {
      switch self {
      case .noRecords: "an e-IWO file holds at least one record"
      case .tooManyBatches(let count): "\(count) batches, at most 9999 fit one file"
      case .tooManyRecords(let employer, let count):
        "\(count) records for employer \(employer), at most 99999 fit a batch"
      case .noSuchRecord(let name): "no layout \(name)"
      }
    }
  }

  /// One record of the file, in its place.
  public struct Part: Sendable {
    public enum Role: Sendable { case fileHeader, batchHeader, detail, batchTrailer, fileTrailer }
    public var role: Role
    public var values: PartnerRecordValues
  }

  public let parts: [Part]

  /// - Parameters:
  ///   - records: details in any order; batches come in byte order of the employer's FEIN, records within them in the
  ///     order given.
  ///   - layouts: the record layouts of family `eiwo`.
  /// - Throws: `Failure`.
  public init(
    _ kind: Kind, _ records: [PartnerRecordValues], number: EIWOControlNumber, layouts: PartnerFamily
  ) throws {
    guard !records.isEmpty else { throw Failure.noRecords }
    let header = try Self.layout("eiwo-header", layouts)
    let trailer = try Self.layout("eiwo-trailer", layouts)
    let employers = Dictionary(grouping: records) { $0["EIN"] }
    guard employers.count <= 9999 else { throw Failure.tooManyBatches(employers.count) }

    func opening(_ letter: String, _ sequence: Int, _ employer: String) throws -> PartnerRecordValues {
      try PartnerRecordValues(
        header,
        [
          ("Document Code", letter + "H" + kind.rawValue), ("Control Number", number.text(sequence)),
          ("State FIPS Code", number.stateFIPS), ("EIN", employer), ("Creation Date", number.date),
          ("Creation Time", number.time),
        ])
    }
    func closing(_ letter: String, _ sequence: Int, batches: Int, records: Int) throws -> PartnerRecordValues {
      try PartnerRecordValues(
        trailer,
        [
          ("Document Code", letter + "T" + kind.rawValue), ("Control Number", number.text(sequence)),
          ("Batch Count", batches.zeroPadded(to: 5)), ("Record Count", records.zeroPadded(to: 5)),
          ("Employer Sent Count", "00000"), ("State Sent Count", "00000"),
        ])
    }

    var parts = [Part(role: .fileHeader, values: try opening("F", 0, ""))]
    let ordered = employers.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    for (index, batch) in ordered.enumerated() {
      guard batch.value.count <= 99_999 else {
        throw Failure.tooManyRecords(employer: batch.key, batch.value.count)
      }
      parts.append(Part(role: .batchHeader, values: try opening("B", index + 1, batch.key)))
      parts += batch.value.map { Part(role: .detail, values: $0) }
      let closed = try closing("B", index + 1, batches: 0, records: batch.value.count)
      parts.append(Part(role: .batchTrailer, values: closed))
    }
    parts.append(Part(role: .fileTrailer, values: try closing("F", 0, batches: employers.count, records: 0)))
    self.parts = parts
  }

  /// The flat form. - Throws: `PartnerWriteError`.
  /// - Parameter length: to which every line is filled, where the partner wants it; otherwise each has its own.
  public func flat(length: Int? = nil) throws -> [UInt8] {
    try parts.flatMap { try PartnerRecordWriter($0.values.record, length: length).line($0.values) + [0x0A] }
  }

  private static func layout(_ name: String, _ family: PartnerFamily) throws -> PartnerRecord {
    guard let record = family.records.first(where: { $0.name == name }) else { throw Failure.noSuchRecord(name) }
    return record
  }
}
