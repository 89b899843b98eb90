import Employers
import Foundation
import Testing

/// Every edit of `schemas/employers/edits.yaml`: its examples, its text, its line in the guide.
@Suite struct NumberEditTests {
  let edits = try! FEINEdits.load(root: MadeUpList.root)

  @Test("passes what it lets pass, finds what it must find", arguments: FEINFinding.Kind.allCases)
  func examples(kind: FEINFinding.Kind) throws {
    let edit = try #require(edits.byKind[kind])
    #expect(try MadeUpList(edit.pass).clustersByNumber().findings.allSatisfy { $0.kind != kind })
    let found = try MadeUpList(edit.fail).clustersByNumber().findings
    #expect(found.map(\.row) == [edit.fail.count - 1])
    #expect(found.map(\.kind) == [kind])
  }

  @Test("stands in the guide as it is defined", arguments: FEINFinding.Kind.allCases)
  func guide(kind: FEINFinding.Kind) throws {
    let edit = try #require(edits.byKind[kind])
    let guide = try String(contentsOfFile: MadeUpList.root + "/docs/employers.md", encoding: .utf8)
    #expect(!edit.title.isEmpty && !edit.citation.isEmpty)
    #expect(guide.contains("| `\(edit.number)` | \(edit.title) |"))
  }

  @Test("of another number of fields are found by the edit of rows") func rows() throws {
    let edit = edits.fieldCount
    #expect(try MadeUpList(edit.pass).list().refused.isEmpty)
    let list = try MadeUpList(edit.fail).list()
    #expect(list.refused.map(\.record) == [edit.fail.count])
    #expect(list.withoutRefused().records == [1])
    let guide = try String(contentsOfFile: MadeUpList.root + "/docs/employers.md", encoding: .utf8)
    #expect(guide.contains("| `\(edit.number)` | \(edit.title) |"))
  }

  @Test("are written with their code, the value seen and what was expected") func text() throws {
    let made = MadeUpList(try #require(edits.byKind[.oneDigit]).fail)
    var text = ""
    try FEINFindingText(list: try made.list(), file: "list.csv", edits: edits).csv(
      try made.clustersByNumber().findings
    ) { text += $0 }
    #expect(
      text.split(separator: "\n").last
        == "warning,E602,KEY,list.csv,4,0,0,employer,fein,record 3,994758260,994718260,one digit is another: name and address are those of 994718260"
    )
  }
}
