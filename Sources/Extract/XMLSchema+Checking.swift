import CLibXML2

extension XMLSchema {
  /// Holds a document that this program has written against the schema.
  /// - Returns: what is wrong, in words; `nil` where the document is valid.
  public func fault(of document: String) -> String? {
    let messages = XMLMessages()
    var text = document
    return text.withUTF8 { bytes -> String? in
      let start = UnsafeRawPointer(bytes.baseAddress!).assumingMemoryBound(to: CChar.self)
      let options = Int32(XML_PARSE_NONET.rawValue)
      guard let reader = xmlReaderForMemory(start, Int32(bytes.count), nil, "UTF-8", options) else {
        return "the XML reader could not start"
      }
      defer { xmlFreeTextReader(reader) }
      xmlTextReaderSetStructuredErrorHandler(
        reader,
        { context, error in
          guard let context, let error else { return }
          Unmanaged<XMLMessages>.fromOpaque(context).takeUnretainedValue().add(
            XMLEvents.message(error.pointee.message), line: Int(error.pointee.line))
        }, Unmanaged.passUnretained(messages).toOpaque())
      guard xmlTextReaderSetSchema(reader, schema) == 0 else { return "the schema cannot be used" }
      var status: Int32 = 1
      while status == 1 { status = xmlTextReaderRead(reader) }
      if status == 0, xmlTextReaderIsValid(reader) == 1, messages.first == nil { return nil }
      return "line \(messages.line): \(messages.first ?? "the document cannot be read")"
    }
  }
}
