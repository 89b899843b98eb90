/// A field or a group as a layout file writes it, before occurrences are expanded.
struct RecordLayoutElement {
  var node: StrictNode
  var name: String
  /// 1-based, relative to the group around it; 0 in layouts without positions.
  var at: Int
  /// Of one occurrence.
  var length: Int
  var occurs: Int
  /// `occurs` is written: the name carries the number of the occurrence.
  var isRepeated: Bool
  var depending: String?
  var redefines: [String]
  var when: [(field: String, values: [String])]
  var content: Content

  enum Content {
    case filler
    case field(RecordField)
    case group([RecordLayoutElement])
  }

  var isFiller: Bool {
    if case .filler = content { return true }
    return false
  }

  /// 1-based bytes of all occurrences.
  var bytes: Range<Int> { at..<(at + length * occurs) }
}

/// Reads the `fields` of a record or group of a layout file.
struct RecordLayoutElementReader {
  let layout: RecordLayout

  private var isFixed: Bool { layout.format == .fixed }

  func read(_ nodes: [StrictNode], groupLength: Int?) throws -> [RecordLayoutElement] {
    var elements: [RecordLayoutElement] = []
    for node in nodes {
      let element = try readElement(node)
      if !element.isFiller, elements.contains(where: { $0.name == element.name && !$0.isFiller }) {
        throw node.fail("field \(element.name) is described twice")
      }
      if let groupLength, element.bytes.upperBound - 1 > groupLength {
        throw node.fail("field \(element.name) ends at byte \(element.bytes.upperBound - 1), after byte \(groupLength)")
      }
      elements.append(element)
    }
    guard !elements.isEmpty else { throw DefinitionError(file: layout.file, line: 0, message: "no fields") }
    if isFixed { try checkOverlaps(elements) }
    return elements
  }

  private func readElement(_ node: StrictNode) throws -> RecordLayoutElement {
    let map = try node.map()
    let word = try map.optionalString("type")
    let isFiller = word == "filler"
    let name = isFiller ? try map.optionalString("name") ?? "FILLER" : try map.string("name")
    let isGroup = map.has("fields")
    if isGroup, word != nil { throw map.fail("type", "a group has no type") }
    if isGroup, layout.format == .xml {
      throw map.fail("fields", "an XML layout has no groups: give the element a record")
    }
    let at = isFixed ? try map.int("at") : 0
    if isFixed, at < 1 { throw map.fail("at", "positions begin with 1") }
    let length = isFixed ? try map.int("length") : isGroup ? 0 : try map.optionalInt("length") ?? 0
    if isFixed || map.has("length"), !(1...65_536).contains(length) {
      throw map.fail("length", "expected 1 to 65536")
    }
    let occurs = layout.format == .xml ? nil : try map.optionalInt("occurs")
    if let occurs, !(1...4096).contains(occurs) { throw map.fail("occurs", "expected 1 to 4096") }
    var element = RecordLayoutElement(
      node: node, name: name, at: at, length: length, occurs: occurs ?? 1, isRepeated: occurs != nil, depending: nil,
      redefines: [], when: [], content: .filler)
    if isFixed {
      element.depending = try map.optionalString("occurs_depending")
      if element.depending != nil, occurs == nil {
        throw map.fail("occurs_depending", "needs `occurs`, the greatest number of occurrences")
      }
      if let redefines = map.optional("redefines") {
        element.redefines = redefines.isList ? try redefines.texts() : [try redefines.text()]
      }
    }
    if !isFiller { element.when = try Self.readConditions(map, "when") }
    if isGroup {
      let members = try read(try map.list("fields"), groupLength: isFixed ? length : nil)
      element.content = .group(members)
    } else if !isFiller {
      element.content = .field(try RecordFieldReader(layout: layout).read(map, length: length))
    } else if layout.format == .xml {
      throw map.fail("type", "an XML layout has no fillers")
    } else {
      _ = map.optional("type")
    }
    try map.finish()
    return element
  }

  /// Reads `{FIELD: [value, …]}`.
  static func readConditions(_ map: StrictMap, _ key: String) throws -> [(field: String, values: [String])] {
    guard let conditions = try map.optionalMap(key) else { return [] }
    let result = try conditions.entries().map { entry in (field: entry.key, values: try entry.value.texts()) }
    guard !result.isEmpty, result.allSatisfy({ !$0.values.isEmpty }) else {
      throw map.fail(key, "expected fields with the values they may have")
    }
    return result
  }

  private func checkOverlaps(_ elements: [RecordLayoutElement]) throws {
    var family = Array(elements.indices)
    for (position, element) in elements.enumerated() {
      for target in element.redefines {
        guard let other = elements[..<position].firstIndex(where: { $0.name == target }) else {
          throw element.node.fail("\(element.name) redefines \(target), which is no earlier field beside it")
        }
        guard elements[other].bytes.overlaps(element.bytes) else {
          throw element.node.fail("\(element.name) redefines \(target) but shares no byte with it")
        }
        let (old, new) = (family[position], family[other])
        for member in family.indices where family[member] == old { family[member] = new }
      }
      for other in elements[..<position].indices
      where elements[other].bytes.overlaps(element.bytes) && family[other] != family[position] {
        throw element.node.fail(
          "\(element.name) shares bytes with \(elements[other].name) without `redefines: \(elements[other].name)`")
      }
    }
  }
}
