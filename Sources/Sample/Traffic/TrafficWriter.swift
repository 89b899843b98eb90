import Records

/// Writes a year of partner files below `partners/`, what is planted in them (`planted-traffic.csv`), and the truth:
/// `expected-status.csv` on the as-of day and `expected-status-DAY.csv` at the end of each quarter before.
///
/// What becomes of an order is decided first and its files are written from that (docs/withholding-status.md).
struct TrafficWriter {
  let roster: TrafficRoster
  let options: SampleOptions

  init(_ roster: TrafficRoster, _ options: SampleOptions) {
    self.roster = roster
    self.options = options
  }

  /// - Throws: `SampleError`.
  func write(to folder: String) throws {
    guard !roster.obligors.isEmpty else { throw SampleError.trafficNeedsObligors }
    let calendar = TrafficCalendar(asOf: Int(options.asOf.value))
    let plan = TrafficPlan(roster.obligors, calendar: calendar, seed: options.seed)
    let hires = NewHireTraffic(roster.obligors, calendar: calendar, seed: options.seed)
    let wages = WageTraffic(roster.obligors, calendar: calendar, seed: options.seed)
    let files = (EIWOTraffic(plan).files() + hires.files() + wages.files()).sorted { $0.name < $1.name }
    for day in Set(files.map { $0.name.prefix(10) }).sorted() { try makeFolder(folder + "/partners/" + day) }
    for file in files { try write(file.bytes, to: folder + "/partners/" + file.name) }
    try write(planted(files), to: folder + "/planted-traffic.csv")
    for day in calendar.quarterEnds {
      let name = day == calendar.asOf ? "expected-status.csv" : "expected-status-\(TrafficText.dashed(day)).csv"
      try write(Array(ExpectedStatus.csv(plan.orders, asOf: day).utf8), to: folder + "/" + name)
    }
    try makeFolder(folder + "/employers")
    for (name, text) in TrafficEmployer.files { try write(Array(text.utf8), to: folder + "/employers/" + name) }
  }

  private func planted(_ files: [TrafficFile]) -> [UInt8] {
    var text = "file,line,kind,expected\n"
    for file in files {
      for planted in file.planted {
        let line = planted.line == 0 ? "" : String(planted.line)
        text += "partners/\(file.name),\(line),\(planted.kind),\(planted.expected)\n"
      }
    }
    return Array(text.utf8)
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    let file = try DeliveryFile(path: path)
    file.buffer.reserve(bytes.count)
    bytes.withUnsafeBufferPointer { all in
      if let base = all.baseAddress { file.buffer.append(base, count: all.count) }
    }
    _ = try file.finish()
  }
}

/// How each order of the former system stands on a day, by tracking number.
enum ExpectedStatus {
  static let header = "tracking_number,case_id,fein,action,status,reason,status_on\n"

  static func csv(_ orders: [PlannedOrder], asOf day: Int) -> String {
    var text = header
    for order in orders.sorted(by: { $0.sequence < $1.sequence }) {
      guard let step = order.step(asOf: day) else { continue }
      let caseID = order.obligor.caseID.zeroPadded(to: 12)
      text += "\(order.trackingNumber),\(caseID),\(order.employer.fein),\(order.action.rawValue),"
      text += "\(step.status),\(step.reason),\(TrafficText.dashed(step.at.day))\n"
    }
    return text
  }
}
