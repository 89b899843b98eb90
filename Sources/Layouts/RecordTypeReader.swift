/// Reads one record of a layout file and expands its groups into fields.
struct RecordTypeReader {
  /// Fields that one record type may have once its groups are expanded.
  static let fieldLimit = 4096

  let layout: RecordLayout

  func read(_ node: StrictNode) throws -> RecordType {
    let map = try node.map()
    let name = try map.string("record")
    guard !name.contains(":"), !name.contains(".") else { throw map.fail("record", "`:` and `.` are not for names") }
    let length = try readLength(map)
    let element = layout.format == .xml ? try readElement(map) : []
    let limit: Int? = if case .length(let framed) = layout.framing, layout.format == .fixed { framed } else { length }
    let elements = try RecordLayoutElementReader(layout: layout).read(try map.list("fields"), groupLength: limit)
    try checkDepending(elements)
    var expansion = RecordExpansion(isPositional: layout.format == .fixed)
    expansion.add(elements)
    guard expansion.fields.count <= Self.fieldLimit else {
      throw map.fail("fields", "\(expansion.fields.count) fields once groups are expanded, at most \(Self.fieldLimit)")
    }
    let fields = try expansion.resolved(in: node)
    let type = RecordType(
      name: name, conditions: [], length: length, element: element, fields: fields,
      columnCount: expansion.columnCount, groups: expansion.groups)
    var conditioned = type
    for condition in try RecordLayoutElementReader.readConditions(map, "when") {
      guard let field = type.index(of: condition.field) else { throw map.fail("when", "no field \(condition.field)") }
      guard !fields[field].isConditional else {
        throw map.fail("when", "\(condition.field) is not in every record")
      }
      if case .code(let codes) = fields[field].type, let word = condition.values.first(where: { !codes.contains($0) }) {
        throw map.fail("when", "`\(word)` is no code of \(condition.field)")
      }
      conditioned.conditions.append(RecordCondition(field: field, values: condition.values))
    }
    for field in fields where layout.format == .xml && field.path.up >= element.count {
      throw map.fail("fields", "the path of \(field.name) leaves the document")
    }
    try map.finish()
    return conditioned
  }

  private func readLength(_ map: StrictMap) throws -> Int? {
    guard layout.format == .fixed, let length = try map.optionalInt("length") else { return nil }
    guard (1...65_536).contains(length) else { throw map.fail("length", "expected 1 to 65536") }
    if case .length(let framed) = layout.framing, framed != length {
      throw map.fail("length", "is not the framing's \(framed)")
    }
    return length
  }

  private func readElement(_ map: StrictMap) throws -> [String] {
    let text = try map.string("element")
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1, parts[0].isEmpty, parts.dropFirst().allSatisfy({ !$0.isEmpty && !$0.contains("@") }) else {
      throw map.fail("element", "expected names from the root, such as /Delivery/Cases/Case, found `\(text)`")
    }
    return Array(parts.dropFirst())
  }

  /// A group of depending length is the last of its record, so that nothing moves with it.
  private func checkDepending(_ elements: [RecordLayoutElement], inGroup: Bool = false) throws {
    for element in elements {
      if element.depending != nil {
        let isLast = elements.allSatisfy { $0.bytes.lowerBound <= element.at }
        guard !inGroup, isLast, element.redefines.isEmpty else {
          throw element.node.fail("\(element.name): a group with `occurs_depending` is the last of its record")
        }
      }
      if case .group(let members) = element.content { try checkDepending(members, inGroup: true) }
    }
  }
}
