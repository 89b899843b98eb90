import Extract
import Layouts
import Records
import Testing
import Warehouse

@testable import Withholding

/// What goes out: sound files, each order once, nothing that is barred.
@Suite struct OrderIssueTests {
  private func world(policy: (inout WithholdingPolicy) -> Void = { _ in }) throws -> World {
    let world = try World(policy: policy)
    world.addCase("C1", ssn: "666010001")
    world.addCase("C2", ssn: "666010002", first: "Oswin", last: "O'Brämble Jr.")
    world.addHire("666010001")
    world.addHire("666010002", ["first_name": "OSWIN", "last_name": "OBRAMBLE", "fein": "990023851"])
    world.takesOrders()
    world.takesOrders("990023851", street: "4500 Imaginary Boulevard North, Suite 12")
    return world
  }

  @Test func theFileIsSoundAndSaysWhatIsDue() throws {
    let world = try world()
    let result = try world.issue()
    #expect(result.files == ["270002503030000010000"])
    #expect(result.held.isEmpty)
    let folder = "\(world.home)/outbox/e-iwo/270002503030000010000"
    #expect(try Disk.names(in: folder) == ["orders.csv", "orders.txt", "orders.xml"])
    let lines = String(decoding: try Disk.read(folder + "/orders.txt"), as: UTF8.self).split(separator: "\n")
    #expect(lines.map { $0.prefix(3) } == ["FHI", "BHI", "DTL", "BTI", "BHI", "DTL", "BTI", "FTI"])
    let detail = world.definitions.layouts.records.first { $0.name == "eiwo-detail" }!
    let second = PartnerRecordValues(detail, line: Array(lines[2].utf8))
    #expect(second["EIN"] == "990000413")
    #expect(second["Employee Last Name"] == "QUILLFEATHER")
    let first = PartnerRecordValues(detail, line: Array(lines[5].utf8))
    let expected = [
      "Document Action Code": "ORG", "Document Date": "20250303", "Case ID": "C2", "EIN": "990023851",
      "Employee Last Name": "O'BRAMBLE JR.", "Employee First Name": "OSWIN", "Employee SSN": "666010002",
      "Employee Birth Date": "19850307", "Employer Address Line 1": "4500 IMAGINARY BOULEVARD",
      "Employer Address Line 2": "NORTH SUITE 12", "Employer Address ZIP Code": "55001",
      "Support Current Child Amount": "00000045000", "Support Current Child Frequency": "M",
      "Support Past Due Child Amount": "00000009000", "Obligation Total Amount": "00000054000",
      "IWO Deduction Weekly Amount": "00000012462", "IWO Deduction Biweekly Amount": "00000024923",
      "IWO Deduction Semimonthly Amount": "00000027000", "IWO Deduction Monthly Amount": "00000054000",
      "Arrears 12 Wk Overdue Code": "Y", "Income Withholding Start Instruction": "RECEIPT",
      "Obligee Last Name": "MARSHWIGGLE", "Child 1 First Name": "CLEMENTINE", "Child 1 Birth Date": "20160411",
      "Order Identifier": "C2-1", "Remittance Identifier": "C2", "Document Tracking Number": Made.tracking(2),
    ]
    for (field, value) in expected { #expect(first[field] == value, "\(field)") }
    let schema = try XMLSchema(path: world.definitions.layouts.xml!.schemaPath)
    #expect(schema.fault(of: String(decoding: try Disk.read(folder + "/orders.xml"), as: UTF8.self)) == nil)
    #expect(try world.issued() == result.orders)
    #expect(
      try Disk.read(world.home + "/outbox/control-numbers.csv")
        == Array("series,scope,last\ne-iwo-file,2025-03-03,1\ne-iwo-tracking,,2\n".utf8))
  }

  @Test func theNextNightsIssueNothingAgain() throws {
    let world = try world()
    #expect(try world.issue().orders.count == 2)
    for day in ["2025-03-03", "2025-03-04", "2025-04-01"] {
      #expect(try world.issue(asOf: DayNumber(day)!).orders.isEmpty)
    }
    #expect(try world.issued().count == 2)
    #expect(throws: OrderIssue.Failure.beforeLastIssue(DayNumber("2025-03-02")!, last: World.asOf)) {
      try world.issue(asOf: DayNumber("2025-03-02")!)
    }
  }

  @Test func theSameInputsGiveTheSameBytes() throws {
    let bytes = try (1...2).map { _ in
      let world = try world()
      let file = try world.issue().files[0]
      return try ["orders.txt", "orders.xml", "orders.csv"].map {
        try Disk.read("\(world.home)/outbox/e-iwo/\(file)/\($0)")
      }
    }
    #expect(bytes[0] == bytes[1])
  }

  @Test func numbersAreNeverTakenAgainFromAnEmptyOutbox() throws {
    let world = try world()
    let first = try world.issue()
    try Disk.remove(world.home + "/outbox/e-iwo")
    let second = try world.issue()
    #expect(second.orders.count == 2)
    #expect(Set(first.files).isDisjoint(with: second.files))
    #expect(Set(first.orders.map(\.trackingNumber)).isDisjoint(with: second.orders.map(\.trackingNumber)))
  }

  @Test func numbersOfTheFormerSystemAreLeftOut() throws {
    let world = try world()
    world.addSent(["case_id": "C9", "ssn": "666010009", "tracking_number": Made.tracking(500)])
    #expect(try world.issue().orders.map(\.trackingNumber) == [Made.tracking(501), Made.tracking(502)])
  }

  @Test func anOrderThatLacksAFieldIsHeld() throws {
    let world = try world()
    world.change("person", where: { $0["person_id"] == "C2K" }, ["born_on": ""])
    world.employers["990000413"]?.orderAddress?.city = ""
    let result = try world.issue()
    #expect(result.files.isEmpty)
    #expect(try !Disk.exists(world.home + "/outbox/e-iwo"))
    #expect(
      result.held.map { "\($0.decision.facts.caseID) \($0.faults.map { $0.prefix { $0 != ":" } })" } == [
        "C1 [\"Employer Address City\"]", "C2 [\"Child 1 Birth Date\"]",
      ])
    for fault in result.held.flatMap(\.faults) { #expect(!fault.contains("666")) }
  }

  @Test func amountsAreAmendedOnceAndWithholdingsEnded() throws {
    let world = try world()
    _ = try world.issue()
    func accept(_ number: Int, _ action: String, at: String) {
      world.addAnswer([
        "tracking_number": Made.tracking(number), "ssn": "666010001", "disposition": "A", "action": action,
        "created_at": at, "file_control_number": "A\(number)",
      ])
    }
    accept(1, "ORG", at: "20250305060000")
    world.change("provision", where: { $0["provision_id"] == "C1-1" }, ["amount": "500.00"])
    let amended = try world.issue(asOf: DayNumber("2025-03-06")!)
    #expect(amended.orders.map { "\($0.action) \($0.caseID) \($0.total)" } == ["amended C1 600.00"])
    #expect(try world.issue(asOf: DayNumber("2025-03-07")!).orders.isEmpty)
    accept(3, "AMD", at: "20250308060000")
    #expect(try world.issue(asOf: DayNumber("2025-03-09")!).orders.isEmpty)
    // With the case its roles have ended: the end goes out under the names that were there last.
    world.change("case_period", where: { $0["case_id"] == "C1" }, ["closed_on": "2025-03-10"])
    world.change("case_member", where: { $0["case_id"] == "C1" }, ["to_on": "2025-03-10"])
    let ended = try world.issue(asOf: DayNumber("2025-03-11")!)
    #expect(ended.held.isEmpty)
    #expect(ended.orders.map { "\($0.action) \($0.caseID) \($0.total)" } == ["terminated C1 0.00"])
    #expect(try world.issue(asOf: DayNumber("2025-03-12")!).orders.isEmpty)
    #expect(try world.issued().count == 4)
  }

  @Test func aRejectedOrderWaitsForAWorker() throws {
    for (again, count) in [(WithholdingPolicy.Again.worker, 0), (.automatic, 1)] {
      let world = try world { $0.again = again }
      _ = try world.issue()
      world.addAnswer([
        "tracking_number": Made.tracking(1), "ssn": "666010001", "disposition": "R", "reason": "X",
      ])
      #expect(try world.issue(asOf: DayNumber("2025-03-04")!).orders.count == count)
      #expect(try world.issue(asOf: DayNumber("2025-03-05")!).orders.isEmpty)
    }
  }

  @Test func manyEmployersMakeBatches() throws {
    let world = try World()
    for number in 1...30 {
      let digits = number < 10 ? "0\(number)" : "\(number)"
      world.addCase("C\(digits)", ssn: "6660100\(digits)")
      world.addHire("6660100\(digits)", ["fein": "9900004\(number % 7)0"])
      world.takesOrders("9900004\(number % 7)0")
    }
    let result = try world.issue()
    #expect(result.orders.count == 30)
    #expect(Set(result.orders.map(\.place.batchControl)).count == 7)
    #expect(result.orders.map(\.fein) == result.orders.map(\.fein).sorted())
  }
}
