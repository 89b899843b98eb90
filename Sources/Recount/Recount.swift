import Layouts
import Records
import Warehouse

/// The lines of the annual report counted a second time, row by row from the standard tables.
///
/// It shares nothing with `Sources/Reports` and `pipelines/`: no statement, no view, no derived column. It is written
/// from county-extract.md section 6 to be read beside it, one file a line, not to be fast. Counties are read one after
/// another, so memory grows with the largest; children and orders are looked at over the whole state.
public struct Recount {
  public let terms: RecountTerms
  /// Counted members by line, in byte order of case and child.
  public internal(set) var members: [String: [RecountMember]] = [:]
  /// Cents by line and column of the form, column a left out where there are others.
  public internal(set) var cents: [String: [String: Int64]] = [:]
  /// Sentences for the members asked for, by line and then case or child and case.
  public internal(set) var sentences: [Place: String] = [:]

  /// A case on a line; for a line of children, the child in the case.
  public struct Place: Hashable, Sendable {
    public var line: String
    public var caseID: String
    public var personID: String?

    public init(line: String, caseID: String, personID: String? = nil) {
      self.line = line
      self.caseID = caseID
      self.personID = personID
    }
  }

  /// The numbers of the lines that are recounted.
  public static var lines: Set<String> { LineCatalogue.ids }

  let explained: Set<Place>
  var line17 = Line17()
  /// By line: the child, and the first of its qualifying cases.
  var children: [String: [String: RecountMember]] = [:]

  /// - Parameters:
  ///   - selection: the snapshots of the report.
  ///   - engine: a fresh engine; it reads the files of the snapshots, and nothing else is asked of it.
  ///   - explained: cases and children for which `sentences` says why.
  /// - Throws: `RecountError`, `EngineError`.
  public init(
    _ selection: SnapshotSelection, home: String, extract: StandardExtract, terms: RecountTerms,
    engine: any SQLEngine, explained: Set<Place> = []
  ) throws {
    self.terms = terms
    self.explained = explained
    let tables = TableReader(engine: engine)
    let views = WarehouseViews(folder: WarehouseFolder(home: home), extract: extract)
    try views.create(selection, on: engine)
    let people = try Caseload.people(tables)
    for snapshot in selection.snapshots {
      try views.create(SnapshotSelection(snapshots: [snapshot]), on: engine)
      var caseload = Caseload(people: people)
      try caseload.readCases(tables)
      try caseload.readMoney(tables, terms)
      for record in caseload.inOrder { review(CaseReview(record, people, terms)) }
    }
    members["17"] = line17.members
    for (line, found) in children { members[line] = Array(found.values) }
    for line in LineCatalogue.ids {
      members[line] = (members[line] ?? []).sorted(by: RecountMember.comesBefore)
    }
  }
}

extension RecountMember {
  /// Byte order of case, child, column.
  static func comesBefore(_ left: RecountMember, _ right: RecountMember) -> Bool {
    if left.caseID != right.caseID { return left.caseID.utf8.lexicographicallyPrecedes(right.caseID.utf8) }
    let (here, there) = (left.personID ?? "", right.personID ?? "")
    return here != there ? here.utf8.lexicographicallyPrecedes(there.utf8) : left.column < right.column
  }
}
