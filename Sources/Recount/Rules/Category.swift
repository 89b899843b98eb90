import Records

/// The assistance category of a case or a child (ocse-157.md, section 3), from the lowest to the highest.
enum Category: Int, Comparable {
  case never, former, current

  /// A word of `partner_assistance`.
  init?(word: String) {
    switch word {
    case "current": self = .current
    case "former": self = .former
    case "never": self = .never
    default: return nil
    }
  }

  /// Column of the form.
  var column: String {
    switch self {
    case .current: "b"
    case .former: "c"
    case .never: "d"
    }
  }

  static func < (left: Category, right: Category) -> Bool { left.rawValue < right.rawValue }
}

extension PersonRecord {
  /// The child's own category: no overlap with a case is asked for (ocse-157.md, section 3.3).
  func category(on day: DayNumber) -> Category {
    var category = Category.never
    for spell in assistance where spell.program.decides {
      if spell.time.covers(day) { return .current }
      if spell.time.from <= day { category = .former }
    }
    return category
  }
}
