import Extract
import Layouts
import Records
import Warehouse

extension OrderIssue {
  /// Writes one file of orders to a hidden folder and puts it into the outbox by one rename.
  func publish(
    _ decisions: [WithholdingDecision], _ day: WithholdingDay, people: [String: [OrderPerson]], maker: OrderRecord,
    outbox: OutboxFolder
  ) throws -> (number: String, orders: [SentOrder]) {
    let numbers = ControlNumbers(home: home)
    let known = (day.ledger.orders.map(\.order) + day.ownOrders).filter { definitions.status.isOwn($0.trackingNumber) }
    let highest = known.compactMap { Int64($0.trackingNumber.suffix(definitions.status.trackingDigits)) }.max() ?? 0
    let first = try numbers.take("e-iwo-tracking", count: Int64(decisions.count), above: highest)
    try afterStep(.trackingNumbersTaken)
    let number = try fileNumber(numbers, on: day.asOf, outbox: outbox)
    try afterStep(.fileNumberTaken)

    var details: [PartnerRecordValues] = []
    var ofTracking: [String: WithholdingDecision] = [:]
    for (index, decision) in decisions.enumerated() {
      let tracking = trackingNumber(first + Int64(index))
      details.append(maker.values(decision, tracking: tracking, people: people[decision.facts.caseID] ?? []))
      ofTracking[tracking] = decision
    }
    let file = try EIWOFile(.orders, details, number: number, layouts: definitions.layouts)
    let control = file.parts[0].values["Control Number"]
    let orders = issued(file, ofTracking, people)

    let staging = "\(outbox.path)/\(OutboxFolder.staging)\(control)"
    try Disk.makeFolder(staging)
    try afterStep(.folderMade)
    try Disk.write(staging + "/orders.txt", try file.flat(), isSynced: true)
    try afterStep(.flatWritten)
    try writeXML(file, to: staging + "/orders.xml")
    try afterStep(.xmlWritten)
    try Disk.write(staging + "/orders.csv", Array(list(orders, ofTracking, day.asOf).utf8), isSynced: true)
    try afterStep(.listWritten)
    try checkFlat(staging + "/orders.txt")
    try afterStep(.checked)
    try Disk.sync(staging)
    try afterStep(.synced)
    try Disk.rename(staging, to: outbox.path + "/" + control)
    try afterStep(.published)
    try Disk.sync(outbox.path)
    try afterStep(.folderSynced)
    return (control, orders)
  }

  /// The day's next second stands in the place of the time of day: no clock, and no number twice.
  private func fileNumber(_ numbers: ControlNumbers, on day: DayNumber, outbox: OutboxFolder) throws
    -> EIWOControlNumber
  {
    let published = Set(try outbox.files())
    while true {
      let second = try numbers.take("e-iwo-file", scope: day.description, count: 1)
      guard second < 86_400 else { throw Failure.dayIsFull(day) }
      let number = EIWOControlNumber(
        stateFIPS: definitions.policy.sender.stateFIPS, createdOn: day, createdAt: Int(second))
      if !published.contains(number.file) { return number }
    }
  }

  private func writeXML(_ file: EIWOFile, to path: String) throws {
    guard let form = definitions.layouts.xml else { return }
    let bytes = file.xml(form)
    if let fault = try XMLSchema(path: form.schemaPath).fault(of: String(decoding: bytes, as: UTF8.self)) {
      throw Failure.unsound(file: "orders.xml", reason: fault)
    }
    try Disk.write(path, bytes, isSynced: true)
  }

  /// Reads the file as the portal will: structure, counts, control numbers, every record.
  private func checkFlat(_ path: String) throws {
    var fault: String?
    let stream = try ByteStream(path: path, hashes: false)
    _ = try PartnerCheck(definitions.partners, .family(definitions.layouts)).check(stream, file: "orders.txt") {
      finding in
      if finding.severity > .warning, fault == nil { fault = finding.message }
    }
    if let fault { throw Failure.unsound(file: "orders.txt", reason: fault) }
  }

  /// The orders of a file with their places in it.
  private func issued(
    _ file: EIWOFile, _ decisions: [String: WithholdingDecision], _ people: [String: [OrderPerson]]
  ) -> [SentOrder] {
    let head = file.parts[0].values
    var batch = ""
    var orders: [SentOrder] = []
    for (index, part) in file.parts.enumerated() {
      if part.role == .batchHeader { batch = part.values["Control Number"] }
      guard part.role == .detail, let decision = decisions[part.values["Document Tracking Number"]] else { continue }
      orders.append(
        SentOrder(
          place: RecordPlace(
            createdAt: head["Creation Date"] + head["Creation Time"], fileControl: head["Control Number"],
            batchControl: batch, line: Int64(index + 1)),
          action: decision.action!, caseID: decision.facts.caseID, orderID: decision.facts.orderID,
          personID: decision.facts.personID, ssn: part.values["Employee SSN"], fein: decision.income.fein,
          employerName: part.values["Employer Name"], trackingNumber: part.values["Document Tracking Number"],
          amounts: decision.action == .terminated ? .none : decision.amounts))
    }
    return orders
  }

  /// `orders.csv`: one row an order.
  private func list(_ orders: [SentOrder], _ decisions: [String: WithholdingDecision], _ day: DayNumber) -> String {
    var text = CSVText.line(OutboxFolder.columns)
    for order in orders {
      let decision = decisions[order.trackingNumber]!
      text += CSVText.line([
        order.trackingNumber, order.action.rawValue, order.caseID, order.orderID, order.personID, order.fein,
        order.employerName, order.amounts.currentSupport.description, order.amounts.arrears.description,
        order.amounts.medical.description, order.total.description, day.description, decision.reason.rawValue,
        decision.clock, decision.dueOn?.description ?? "", decision.income.source,
        decision.income.knownOn?.description ?? "", decision.income.transmission, decision.income.sourceFile,
        String(decision.income.sourceLine), order.place.fileControl, order.place.batchControl, order.place.createdAt,
        String(order.place.line),
      ])
    }
    return text
  }
}
