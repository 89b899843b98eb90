import CLibXML2

/// The attributes of a start tag as libxml2 hands them out: five pointers each.
struct XMLStartEvent {
  var prefix: UnsafePointer<UInt8>?
  var uri: UnsafePointer<UInt8>?
  var namespaceCount: Int32
  var namespaces: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  var attributeCount: Int32
  var attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

  /// Pointers of one attribute: local name, prefix, namespace, value, end of the value.
  static let width = 5

  func forEachAttribute(_ body: (_ name: UnsafePointer<UInt8>, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Void) {
    guard let attributes else { return }
    for index in 0..<Int(attributeCount) {
      let place = index * Self.width
      guard let name = attributes[place], let start = attributes[place + 3], let end = attributes[place + 4] else {
        continue
      }
      body(name, start, end - start)
    }
  }
}

/// What is told of a document while it is parsed.
class XMLEventTarget {
  func startElement(_ name: UnsafePointer<UInt8>, _ event: XMLStartEvent) {}
  func endElement(_ name: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?) {}
  func characters(_ bytes: UnsafePointer<UInt8>, _ count: Int) {}
  func documentType() {}
  func parserError(_ message: String, isFatal: Bool) {}
}

/// The callbacks that libxml2 calls; each finds its `XMLEventTarget` behind the context pointer.
enum XMLEvents {
  /// Names of `xmlSAXHandler.initialized` for version 2 of the interface.
  private static let version: UInt32 = 0xDEED_BEAF

  static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = version
    handler.startElementNs = { context, name, prefix, uri, namespaceCount, namespaces, attributeCount, _, attributes in
      guard let name else { return }
      XMLEvents.session(context)?.startElement(
        name,
        XMLStartEvent(
          prefix: prefix, uri: uri, namespaceCount: namespaceCount, namespaces: namespaces,
          attributeCount: attributeCount, attributes: attributes))
    }
    handler.endElementNs = { context, name, prefix, uri in
      guard let name else { return }
      XMLEvents.session(context)?.endElement(name, prefix, uri)
    }
    handler.characters = { context, bytes, count in
      guard let bytes else { return }
      XMLEvents.session(context)?.characters(bytes, Int(count))
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.internalSubset = { context, _, _, _ in XMLEvents.session(context)?.documentType() }
    handler.serror = { context, error in
      guard let error else { return }
      let isFatal = error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue
      XMLEvents.session(context)?.parserError(XMLEvents.message(error.pointee.message), isFatal: isFatal)
    }
    return handler
  }

  /// One line, without the full stop.
  static func message(_ text: UnsafePointer<CChar>?) -> String {
    guard let text else { return "unknown reason" }
    var bytes = Array(String(cString: text).utf8).map { $0 < 0x20 ? 0x20 : $0 }
    while let last = bytes.last, last == 0x20 || last == 0x2E { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func session(_ context: UnsafeMutableRawPointer?) -> XMLEventTarget? {
    context.map { Unmanaged<XMLEventTarget>.fromOpaque($0).takeUnretainedValue() }
  }
}
