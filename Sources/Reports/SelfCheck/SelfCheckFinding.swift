/// What one check of the self-check found. Every part of the examination ends in a list of these.
public struct SelfCheckFinding: Sendable {
  /// Which part of the examination it belongs to.
  public enum Part: String, Sendable, CaseIterable {
    /// The form itself cannot be made.
    case form
    /// Checks between the cells (`E01` …).
    case edit
    /// Tie-outs of the audit trail (`SC-01` …).
    case tieOut = "tie_out"
    /// A second count by another path.
    case recount
    /// Edits over the whole warehouse (`W01` …).
    case warehouse
    /// Findings of the loads that the snapshots came from.
    case load
    /// Columns that lines read.
    case completeness

    public var title: String {
      switch self {
      case .form: "the form"
      case .edit: "checks between the cells"
      case .tieOut: "tie-outs of the audit trail"
      case .recount: "independent recount"
      case .warehouse: "edits over all counties"
      case .load: "findings of the loads"
      case .completeness: "completeness"
      }
    }
  }

  /// What a failure does to the lines it names.
  public enum Effect: String, Sendable, CaseIterable {
    /// The line cannot be certified.
    case blocking
    /// The line is at risk where too many of its members rest on it.
    case risk
    /// The line is at risk until the failure is explained.
    case explain
    /// A time standard or the like is missed: the numbers do not rest on it.
    case note
  }

  /// A row or a cell that fails.
  public struct Place: Sendable, Equatable {
    public var line: String
    public var caseID: String
    public var personID: String
    public var county: String
    public var file: String
    public var fileLine: Int64?
    public var value: String
    public var expected: String

    public init(
      line: String = "", caseID: String = "", personID: String = "", county: String = "", file: String = "",
      fileLine: Int64? = nil, value: String, expected: String
    ) {
      self.line = line
      self.caseID = caseID
      self.personID = personID
      self.county = county
      self.file = file
      self.fileLine = fileLine
      self.value = value
      self.expected = expected
    }

    /// `case 270030000080`, `child 2700300000414`, `line 5.a` or `the form`.
    public var name: String {
      if !caseID.isEmpty { return "case \(caseID)" + (personID.isEmpty ? "" : ", child \(personID)") }
      if !personID.isEmpty { return "child \(personID)" }
      if !line.isEmpty { return "line \(line)" }
      return file.isEmpty ? "the form" : file + (fileLine.map { ", line \($0)" } ?? "")
    }
  }

  /// How many members of a line rest on a problem.
  public struct Exposure: Sendable, Equatable {
    public var line: String
    public var members: Int64
    public var of: Int64
  }

  /// Such as `W05`, `SC-11`, `E13`.
  public var id: String
  public var part: Part
  public var effect: Effect
  public var title: String
  public var expected: String
  public var citation: String
  /// What it looked at: comparisons or rows; 0 = nothing, which is no pass.
  public var examined: Int64
  public var failed: Int64
  /// Lines that it is about; empty = the form as a whole.
  public var lines: [String]
  /// Rows that fail, in a fixed order: all of a check of the form, the first of an edit over the records.
  public var places: [Place]
  /// By line.
  public var exposures: [Exposure] = []
  /// Why nothing was looked at.
  public var nothing: String
  /// Failing rows that a waiver covers.
  public var waived: Int64 = 0
  /// The waivers that cover them.
  public var waivers: [Waiver] = []

  public init(
    id: String, part: Part, effect: Effect, title: String, expected: String, citation: String, examined: Int64,
    failed: Int64, lines: [String], places: [Place], nothing: String = "there is nothing of the kind"
  ) {
    self.id = id
    self.part = part
    self.effect = effect
    self.title = title
    self.expected = expected
    self.citation = citation
    self.examined = examined
    self.failed = failed
    self.lines = lines
    self.places = places
    self.nothing = nothing
  }

  /// At most so many places are kept; counts are exact.
  public static let placesKept = 20

  public var outcome: ReportEditResult.Outcome { failed > 0 ? .fails : examined == 0 ? .nothing : .passes }
  /// It fails, and nobody has waived all of it.
  public var isOpen: Bool { failed > waived }
  /// It stops certification.
  public var isBlocking: Bool { isOpen && effect == .blocking }

  /// `12 of the 408 members of line 5, 3 of the 295 of line 6`; lines of which no member rests on it are left out.
  public var exposureSentence: String {
    let touched = exposures.filter { $0.members > 0 }
    if touched.isEmpty { return "no counted member" }
    return touched.map { exposure in
      "\(PageStyle.grouped(exposure.members)) of the \(PageStyle.grouped(exposure.of)) members of line \(exposure.line)"
    }.joined(separator: ", ")
  }
}

extension SelfCheckFinding {
  /// - Parameter part: `.edit` or `.tieOut`.
  init(_ result: ReportEditResult, part: Part) {
    var lines: [String] = []
    for failure in result.failures where !lines.contains(failure.line) { lines.append(failure.line) }
    self.init(
      id: result.edit.id, part: part, effect: result.edit.severity == .federal ? .blocking : .explain,
      title: result.edit.title, expected: result.edit.expected, citation: result.edit.citation,
      examined: Int64(result.comparisons), failed: Int64(result.failures.count),
      lines: lines.contains("") ? [] : lines,
      places: result.failures.map {
        Place(
          line: $0.line + ($0.column.isEmpty ? "" : "." + $0.column), value: $0.value, expected: $0.expected)
      }, nothing: result.edit.nothing)
  }
}
