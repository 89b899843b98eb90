/// The e-IWO files of the year: orders, the portal's results, acknowledgments.
struct EIWOTraffic {
  let plan: TrafficPlan
  private var calendar: TrafficCalendar { plan.calendar }

  init(_ plan: TrafficPlan) { self.plan = plan }

  func files() -> [TrafficFile] {
    (0..<TrafficCalendar.weeks).flatMap { week in
      let orders = plan.orders.filter { $0.week == week }
      let answers = plan.answers.filter { $0.week == week }
      return (orders.isEmpty ? [] : orderFiles(orders, week) + resultFiles(orders, week))
        + (answers.isEmpty ? [] : answerFiles(answers, week))
    }
  }

  /// What belongs to one employer, by FEIN; the order within is kept.
  private static func batches<Record>(
    _ records: [Record], _ employer: (Record) -> TrafficEmployer
  ) -> [(employer: TrafficEmployer, records: [Record])] {
    TrafficEmployer.all.compactMap { one in
      let own = records.filter { employer($0).number == one.number }
      return own.isEmpty ? nil : (one, own)
    }
  }

  // MARK: - Orders

  private func orderFiles(_ orders: [PlannedOrder], _ week: Int) -> [TrafficFile] {
    let moment = calendar.orders(week)
    let isDelayed = TrafficCalendar.delayedOrders.contains(week)
    let arrival = moment.day + (isDelayed ? 20 : 0)
    var file = TrafficFile(arrival: arrival, "eiwo-orders.txt")
    if isDelayed { file.plantWhole("comes after its answers", "nothing changes") }
    write(orders, moment, error: "", to: &file)
    var files = [file]
    if week == TrafficCalendar.returnedOrders {
      var returned = TrafficFile(arrival: moment.day + 1, "eiwo-orders-returned.txt")
      returned.plantWhole("whole file sent back by the portal", "refused; orders stay sent")
      write(orders, moment, error: "REC", to: &returned)
      files.append(returned)
    }
    if week == TrafficCalendar.truncatedOrders {
      var whole = TrafficFile(arrival: arrival, "")
      write(orders, TrafficMoment(day: moment.day, time: 212_500), error: "", to: &whole)
      files.append(whole.cut(arrival: arrival, "eiwo-orders-cut.txt"))
    }
    if TrafficCalendar.repeatedOrders.contains(week) {
      files.append(file.again(arrival: moment.day + 4, "eiwo-orders-again.txt"))
    }
    return files
  }

  private func write(_ orders: [PlannedOrder], _ moment: TrafficMoment, error: String, to file: inout TrafficFile) {
    let batches = Self.batches(orders, \.employer)
    file.add(EIWORecords.header("FHI", moment, sequence: 0, error: error))
    for (number, batch) in batches.enumerated() {
      file.add(EIWORecords.header("BHI", moment, sequence: number + 1, fein: batch.employer.fein))
      for order in batch.records {
        let record = EIWORecords.detail(order, on: moment.day)
        if order.isMalformed {
          file.add(record, kind: "malformed order", expected: "quarantined NUM")
        } else {
          file.add(record)
        }
      }
      let isWrong = batch.employer.number == TrafficEmployer.wrongOrderBatch
      let trailer = EIWORecords.trailer(
        "BTI", moment, sequence: number + 1, records: batch.records.count + (isWrong ? 1 : 0))
      file.add(trailer, kind: isWrong ? "wrong count of a batch" : "", expected: "batch refused CNT")
    }
    file.add(EIWORecords.trailer("FTI", moment, sequence: 0, batches: batches.count))
  }

  // MARK: - Results

  private func resultFiles(_ orders: [PlannedOrder], _ week: Int) -> [TrafficFile] {
    guard plan.hasResult(week) else { return [] }
    let moment = calendar.orders(week)
    let batches = Self.batches(orders.filter(\.isKnown), \.employer)
    guard !batches.isEmpty else { return [] }
    var file = TrafficFile(arrival: moment.day + 1, "eiwo-results.txt")
    file.add(EIWORecords.header("FHS", moment, sequence: 0))
    for (number, batch) in batches.enumerated() {
      let isRefused = batch.employer.number == TrafficEmployer.refusedByPortal
      let code = isRefused ? PortalCode.of(week: week) : PortalCode(code: "")
      file.add(
        EIWORecords.header(
          "BHS", moment, sequence: number + 1, fein: batch.employer.fein, error: code.isInTrailer ? "" : code.code),
        kind: isRefused ? "batch refused by the portal" : "", expected: "error " + code.code)
      for order in batch.records {
        file.add(
          EIWORecords.detail(order, on: moment.day, asResult: true),
          kind: order.wrongFields.isEmpty ? "" : "wrong fields named by the portal",
          expected: "error " + (order.wrongFields.first ?? ""))
      }
      file.add(
        EIWORecords.trailer(
          "BTS", moment, sequence: number + 1, records: batch.records.count, error: code.isInTrailer ? code.code : ""))
    }
    file.add(EIWORecords.trailer("FTS", moment, sequence: 0, batches: batches.count))
    return [file]
  }

  // MARK: - Acknowledgments

  private func answerFiles(_ answers: [PlannedAnswer], _ week: Int) -> [TrafficFile] {
    let moment = calendar.answers(week)
    let isDelayed = TrafficCalendar.delayedAnswers.contains(week)
    let arrival = moment.day + (isDelayed ? 16 : 0)
    if week == TrafficCalendar.xmlAnswers {
      var file = TrafficFile(arrival: arrival, "eiwo-answers.xml")
      EIWOXMLText.write(Self.batches(answers, \.employer), moment, to: &file)
      return [file]
    }
    var file = TrafficFile(arrival: arrival, "eiwo-answers.txt")
    if isDelayed { file.plantWhole("comes after later answers", "nothing changes") }
    write(answers, moment, phone: 100, to: &file)
    var files = [file]
    if week == TrafficCalendar.truncatedAnswers {
      var whole = TrafficFile(arrival: arrival, "")
      write(answers, TrafficMoment(day: moment.day, time: 60_000), phone: 100, to: &whole)
      files.append(whole.cut(arrival: arrival, "eiwo-answers-cut.txt"))
    }
    if TrafficCalendar.repeatedAnswers.contains(week) {
      files.append(file.again(arrival: moment.day + 5, "eiwo-answers-again.txt"))
    }
    if week == TrafficCalendar.changedAnswers {
      var changed = TrafficFile(arrival: moment.day + 1, "eiwo-answers-changed.txt")
      changed.plantWhole("control number used before", "refused DUP")
      var plain = answers
      for number in plain.indices { plain[number].kind = "" }
      write(plain, moment, phone: 200, to: &changed)
      if changed.bytes != file.bytes { files.append(changed) }
    }
    return files
  }

  private func write(_ answers: [PlannedAnswer], _ moment: TrafficMoment, phone: Int, to file: inout TrafficFile) {
    let batches = Self.batches(answers, \.employer)
    file.add(EIWORecords.header("FHA", moment, sequence: 0))
    for (number, batch) in batches.enumerated() {
      file.add(EIWORecords.header("BHA", moment, sequence: number + 1, fein: batch.employer.fein))
      for answer in batch.records {
        file.add(EIWORecords.answer(answer, on: moment.day, phone: phone), kind: answer.kind, expected: answer.expected)
      }
      let isWrong = batch.employer.number == TrafficEmployer.wrongAnswerBatch
      let trailer = EIWORecords.trailer(
        "BTA", moment, sequence: number + 1, records: batch.records.count + (isWrong ? 1 : 0))
      file.add(trailer, kind: isWrong ? "wrong count of a batch" : "", expected: "batch refused CNT")
    }
    file.add(EIWORecords.trailer("FTA", moment, sequence: 0, batches: batches.count))
  }
}
