import Records

/// All layouts of federal and state partners, by family (`schemas/federal`).
public struct PartnerLayouts: Sendable {
  /// What `--layout` names: one record type, or a transmission of several.
  public enum Named: Sendable {
    case record(PartnerRecord)
    case family(PartnerFamily)
  }

  public var lists: PartnerCodeLists
  /// In byte order of their names.
  public var families: [PartnerFamily]

  /// - Parameters:
  ///   - profile: path of a partner's profile, whose changes hold on `day`.
  /// - Throws: `DefinitionError`, also where the profile names a record that there is not.
  public static func load(folder: String, profile path: String? = nil, on day: DayNumber? = nil) throws
    -> PartnerLayouts
  {
    let lists = try PartnerCodeLists.load(path: folder + "/codes.yaml")
    let profile = try path.map { try PartnerProfile.load(path: $0) }
    let families = try DefinitionFolder.folders(in: folder).map { folder in
      try PartnerFamily.load(folder: folder, lists: lists) { record in
        guard let profile, let day, let change = profile.change(of: record, on: day) else { return nil }
        return (change, profile.file)
      }
    }
    let layouts = PartnerLayouts(lists: lists, families: families)
    for change in profile?.changes ?? [] where !layouts.names.contains(change.record) {
      throw DefinitionError(file: path ?? "", line: change.line, message: "no such record: \(change.record)")
    }
    return layouts
  }

  /// A record type or family by its name. Hyphens and the case of letters do not matter: `e-iwo-detail` is `eiwo-detail`.
  public func named(_ name: String) -> Named? {
    let wanted = Self.bare(name)
    for family in families {
      if Self.bare(family.name) == wanted { return .family(family) }
      if let record = family.records.first(where: { Self.bare($0.name) == wanted }) { return .record(record) }
    }
    return nil
  }

  private static func bare(_ name: String) -> String { name.lowercased().filter { $0 != "-" && $0 != "_" } }

  /// Names of all families and records.
  public var names: [String] { families.flatMap { [$0.name] + $0.records.map(\.name) } }
}
