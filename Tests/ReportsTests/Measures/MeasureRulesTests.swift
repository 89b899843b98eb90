import Foundation
import Layouts
import Testing

@testable import Reports

@Suite struct MeasureRulesTests {
  @Test(arguments: [
    ("incentives.yaml", "below: 51, percentage: 60", "below: 52, percentage: 60", "begins where the one before ends"),
    ("incentives.yaml", "{at_least: 80, percentage: 100}", "{at_least: 80, below: 90, percentage: 100}", "no `below`"),
    (
      "incentives.yaml", "at_least: 79, below: 80, percentage: 98", "at_least: 79, below: 80, percentage: 9",
      "not above"
    ),
    ("incentives.yaml", "lookup: exact", "lookup: exactly", "expected one of exact, two_decimals"),
    ("incentives.yaml", "confidence: A", "confidance: A", "missing key: confidence"),
    ("incentives.yaml", "measure: paternity, table: '1'", "measure: paternity, table: '9'", "no such table"),
    (
      "penalties.yaml", "{at_least: 75, below: 90, points: 2}", "{at_least: 75, below: 89, points: 2}",
      "ends at the accept"
    ),
    ("forms.yaml", "line: '34.13'", "line: '34,13'", "no such line"),
    ("forms.yaml", "{line: '34.13', columns: [G]}", "{line: '34.13', columns: [H]}", "no column H"),
    ("forms.yaml", "effective: 2004-2007", "effective: 2003-2007", "overlaps 2000-2003"),
    ("forms.yaml", "version: by the rule", "versions: by the rule", "missing key: version"),
    ("pool.yaml", "year: 2001, dollars: 429000000", "year: 2000, dollars: 429000000", "written twice"),
    ("pool.yaml", "year: 2007, mean: '205.338'", "year: 2007, mean: '0'", "not above 0"),
  ])
  func `a broken definition names its file and line`(file: String, from: String, to: String, message: String) throws {
    let folder = NSTemporaryDirectory() + "/ivd-measures-\(UUID().uuidString)"
    try FileManager.default.copyItem(atPath: Project.root + "/pipelines/measures", toPath: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let text = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
    try #require(text.contains(from))
    try text.replacingOccurrences(of: from, with: to).write(
      toFile: folder + "/" + file, atomically: true, encoding: .utf8)
    let error = try #require(throws: DefinitionError.self) { _ = try MeasureRules.load(folder: folder) }
    #expect(error.description.contains(message), "\(error)")
    #expect(error.line > 0)
  }
}
