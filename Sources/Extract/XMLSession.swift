import CLibXML2
import Layouts
import Records

/// One run of the parser over one document.
final class XMLSession: XMLEventTarget {
  private let layout: RecordLayout
  private let limits: RecordLimits
  private let decoder: RecordDecoder
  private let validation: XMLValidation?
  private let consume: (Int, RecordBatch) throws -> Void
  private let fault: (FileFault) -> Void

  private let values: [[XMLValue]]
  /// The elements that are open; `nil` where the layout does not speak of one.
  @exclusivity(unchecked) private var open: [XMLElement?]
  /// Bytes of text since the last tag.
  @exclusivity(unchecked) private var textLength = 0
  private var failure: (any Error)?
  @exclusivity(unchecked) private var recordText: [UInt8] = []

  init(
    _ layout: RecordLayout, _ limits: RecordLimits, _ decoder: RecordDecoder, _ schema: XMLSchema?,
    _ consume: @escaping (Int, RecordBatch) throws -> Void, _ fault: @escaping (FileFault) -> Void
  ) {
    self.layout = layout
    self.limits = limits
    self.decoder = decoder
    self.consume = consume
    self.fault = fault
    validation = schema.map { XMLValidation($0) }
    let (document, values) = XMLElement.tree(of: layout)
    self.values = values
    open = [document]
  }

  /// - Returns: true where the whole document was read.
  func parse(_ stream: ByteStream) throws -> Bool {
    try push(
      stream, validation: validation,
      invalid: { [unowned self] message in fault(FileFault(.schemaInvalid(message), line: line)) },
      taken: { status in
        if let failure { throw failure }
        if status != 0, !isStopped { stop(FileFault(.notWellFormed("the document cannot be parsed"), line: line)) }
      })
    return !isStopped
  }

  // MARK: - Events

  override func startElement(_ name: UnsafePointer<UInt8>, _ event: XMLStartEvent) {
    guard !isStopped else { return }
    guard open.count <= limits.depth else {
      stop(FileFault(.forbiddenXML("nesting deeper than \(limits.depth) elements"), line: line))
      return
    }
    textLength = 0
    let element = open[open.count - 1]?.child(name)
    open.append(element)
    if let element {
      element.line = line
      for value in element.owned { value.clear() }
      for value in element.texts { value.begin() }
      for wanted in element.attributes {
        event.forEachAttribute { name, bytes, count in
          guard XMLElement.equal(wanted.name, name) else { return }
          if count > limits.value { stop(FileFault(.tooLong(limit: limits.value), line: line)) }
          wanted.value.begin()
          wanted.value.append(bytes, count)
          wanted.value.trim()
        }
      }
    }
    validation?.startElement(name, event)
  }

  override func endElement(_ name: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?)
  {
    guard !isStopped else { return }
    validation?.endElement(name, prefix, uri)
    textLength = 0
    guard open.count > 1, let element = open.removeLast() else { return }
    for value in element.texts { value.trim() }
    guard !element.records.isEmpty else { return }
    do {
      try finishRecord(element)
    } catch {
      failure = error
      stop(nil)
    }
  }

  override func characters(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    guard !isStopped else { return }
    textLength += count
    guard textLength <= limits.value else {
      stop(FileFault(.tooLong(limit: limits.value), line: line))
      return
    }
    if let element = open[open.count - 1] {
      for value in element.texts { value.append(bytes, count) }
    }
    validation?.characters(bytes, Int32(truncatingIfNeeded: count))
  }

  override func documentType() { stop(FileFault(.forbiddenXML("a document type declaration"), line: line)) }

  override func parserError(_ message: String, isFatal: Bool) {
    guard isFatal, !isStopped else { return }
    // libxml2 looks so far ahead for the end of a tag, a comment or a section, and no farther.
    let isEndless = message.contains("Huge input lookup")
    stop(FileFault(isEndless ? .tooLong(limit: 10_000_000) : .notWellFormed(message), line: line))
  }

  private func stop(_ reason: FileFault?) {
    if let reason, !isStopped { fault(reason) }
    stopParsing()
  }

  private func finishRecord(_ element: XMLElement) throws {
    var type = -1
    for candidate in element.records {
      type = decoder.type(of: XMLRecord(values: values[candidate]), among: [candidate])
      if type >= 0 { break }
    }
    let known = type >= 0 ? type : element.records[0]
    let record = XMLRecord(values: values[known])
    let fields = layout.records[known].fields
    writeRecord(fields, record.values)
    var recordFault: RecordFault?
    if let repeated = fields.indices.first(where: { record.values[$0].isRepeated }) {
      recordFault = RecordFault(
        row: 0, field: repeated, kind: .undecodable(expected: "the element once"), value: "more than once")
    }
    try recordText.withUnsafeBufferPointer { text in
      guard let bytes = text.baseAddress else { return }
      try decoder.add(
        record, type: type, bytes: bytes, count: text.count, line: element.line, offset: 0, recordFault: recordFault,
        consume)
    }
  }

  /// What is kept of the record as delivered: its fields as `NAME=value`, a tab after each.
  private func writeRecord(_ fields: [RecordField], _ values: [XMLValue]) {
    recordText.removeAll(keepingCapacity: true)
    for (field, value) in zip(fields, values) where value.isSet {
      recordText.append(contentsOf: field.name.utf8)
      recordText.append(0x3D)
      recordText.append(contentsOf: UnsafeBufferPointer(start: value.bytes, count: value.count))
      recordText.append(0x09)
    }
    recordText.append(0x0A)
    recordText.removeLast()
  }
}
