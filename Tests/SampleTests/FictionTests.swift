import Testing

@testable import Sample

@Suite("Nobody in a sample can exist")
struct FictionTests {
  @Test func peopleAreFictitious() throws {
    let folder = SampleFolder()
    let options = try SampleOptions(seed: 31, cases: 300, counties: ["27003", "27115"], years: 1)
    _ = try SampleWriter(options).write(to: folder.path)
    var numbers: Set<String> = []
    for county in ["27003", "27115"] {
      for person in try folder.table("person", of: county + "-2024-09-30") {
        let ssn = person["ssn"]
        #expect(person["last_name"].hasPrefix("Testperson-"))
        #expect(person["zip"].isEmpty || person["zip"] == "00000")
        guard !ssn.isEmpty else { continue }
        #expect(ssn.utf8.count == 9)
        // The Social Security Administration issues no number of areas 000, 666 and 900 to 999.
        #expect(ssn.hasPrefix("9") || ssn.hasPrefix("000") || ssn.hasPrefix("666"))
        // A child of both counties has one number in both.
        numbers.insert(ssn + person["person_id"])
      }
    }
    #expect(Set(numbers.map { $0.prefix(9) }).count == numbers.count)
  }

  @Test func countiesShareChildren() throws {
    let folder = SampleFolder()
    let options = try SampleOptions(seed: 31, cases: 500, counties: ["27003", "27115"], years: 1)
    _ = try SampleWriter(options).write(to: folder.path)
    for table in ["child", "person"] {
      let first = Set(try folder.table(table, of: "27003-2024-09-30").map(\.fields))
      let second = Set(try folder.table(table, of: "27115-2024-09-30").map(\.fields))
      #expect(first.intersection(second).count >= 2, "\(table)")
    }
    let first = Set(try folder.table("case", of: "27003-2024-09-30").map { $0["case_id"] })
    let second = Set(try folder.table("case", of: "27115-2024-09-30").map { $0["case_id"] })
    #expect(first.isDisjoint(with: second))
  }

  @Test func everySituationOccurs() throws {
    let folder = SampleFolder()
    let options = try SampleOptions(seed: 13, cases: 3000, counties: ["27003"], years: 2)
    _ = try SampleWriter(options).write(to: folder.path)
    for table in SampleTable.allCases {
      let records = try folder.table(table.name, of: "27003-2024-09-30")
      for column in table.columns {
        guard case .code(let words) = column.kind, column.name != "closure_code" else { continue }
        let seen = Set(records.map { $0[column.name] })
        #expect(seen.isSuperset(of: words), "\(table.name).\(column.name): \(Set(words).subtracting(seen))")
      }
    }
  }
}
