import Records

/// An employer as `ivd employers show` prints it.
public struct EmployerPage {
  private let registry: EmployerRegistry

  public init(_ registry: EmployerRegistry) { self.registry = registry }

  public func text(_ employer: Int) -> String {
    let id = registry.ids[employer]
    var text = "\(id)\n"
    let current = registry.current(employer)
    let width = current.map(\.column.utf8.count).max() ?? 0
    for value in current {
      let column = value.column + String(repeating: " ", count: width - value.column.utf8.count)
      text += "  \(column)  \(value.value)   (\(value.source), \(value.asOf))\n"
    }
    let effect = registry.effect(employer)
    if effect.cases > 0 || effect.cents > 0 { text += "  behind it: \(effect.cases) cases, $\(Cents(effect.cents))\n" }
    text += "history\n"
    for row in rows(employer) {
      let parts = ["fein", "name", "trade_name", "street", "city", "state", "zip", "address_kind", "status"]
        .map { registry.rows.text(row: row, $0) }.filter { !$0.isEmpty }
      text += "  \(registry.rows.text(row: row, "as_of"))  \(registry.rows.text(row: row, "source"))  "
      text += "\(registry.rows.sightingKey(row: row))  \(parts.joined(separator: ", "))\n"
    }
    let decisions = self.decisions(about: employer)
    if !decisions.isEmpty {
      text += "decisions\n"
      for decision in decisions {
        text += "  \(decision.number)  \(decision.on)  \(decision.who): \(decision.action.rawValue) \(decision.subject)"
        text += "\(decision.target.isEmpty ? "" : " " + decision.target) (\(decision.why))"
        text += registry.decisions.isInForce(decision.number) ? "\n" : ", undone\n"
      }
    }
    return text
  }

  public func json(_ employer: Int) -> String {
    let values = registry.current(employer).map { value in
      JSONText.object([
        ("column", JSONText.string(value.column)), ("value", JSONText.string(value.value)),
        ("source", JSONText.string(value.source)), ("as_of", JSONText.string(value.asOf)),
      ])
    }
    let history = rows(employer).map { row in
      JSONText.object(
        [("sighting", JSONText.string(registry.rows.sightingKey(row: row)))]
          + RegistryColumns.stored.map { ($0, JSONText.string(registry.rows.text(row: row, $0))) })
    }
    let decisions = decisions(about: employer).map { decision in
      JSONText.object([
        ("decision", String(decision.number)), ("decided_on", JSONText.string(decision.on.description)),
        ("who", JSONText.string(decision.who)), ("why", JSONText.string(decision.why)),
        ("action", JSONText.string(decision.action.rawValue)), ("subject", JSONText.string(decision.subject)),
        ("target", JSONText.string(decision.target)),
        ("in_force", registry.decisions.isInForce(decision.number) ? "true" : "false"),
      ])
    }
    return JSONText.object([
      ("employer", JSONText.string(registry.ids[employer])), ("values", "[\(values.joined(separator: ","))]"),
      ("history", "[\(history.joined(separator: ","))]"), ("decisions", "[\(decisions.joined(separator: ","))]"),
    ])
  }

  private func rows(_ employer: Int) -> [Int] {
    registry.rows(of: employer).map { Int($0) }.sorted {
      (registry.rows.text(row: $0, "as_of"), $0) < (registry.rows.text(row: $1, "as_of"), $1)
    }
  }

  private func decisions(about employer: Int) -> [EmployerDecision] {
    let id = registry.ids[employer]
    let keys = Set(rows(employer).map { registry.rows.sightingKey(row: $0) })
    return registry.decisions.all.filter { decision in
      [decision.subject, decision.target].contains { name in
        keys.contains(name) || name == id || registry.decisions.resolved(name) == id
      }
    }
  }
}
