import Records

/// Findings about a list as CSV, in the columns that all findings have: first the rows that were refused, then numbers.
public struct FEINFindingText {
  let list: EmployerList
  let file: String
  let edits: FEINEdits

  public init(list: EmployerList, file: String, edits: FEINEdits) {
    self.list = list
    self.file = file
    self.edits = edits
  }

  public func csv(_ findings: [FEINFinding], to write: (String) throws -> Void) throws {
    try write("severity,edit,code,file,line,first_byte,last_byte,table,field,key,value,expected,message\n")
    for row in list.refused { try write(line(row, edits.fieldCount)) }
    for finding in findings { try write(line(finding, edits.byKind[finding.kind]!)) }
  }

  private func line(_ finding: FEINFinding, _ edit: FEINEdits.Edit) -> String {
    CSVText.line([
      edit.severity.rawValue, edit.number, edit.code, file, String(list.lines[finding.row]), "0", "0", "employer",
      "fein", "record \(list.records[finding.row])", finding.seen, finding.expected?.description ?? edit.expected,
      message(finding, edit),
    ])
  }

  private func line(_ row: RefusedRow, _ edit: FEINEdits.Edit) -> String {
    CSVText.line([
      edit.severity.rawValue, edit.number, edit.code, file, String(row.line), "0", "0", "employer", "",
      "record \(row.record)", String(row.fields), String(row.expected), "\(edit.title): \(row.reason)",
    ])
  }

  private func message(_ finding: FEINFinding, _ edit: FEINEdits.Edit) -> String {
    guard let expected = finding.expected else { return edit.title }
    let text = "\(edit.title): name and address are those of \(expected)"
    switch finding.reading {
    case .slip: return text
    case .either: return text + ", or that one is the mistyped one"
    case .sisters: return text + ", or the two are sister bodies, their numbers given out one after the other"
    }
  }
}
