import CLibXML2
import Layouts

/// Reads the XML form of a transmission while it streams by and hands on its records as lines of the flat form, so that
/// one set of edits serves both.
///
/// Document types, entities, the network and schemas that the document names are refused or ignored, as for counties.
final class PartnerXMLSession: XMLEventTarget {
  /// What is wrong with the document itself.
  enum Fault {
    case notWellFormed(String)
    case schema(String)
    case tooLong(field: String, record: Int)
  }

  private let family: PartnerFamily
  private let form: PartnerFamily.XMLForm
  private let limits: RecordLimits
  private let validation: XMLValidation?
  private let take: (_ line: UnsafePointer<UInt8>, _ count: Int, _ number: Int) -> Void
  private let leave: (_ level: Int) -> Void
  private let fault: (Fault, _ line: Int) -> Void

  private let writers: [PartnerRecordWriter]
  /// Fields of each record by element name.
  private let fields: [[String: String]]
  private var path: [String] = []
  /// The record that is open, with the line on which it began.
  private var open: (record: Int, depth: Int, line: Int, values: PartnerRecordValues)?
  private var text: [UInt8] = []

  init(
    _ family: PartnerFamily, _ form: PartnerFamily.XMLForm, schema: XMLSchema?, limits: RecordLimits = RecordLimits(),
    take: @escaping (UnsafePointer<UInt8>, Int, Int) -> Void, leave: @escaping (Int) -> Void,
    fault: @escaping (Fault, Int) -> Void
  ) {
    self.family = family
    self.form = form
    self.limits = limits
    self.take = take
    self.leave = leave
    self.fault = fault
    validation = schema.map { XMLValidation($0) }
    writers = family.records.map { PartnerRecordWriter($0) }
    fields = family.records.map { record in
      Dictionary(
        record.fields.filter { $0.kind != .filler }.map { (form.element($0), $0.name) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  /// - Throws: `ByteStreamError`.
  func parse(_ stream: ByteStream) throws {
    try push(
      stream, validation: validation, invalid: { [unowned self] message in fault(.schema(message), line) },
      taken: { if $0 != 0 { stop(.notWellFormed("the document cannot be parsed")) } })
  }

  // MARK: - Events

  override func startElement(_ name: UnsafePointer<UInt8>, _ event: XMLStartEvent) {
    guard !isStopped else { return }
    guard path.count < limits.depth else { return stop(.notWellFormed("nesting deeper than \(limits.depth) elements")) }
    path.append(String(cString: name))
    text.removeAll(keepingCapacity: true)
    if open == nil {
      let place = path.joined(separator: "/")
      if let record = form.records.first(where: { $0.path == place })?.record {
        open = (record, path.count, line, PartnerRecordValues(family.records[record]))
      }
    }
    validation?.startElement(name, event)
  }

  override func characters(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    guard !isStopped else { return }
    guard text.count + count <= limits.value else { return stop(.notWellFormed("a value is too long")) }
    text.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
    validation?.characters(bytes, Int32(truncatingIfNeeded: count))
  }

  override func endElement(_ name: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?)
  {
    guard !isStopped else { return }
    validation?.endElement(name, prefix, uri)
    if let record = open {
      if path.count == record.depth {
        open = nil
        finish(record.values, record.record, record.line)
      } else if path.count == record.depth + 1, let field = fields[record.record][path[path.count - 1]] {
        open?.values[field] = String(decoding: text, as: UTF8.self).trimmingSpaces
      }
    } else if let level = form.levels.first(where: { $0.path == path.joined(separator: "/") })?.level {
      leave(level)
    }
    path.removeLast()
    text.removeAll(keepingCapacity: true)
  }

  override func documentType() { stop(.notWellFormed("a document type declaration is not taken")) }

  override func parserError(_ message: String, isFatal: Bool) {
    if isFatal { stop(.notWellFormed(message)) }
  }

  private func stop(_ reason: Fault) {
    guard !isStopped else { return }
    let place = line
    stopParsing()
    fault(reason, place)
  }

  private func finish(_ values: PartnerRecordValues, _ record: Int, _ number: Int) {
    var values = values
    for field in family.records[record].fields where !Self.fits(values[field.name], field) {
      fault(.tooLong(field: field.name, record: record), number)
      values[field.name] = ""
    }
    guard let line = try? writers[record].line(values) else { return }
    line.withUnsafeBufferPointer { take($0.baseAddress!, $0.count, number) }
  }

  private static func fits(_ value: String, _ field: PartnerField) -> Bool {
    let scalars = value.unicodeScalars
    return scalars.count <= field.length && scalars.allSatisfy { $0.value <= 0xFF }
  }
}
