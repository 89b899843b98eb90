import Records

/// Findings about numbers as CSV, in the columns that all findings have.
public struct FEINFindingText {
  let list: EmployerList
  let file: String

  public init(list: EmployerList, file: String) {
    self.list = list
    self.file = file
  }

  public func csv(_ findings: [FEINFinding], to write: (String) throws -> Void) throws {
    try write("severity,edit,code,file,line,first_byte,last_byte,table,field,key,value,expected,message\n")
    for finding in findings { try write(line(finding)) }
  }

  private func line(_ finding: FEINFinding) -> String {
    CSVText.line([
      "warning", edit(finding.kind), finding.expected == nil ? "COD" : "KEY", file,
      String(list.lines[finding.row]), "0", "0", "employer", "fein", "record \(finding.row + 1)", finding.seen,
      finding.expected?.description ?? "nine digits, prefix in schemas/employers/fein.yaml", message(finding),
    ])
  }

  private func edit(_ kind: FEINFinding.Kind) -> String {
    switch kind {
    case .transposed: "E601"
    case .oneDigit: "E602"
    case .prefix: "E603"
    case .malformed: "E604"
    case .placeholder: "E605"
    }
  }

  private func message(_ finding: FEINFinding) -> String {
    let fits =
      "name and address are those of \(finding.expected?.description ?? "")"
      + (finding.isEither ? ", or that one is the mistyped one" : "")
    return switch finding.kind {
    case .transposed: "two neighbouring digits are transposed: \(fits)"
    case .oneDigit: "one digit is another: \(fits)"
    case .prefix: "the number was never issued: no such prefix"
    case .malformed: "not nine digits"
    case .placeholder: "stands for no number"
    }
  }
}
