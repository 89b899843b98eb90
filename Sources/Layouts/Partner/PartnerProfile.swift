import Records

/// What one partner does otherwise than the layouts say (`schemas/partners`): where fields stand whose place is only
/// proposed, how long its lines are, and from when to when.
public struct PartnerProfile: Sendable {
  public struct Change: Sendable {
    public var record: String
    public var effective: DayNumber
    public var superseded: DayNumber?
    /// Where the change was read, and when.
    public var reason: String
    public var length: Int?
    public var padding: PartnerRecord.Padding?
    /// New places of fields; a name that the record does not have is a filler.
    public var places: [(name: String, first: Int, last: Int)]
    /// Line of the definition.
    var line: Int
  }

  public var name: String
  public var title: String
  public var file: String
  public var encoding: Encoding
  public var changes: [Change]

  /// The character set of its files.
  public enum Encoding: String, CaseIterable, Sendable {
    case ascii
    /// EBCDIC, code page 037; records of fixed length, or lines that end in NEL or LF.
    case ebcdic
  }

  /// Throws `DefinitionError`, also where two changes of a record hold on the same day.
  public static func load(path: String) throws -> PartnerProfile {
    let map = try StrictYAML.load(path: path).map()
    let name = try map.string("partner")
    guard name == DefinitionFolder.stem(of: path) else {
      throw map.fail("partner", "`\(name)` is not the file's name without .yaml")
    }
    let changes = try map.optionalList("changes")?.map(readChange) ?? []
    for (index, change) in changes.enumerated() {
      let isDoubled = changes[..<index].contains { other in
        other.record == change.record && (other.superseded.map { $0 >= change.effective } ?? true)
          && (change.superseded.map { $0 >= other.effective } ?? true)
      }
      if isDoubled {
        throw DefinitionError(
          file: path, line: change.line, message: "two changes of \(change.record) hold on the same day")
      }
    }
    let profile = PartnerProfile(
      name: name, title: try map.string("title"), file: path,
      encoding: try map.optionalWord("encoding") ?? .ascii, changes: changes)
    try map.finish()
    return profile
  }

  /// The change of a record that holds on a day.
  func change(of record: String, on day: DayNumber) -> Change? {
    changes.first { $0.record == record && $0.effective <= day && ($0.superseded.map { day <= $0 } ?? true) }
  }

  private static func readChange(_ node: StrictNode) throws -> Change {
    let map = try node.map()
    let change = Change(
      record: try map.string("record"), effective: try map.day("effective"),
      superseded: try map.optionalDay("superseded"), reason: try map.string("reason"),
      length: try map.optionalInt("length"), padding: try map.optionalWord("padding"),
      places: try map.optionalList("fields")?.map { node in
        let field = try node.map()
        let place = try PartnerFieldReader.place(field, "at")
        let name = try field.string("name")
        try field.finish()
        return (name, place.first, place.last)
      } ?? [], line: node.line)
    try map.finish()
    return change
  }
}

extension PartnerProfile.Change {
  /// The fields of a record as this partner has them: in order, without gap, and only those moved whose place is
  /// proposed. Throws `DefinitionError`.
  func fields(_ fields: [PartnerField], length: Int, file: String) throws -> [PartnerField] {
    func fail(_ message: String) -> DefinitionError { DefinitionError(file: file, line: line, message: message) }
    var fields = fields
    for place in places {
      if let index = fields.firstIndex(where: { $0.name == place.name }) {
        guard fields[index].confidence == .proposed else {
          throw fail(
            "\(place.name) of \(record) has confidence \(fields[index].confidence.rawValue) and stays in place")
        }
        let canGrow = fields[index].kind == .text || fields[index].kind == .filler || fields[index].kind == .number
        guard canGrow || fields[index].length == place.last - place.first + 1 else {
          throw fail("\(place.name) of \(record) has \(fields[index].length) positions")
        }
        fields[index].first = place.first
        fields[index].last = place.last
      } else {
        fields.append(
          PartnerField(
            name: place.name, first: place.first, last: place.last, type: .any, kind: .filler,
            warnings: [.character], confidence: .proposed))
      }
    }
    fields.sort { $0.first < $1.first }
    var next = 1
    for field in fields {
      guard field.first == next else { throw fail("\(field.name) begins at \(field.first), expected \(next)") }
      next = field.last + 1
    }
    guard next - 1 == length else { throw fail("the last field ends at \(next - 1), expected \(length)") }
    return fields
  }
}
