import Layouts

/// The value of one field while its record, or an element around the record, is open.
final class XMLValue {
  private let text = RecordArena(capacity: 64)
  @exclusivity(unchecked) private var start = 0
  @exclusivity(unchecked) private(set) var isSet = false
  /// Set a second time before its record ended.
  @exclusivity(unchecked) private(set) var isRepeated = false

  var bytes: UnsafePointer<UInt8> { UnsafePointer(text.base) + start }
  var count: Int { text.count - start }

  func clear() {
    text.removeAll()
    start = 0
    isSet = false
    isRepeated = false
  }

  func begin() {
    isRepeated = isRepeated || isSet
    text.removeAll()
    start = 0
    isSet = true
  }

  func append(_ bytes: UnsafePointer<UInt8>, _ length: Int) { _ = text.append(bytes, length) }

  /// Leaves out white space at both ends.
  func trim() {
    while count > 0, Self.isSpace(text.base[text.count - 1]) { text.advance(-1) }
    while count > 0, Self.isSpace(text.base[start]) { start += 1 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}

/// An element that a layout speaks of, with what is to be kept of it.
final class XMLElement {
  private(set) var children: [(name: [UInt8], element: XMLElement)] = []
  /// Fields that are the element's text.
  private(set) var texts: [XMLValue] = []
  private(set) var attributes: [(name: [UInt8], value: XMLValue)] = []
  /// Values forgotten when the element begins.
  private(set) var owned: [XMLValue] = []
  /// Record types whose records are this element.
  private(set) var records: [Int] = []
  /// Line on which it began the last time.
  var line = 0

  func child(_ name: UnsafePointer<UInt8>) -> XMLElement? {
    for child in children where Self.equal(child.name, name) { return child.element }
    return nil
  }

  /// Compares with a text that ends in NUL.
  static func equal(_ name: [UInt8], _ text: UnsafePointer<UInt8>) -> Bool {
    for position in name.indices where text[position] != name[position] || text[position] == 0 { return false }
    return text[name.count] == 0
  }

  private func descend(_ names: some Sequence<String>) -> XMLElement {
    var element = self
    for name in names {
      let bytes = Array(name.utf8)
      if let known = element.children.first(where: { $0.name == bytes }) {
        element = known.element
      } else {
        let added = XMLElement()
        element.children.append((bytes, added))
        element = added
      }
    }
    return element
  }

  /// The elements of a layout below the document, and for each record type the values of its fields.
  static func tree(of layout: RecordLayout) -> (document: XMLElement, values: [[XMLValue]]) {
    let document = XMLElement()
    var values: [[XMLValue]] = []
    for (position, type) in layout.records.enumerated() {
      document.descend(type.element).records.append(position)
      values.append(
        type.fields.map { field in
          let value = XMLValue()
          let anchor = document.descend(type.element.dropLast(field.path.up))
          anchor.owned.append(value)
          let place = anchor.descend(field.path.down)
          if let attribute = field.path.attribute {
            place.attributes.append((Array(attribute.utf8), value))
          } else {
            place.texts.append(value)
          }
          return value
        })
    }
    return (document, values)
  }
}

/// The values of one XML record.
struct XMLRecord: FieldLocator {
  let values: [XMLValue]

  func locate(_ place: FieldPlace) -> (bytes: UnsafePointer<UInt8>, count: Int, firstByte: Int)? {
    let value = values[place.column]
    return value.isSet ? (value.bytes, value.count, 0) : nil
  }
}
