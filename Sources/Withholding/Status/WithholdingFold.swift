import Records

/// Where every order stands, from what was sent and what came back.
///
/// A pure function: records are ordered by what they say (time of the file's header, control number, line), so neither
/// the order in which files arrive nor their coming twice changes the result (file-layouts-eiwo-newhire.md, sections
/// 4.2 to 4.4 and 4.10).
public struct WithholdingFold: Sendable {
  public let rules: StatusRules

  public init(_ rules: StatusRules) { self.rules = rules }

  /// - Parameters:
  ///   - through: records of later days are left out; `nil`: none.
  ///   - personOfSSN: who is known besides the people of the orders.
  public func run(
    orders: [SentOrder], results: [OrderResult], acknowledgments: [Acknowledgment], through day: DayNumber? = nil,
    personOfSSN: [String: String] = [:]
  ) -> WithholdingLedger {
    func isInTime(_ place: RecordPlace) -> Bool { day == nil || (place.day.map { $0 <= day! } ?? true) }
    var run = Run(rules: rules, personOfSSN: personOfSSN)
    run.take(Self.ordered(orders.filter { isInTime($0.place) }, { $0.place }, { $0.content }))
    let results = Self.ordered(results.filter { isInTime($0.place) }, { $0.place }, { $0.content })
    let answers = Self.ordered(acknowledgments.filter { isInTime($0.place) }, { $0.place }, { $0.content })
    run.apply(results, answers)
    return run.ledger()
  }

  /// Records by place and content, each once.
  private static func ordered<Record: Hashable>(
    _ records: [Record], _ place: (Record) -> RecordPlace, _ content: (Record) -> [String]
  ) -> [Record] {
    Set(records).map { (place($0), content($0), $0) }.sorted { left, right in
      left.0 != right.0 ? left.0 < right.0 : Text.precedes(left.1, right.1)
    }.map(\.2)
  }
}

extension WithholdingFold {
  /// One run over ordered records.
  struct Run {
    let rules: StatusRules
    let personOfSSN: [String: String]
    var orders: [String: TrackedOrder] = [:]
    /// Tracking numbers of a batch, of a person at an employer, of a case at an employer.
    var ofBatch: [String: [String]] = [:]
    var ofEmployment: [String: [String]] = [:]
    var ofCase: [String: [String]] = [:]
    /// Tracking numbers of a person.
    var ofPerson: [String: [String]] = [:]
    var notices: Set<[String]> = []
    var reported: [ReportedRecord] = []
    var work: [WithholdingWork] = []
    var employment: [EmploymentUpdate] = []

    init(rules: StatusRules, personOfSSN: [String: String]) {
      self.rules = rules
      self.personOfSSN = personOfSSN
    }

    /// Takes the orders in their order: the first under a tracking number is the order, whatever comes again.
    mutating func take(_ sent: [SentOrder]) {
      for order in sent {
        if let known = orders[order.trackingNumber] {
          let isSame =
            known.order.caseID == order.caseID && known.order.fein == order.fein && known.order.action == order.action
          if !isSame {
            report(
              .trackingUsedTwice, order.place, order.trackingNumber, order.caseID, order.fein, order.action.rawValue)
          }
          continue
        }
        orders[order.trackingNumber] = TrackedOrder(sent: order)
        ofBatch[order.place.batchControl, default: []].append(order.trackingNumber)
        ofEmployment[Self.key(order.ssn, order.fein), default: []].append(order.trackingNumber)
        ofCase[Self.key(order.caseID, order.fein), default: []].append(order.trackingNumber)
        if !order.ssn.isEmpty { ofPerson[order.ssn, default: []].append(order.trackingNumber) }
      }
    }

    /// Applies results and answers in the order of their files, results first.
    mutating func apply(_ results: [OrderResult], _ answers: [Acknowledgment]) {
      let batches = Dictionary(grouping: results) { [$0.place.createdAt, $0.place.fileControl, $0.place.batchControl] }
      var events: [(rank: Int, place: RecordPlace, happen: (inout Run) -> Void)] = []
      for rows in batches.values {
        let rows = rows.sorted { $0.place < $1.place }
        let tracked = Set((ofBatch[rows[0].place.batchControl] ?? []) + rows.map(\.trackingNumber))
        let known = tracked.compactMap { orders[$0]?.order }.sorted { $0.place < $1.place }
        events.append((0, rows[0].place, { $0.apply(rows, to: known) }))
      }
      for answer in answers { events.append((1, answer.place, { $0.apply(answer) })) }
      events.sort { left, right in
        if left.place.createdAt != right.place.createdAt {
          return Text.precedes(left.place.createdAt, right.place.createdAt)
        }
        return left.rank != right.rank ? left.rank < right.rank : left.place < right.place
      }
      for event in events { event.happen(&self) }
    }

    static func key(_ left: String, _ right: String) -> String { left + " " + right }

    /// - Returns: whether the event changed the order.
    @discardableResult
    mutating func happen(_ event: OrderEvent, to tracking: String, reason: String, by place: RecordPlace) -> Bool {
      guard let order = orders[tracking], let next = rules.next(order.status, order.order.action, event) else {
        return false
      }
      orders[tracking]?.history.append(
        TrackedOrder.Step(
          status: next, reason: reason, on: place.day, fileControl: place.fileControl, line: place.line))
      return true
    }

    mutating func report(
      _ problem: ReportedRecord.Problem, _ place: RecordPlace, _ tracking: String, _ caseID: String, _ fein: String,
      _ value: String
    ) {
      reported.append(
        ReportedRecord(
          problem: problem, place: place, trackingNumber: tracking, caseID: caseID, fein: fein, value: value))
    }

    func ledger() -> WithholdingLedger {
      WithholdingLedger(
        orders: orders.values.sorted { Text.precedes($0.order.trackingNumber, $1.order.trackingNumber) },
        reported: reported, work: work, employment: employment)
    }
  }
}
