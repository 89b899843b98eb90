import Foundation
import Reports

/// Writes the self-check to a folder: the report as CSV, JSON and page, and the completeness by county, office and worker.
struct SelfCheckFiles {
  let report: SelfCheckReport

  func write(to folder: String) throws {
    func save(_ name: String, _ text: String) throws {
      let file = try BufferedFile(path: folder + "/" + name)
      try file.write(text)
      try file.close()
    }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try save("self-check-\(report.fiscalYear).csv", SelfCheckCSV().text(of: report))
    try save("self-check-\(report.fiscalYear).json", SelfCheckJSON().text(of: report))
    try save("self-check-\(report.fiscalYear).html", SelfCheckPage().text(of: report))
    try save("self-check-\(report.fiscalYear)-completeness.csv", CompletenessCSV().text(of: report))
  }
}
