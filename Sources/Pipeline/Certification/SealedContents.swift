import Foundation
import Reports

/// The files of a certified report that are made from the data, and are made again when it is verified.
struct SealedContents {
  static let checkName = "self-check.csv"
  static let names = ["report.csv", "report.json", "report.xml", "report.html", "members.csv", checkName]

  var form: OCSE157
  var reports: RunReports
  /// `nil` for a report that was certified without a self-check.
  var check: SelfCheckReport?

  func write(to folder: String) throws {
    func save(_ name: String, _ text: String) throws {
      let file = try BufferedFile(path: folder + "/" + name)
      try file.write(text)
      try file.close()
    }
    try save("report.csv", ReportCSV().text(of: form.report))
    try save("report.json", ReportJSON().text(of: form.report))
    try save("report.xml", try reports.xml(form))
    try save("report.html", FormPage(isLinked: false, waivers: check?.waivers ?? []).text(of: form.report))
    if let check { try save(Self.checkName, SelfCheckCSV().text(of: check)) }
    let file = try BufferedFile(path: folder + "/members.csv")
    try MembersFile(form).write(to: file.write)
    try file.close()
  }
}
