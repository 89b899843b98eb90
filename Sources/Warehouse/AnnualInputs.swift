import Crypto
import Records

/// One number that no county sends (county-extract.md, section 4): audited lines of the year before, vital records,
/// staff, administrative enforcement, cells of other forms.
public struct AnnualInput: Sendable, Equatable {
  public var fiscalYear: Int
  /// Line of a form, such as `8` or `34.4b`, or a word of `AnnualInputName`.
  public var line: String
  /// Column of the form, such as `a`.
  public var column: String
  /// The number with six digits after the point, as whole millionths.
  public var millionths: Int128
  public var source: String
  /// 1-based line of the file.
  public var sourceLine: Int
  /// The file, where it is another than that of the annual inputs.
  public var file: String?

  public init(
    fiscalYear: Int, line: String, column: String, millionths: Int128, source: String, sourceLine: Int,
    file: String? = nil
  ) {
    self.file = file
    self.fiscalYear = fiscalYear
    self.line = line
    self.column = column
    self.millionths = millionths
    self.source = source
    self.sourceLine = sourceLine
  }

  public init(fiscalYear: Int, line: String, column: String, hundredths: Int64, source: String, sourceLine: Int) {
    self.init(
      fiscalYear: fiscalYear, line: line, column: column, millionths: Int128(hundredths) * 10_000, source: source,
      sourceLine: sourceLine)
  }

  /// The number as whole hundredths; `nil` where it has more than two digits after the point.
  public var hundredths: Int64? { millionths % 10_000 == 0 ? Int64(exactly: millionths / 10_000) : nil }
}

/// The state's annual inputs: `annual-inputs.csv` with the columns `fiscal_year,line,column,value,source`.
///
/// The file is kept in the warehouse as it came; the one accepted last is in force as a whole. A number that it does
/// not hold is missing, never zero.
public struct AnnualInputs: Sendable {
  /// Name of the table in SQL and of the folder in the warehouse.
  public static let table = "annual_inputs"

  public var rows: [AnnualInput]
  public var findings: [Finding]
  /// What an error or a source row calls the file.
  public var file: String

  /// Reads the file's bytes. Rejected rows are not in `rows`; where a finding rejects the file, there are none.
  /// - Parameter file: its name in findings and in `source_file`.
  public init(_ bytes: [UInt8], file: String) {
    var reader = AnnualInputsReader(file: file)
    reader.read(bytes)
    self.file = file
    findings = reader.findings
    rows = reader.findings.contains { $0.severity == .rejectDelivery } ? [] : reader.rows
  }

  public var isAccepted: Bool { !findings.contains { $0.severity == .rejectDelivery } }

  /// Columns of the table: name, SQL type that all engines know, what it holds.
  public static let columns: [(name: String, type: String, says: String)] = [
    ("fiscal_year", "INTEGER", "federal fiscal year"), ("line", "STRING", "line of a form, or a word"),
    ("col", "STRING", "column of the form"), ("value", "DECIMAL(18,2)", "the number"),
    ("source", "STRING", "whose word it is"), ("source_file", "STRING", "file it was read from"),
    ("source_line", "BIGINT", "line of the file"),
  ]

  /// Makes the table of the rows with two digits after the point at the most; only levels and
  /// indexes may have more, and no line of a form reads them. - Throws: `EngineError`.
  public func createTable(on engine: any SQLEngine) throws {
    let names = Self.columns.map(\.name).joined(separator: ", ")
    let types = Self.columns.map(\.type)
    func select(_ values: [String]) -> String {
      zip(values, types).map { "CAST(\($0) AS \($1))" }.joined(separator: ", ")
    }
    let records = rows.compactMap { row in
      row.hundredths.map { hundredths in
        "SELECT "
          + select([
            String(row.fiscalYear), SQLText.quoted(row.line), SQLText.quoted(row.column),
            SQLText.quoted(Row.decimalText(hundredths, scale: 2)), SQLText.quoted(row.source),
            SQLText.quoted(row.file ?? file),
            String(row.sourceLine),
          ])
      }
    }
    let empty = "SELECT " + select(types.map { _ in "NULL" }) + " WHERE 1 = 0"
    let body = records.isEmpty ? empty : records.joined(separator: " UNION ALL ")
    try engine.execute("CREATE OR REPLACE TEMP VIEW \(Self.table) (\(names)) AS \(body)")
  }

  /// No inputs at all.
  public static let none = AnnualInputs(rows: [], findings: [], file: "")

  private init(rows: [AnnualInput], findings: [Finding], file: String) {
    self.rows = rows
    self.findings = findings
    self.file = file
  }
}

extension WarehouseFolder {
  /// Keeps annual inputs and puts them in force. Nothing changes where these bytes are in force already.
  /// - Returns: the inputs with their findings, and whether anything changed; inputs that are rejected as a whole change
  ///   nothing.
  /// - Throws: `DiskError`, `CatalogueError`.
  public func acceptAnnualInputs(_ bytes: [UInt8], file: String) throws -> (inputs: AnnualInputs, changed: Bool) {
    let inputs = AnnualInputs(bytes, file: file)
    var catalogue = try catalogue()
    let digest = SHA256.hash(data: bytes).hexadecimal
    if !inputs.isAccepted || catalogue.currentInputs?.sha256 == digest { return (inputs, false) }
    let folder = "warehouse/\(AnnualInputs.table)/\(digest.prefix(12))"
    try Disk.makeFolder(path(folder))
    try Disk.replace(path(folder + "/annual-inputs.csv"), with: bytes)
    try Disk.sync(path("warehouse/\(AnnualInputs.table)"))
    catalogue.accept(
      AcceptedInputs(
        sequence: 0, rows: inputs.rows.count, file: folder + "/annual-inputs.csv", sha256: digest))
    try commit(catalogue)
    return (inputs, true)
  }

  /// The annual inputs in force; none where none were accepted. `source_file` is `annual-inputs.csv`.
  public func annualInputs() throws -> AnnualInputs {
    guard let accepted = try catalogue().currentInputs else { return .none }
    return try annualInputs(accepted)
  }

  /// Annual inputs that the catalogue names.
  public func annualInputs(_ accepted: AcceptedInputs) throws -> AnnualInputs {
    AnnualInputs(try Disk.read(path(accepted.file)), file: "annual-inputs.csv")
  }
}
