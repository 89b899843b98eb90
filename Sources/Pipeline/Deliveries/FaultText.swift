import Records

/// Faults of reading as words, where there is no edit to name.
public enum FaultText {
  public static func sentence(_ fault: FileFault, file: String) -> String {
    let (kind, field, value, expected) = FileFaultFinding.words(fault.kind)
    let place = fault.line > 0 ? "\(file):\(fault.line)" : file
    let what = kind.split(separator: "_").joined(separator: " ")
    let details = [field, value.isEmpty ? "" : "'\(value)'", expected.map { "expected \($0)" } ?? ""]
    return ([place + ": " + what] + details.filter { !$0.isEmpty }).joined(separator: ", ")
  }

  public static func words(_ fault: RecordFault) -> String {
    switch fault.kind {
    case .fieldCount(let found, let expected): "\(found) fields, expected \(expected)"
    case .undecodable(let expected): "'\(fault.value)' cannot be read, expected \(expected)"
    case .unmappedCode: "'\(fault.value)' has no meaning in the code table"
    case .tooLong(let limit): "longer than \(limit) bytes"
    case .unknownRecordType: "a record of no type that the layout knows"
    case .quoting: "goes on after its closing quote"
    }
  }
}
