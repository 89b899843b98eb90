/// Expands the groups of a record into fields: names, positions and the conditions under which they are read.
struct RecordExpansion {
  /// `when` of a field or group, with the names of the groups around it, innermost first.
  private struct Guard {
    var scopes: [String]
    var when: [(field: String, values: [String])]
    /// The bytes belong to another field where the conditions hold.
    var isTaken: Bool
  }

  private struct Pending {
    var guards: [Guard]
    var depending: (name: String, occurrence: Int)?
    var node: StrictNode
  }

  let isPositional: Bool
  private(set) var fields: [RecordField] = []
  private(set) var groups: [RecordGroup] = []
  private(set) var columnCount = 0
  private var pending: [Pending] = []

  init(isPositional: Bool) { self.isPositional = isPositional }

  /// Adds the elements of a record.
  mutating func add(_ elements: [RecordLayoutElement]) { add(elements, 1, [""], [], nil, "") }

  /// - Parameters:
  ///   - base: 1-based byte at which the group begins.
  ///   - scopes: prefixes of names, innermost first; the last is empty.
  private mutating func add(
    _ elements: [RecordLayoutElement], _ base: Int, _ scopes: [String], _ guards: [Guard],
    _ depending: (name: String, occurrence: Int)?, _ path: String
  ) {
    for element in elements {
      var own = guards
      if !element.when.isEmpty { own.append(Guard(scopes: scopes, when: element.when, isTaken: false)) }
      for other in Self.redefining(element, elements) where !other.when.isEmpty {
        own.append(Guard(scopes: scopes, when: other.when, isTaken: true))
      }
      let ownPath = path.isEmpty ? element.name : path + "." + element.name
      if element.isRepeated, !groups.contains(where: { $0.path == ownPath }) {
        groups.append(RecordGroup(path: ownPath, occurs: element.occurs))
      }
      for occurrence in 1...element.occurs {
        guard fields.count <= RecordTypeReader.fieldLimit else { return }
        let name = scopes[0] + element.name + (element.isRepeated ? "(\(occurrence))" : "")
        let at = isPositional ? base + element.at - 1 + (occurrence - 1) * element.length : 0
        let counted = element.depending.map { (name: $0, occurrence: occurrence) } ?? depending
        switch element.content {
        case .group(let members):
          add(members, at, [name + "."] + scopes, own, counted, ownPath)
        case .filler:
          columnCount += 1
        case .field(var field):
          field.name = name
          field.at = at
          field.column = columnCount
          columnCount += 1
          fields.append(field)
          pending.append(Pending(guards: own, depending: counted, node: element.node))
        }
      }
    }
  }

  /// The fields beside an element that redefine it, or a field that does.
  private static func redefining(
    _ element: RecordLayoutElement, _ elements: [RecordLayoutElement]
  ) -> [RecordLayoutElement] {
    var names: Set<String> = [element.name]
    var result: [RecordLayoutElement] = []
    for other in elements where other.name != element.name && other.redefines.contains(where: names.contains) {
      names.insert(other.name)
      if other.bytes.overlaps(element.bytes) { result.append(other) }
    }
    return result
  }

  /// The fields with the names in their conditions looked up.
  func resolved(in record: StrictNode) throws -> [RecordField] {
    var positions: [String: Int] = [:]
    for (position, field) in fields.enumerated() {
      guard positions.updateValue(position, forKey: field.name) == nil else {
        throw pending[position].node.fail("field \(field.name) is described twice")
      }
    }
    var result = fields
    for position in fields.indices {
      let waiting = pending[position]
      for each in waiting.guards {
        let conditions = try each.when.map { condition in
          RecordCondition(
            field: try find(condition.field, each.scopes, positions, waiting.node), values: condition.values)
        }
        if each.isTaken {
          result[position].takenWhen.append(conditions)
        } else {
          result[position].readWhen += conditions
        }
      }
      if let depending = waiting.depending {
        let field = try find(depending.name, [""], positions, waiting.node)
        guard fields[field].type == .digits || fields[field].type.scale == 0 else {
          throw waiting.node.fail("occurs_depending: \(depending.name) is no whole number")
        }
        result[position].depending = .init(field: field, occurrence: depending.occurrence)
      }
    }
    try checkCircles(result, record)
    return result
  }

  private func find(
    _ name: String, _ scopes: [String], _ positions: [String: Int], _ node: StrictNode
  ) throws -> Int {
    for scope in scopes {
      if let position = positions[scope + name] { return position }
    }
    throw node.fail("no field \(name) to decide whether this one is read")
  }

  private func checkCircles(_ fields: [RecordField], _ record: StrictNode) throws {
    // 0 = not seen, 1 = on the way, 2 = done.
    var states = [UInt8](repeating: 0, count: fields.count)
    func visit(_ position: Int) throws {
      if states[position] == 2 { return }
      guard states[position] == 0 else {
        throw record.fail("whether \(fields[position].name) is read depends on itself")
      }
      states[position] = 1
      let field = fields[position]
      for condition in field.readWhen + field.takenWhen.flatMap({ $0 }) { try visit(condition.field) }
      if let depending = field.depending { try visit(depending.field) }
      states[position] = 2
    }
    for position in fields.indices { try visit(position) }
  }
}
