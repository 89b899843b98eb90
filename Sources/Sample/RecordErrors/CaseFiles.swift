import Records

/// The records of a delivery by case, as far as record errors need them.
final class CaseFiles {
  /// A record with its place in its table.
  struct Entry {
    var number: Int
    var record: DeliveryRecord
  }

  let delivery: StandardDelivery
  /// Last day of the last fiscal year that has ended by the as-of date, and the first day of that year.
  let fye: DayNumber
  let fys: DayNumber
  let caseIDs: [String]
  private var indexes: [String: [String: [Int]]] = [:]

  init(_ delivery: StandardDelivery) throws {
    self.delivery = delivery
    guard let asOf = delivery.asOf else { throw SampleError.notADate(delivery.name) }
    let year = asOf.civil.year
    let own = DayNumber("\(year)-09-30")!
    fye = own <= asOf ? own : DayNumber("\(year - 1)-09-30")!
    fys = DayNumber("\(fye.civil.year - 1)-10-01")!
    let cases = try delivery.table("case")
    caseIDs = (0..<cases.count).map { cases.record($0)["case_id"] }
  }

  /// Records of a table whose column has a value and that nobody has touched, in the order of the file.
  func entries(_ table: String, _ column: String, _ value: String) throws -> [Entry] {
    let records = try delivery.table(table)
    let index = table + "." + column
    if indexes[index] == nil {
      var places: [String: [Int]] = [:]
      for number in 0..<records.count { places[records.record(number)[column], default: []].append(number) }
      indexes[index] = places
    }
    return (indexes[index]?[value] ?? []).filter { !records.isTouched($0) }
      .map { Entry(number: $0, record: records.record($0)) }
  }

  /// The child roles of a case that are in force on the last day of the year.
  func children(of caseID: String) throws -> [DeliveryRecord] {
    let last = fye.description
    return try entries("case_member", "case_id", caseID).map(\.record).filter {
      $0["role"] == "child" && $0["from_on"] <= last && ($0["to_on"].isEmpty || $0["to_on"] >= last)
    }
  }

  /// The only IV-D period of a case that is open on the last day of the year.
  func openPeriod(of caseID: String) throws -> Entry? {
    let periods = try entries("case_period", "case_id", caseID)
    guard periods.count == 1, let period = periods.first, period.record["service"] == "ivd",
      period.record["closed_on"].isEmpty, period.record["opened_on"] <= fye.description
    else { return nil }
    return period
  }

  /// Orders of a case that are support orders.
  func orders(of caseID: String) throws -> [Entry] {
    try entries("support_order", "case_id", caseID).filter { $0.record["paternity_only"] != "Y" }
  }
}
