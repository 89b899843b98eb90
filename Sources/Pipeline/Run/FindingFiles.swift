import Foundation
import Records
import Validate

/// `findings.csv` and `findings.jsonl` of a delivery or of a run.
final class FindingFiles {
  private let csv: BufferedFile
  private let json: BufferedFile

  init(folder: String) throws {
    csv = try BufferedFile(path: folder + "/findings.csv")
    json = try BufferedFile(path: folder + "/findings.jsonl")
    try csv.write(CSVText.line(Finding.columns))
  }

  func add(_ finding: Finding) throws {
    try csv.write(finding.csvLine)
    try json.write(finding.jsonLine + "\n")
  }

  /// Adds the findings that another folder's files hold.
  func add(folder: String) throws {
    if let data = FileManager.default.contents(atPath: folder + "/findings.csv") {
      // The header is the first line.
      if let end = data.firstIndex(of: 0x0A) { try csv.write(data[(end + 1)...]) }
    }
    if let data = FileManager.default.contents(atPath: folder + "/findings.jsonl") { try json.write(data) }
  }

  func close() throws {
    try csv.close()
    try json.close()
  }
}
