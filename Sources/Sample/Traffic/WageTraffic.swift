/// Quarterly wages and unemployment benefits, a file of each a month after every quarter's end.
struct WageTraffic {
  private let obligors: [TrafficObligor]
  private let calendar: TrafficCalendar
  private let seed: UInt64

  init(_ obligors: [TrafficObligor], calendar: TrafficCalendar, seed: UInt64) {
    self.obligors = obligors
    self.calendar = calendar
    self.seed = seed
  }

  func files() -> [TrafficFile] {
    var random = SplitMix64(seed: seed, 42)
    return calendar.quarterEnds.enumerated().flatMap { number, end -> [TrafficFile] in
      let day = end + 30
      guard day <= calendar.asOf else { return [] }
      return [wages(day, end, batch: number + 1, &random), benefits(day, end, batch: number + 1, &random)]
    }
  }

  /// `QCCYY` of the quarter that ends on the day.
  private func period(_ end: Int) -> String {
    let date = TrafficText.date(end)
    let month = Int(date.dropFirst(4).prefix(2)) ?? 3
    return String((month + 2) / 3) + date.prefix(4)
  }

  private func wages(_ day: Int, _ end: Int, batch: Int, _ random: inout SplitMix64) -> TrafficFile {
    typealias At = DirectoryPlaces.Wage
    var file = TrafficFile(arrival: day, "quarterly-wages.txt")
    file.add(DirectoryRecords.header("HQ", "QW", length: At.length, day: day, batch: 200 + batch))
    let people = obligors.prefix(500)
    for (number, person) in people.enumerated() {
      let employer = TrafficEmployer.all[random.below(TrafficEmployer.count)]
      let isStranger = number % 40 == 7
      let isMalformed = number % 60 == 11
      var someone = person
      if isStranger { someone.becomeStranger(9_200 + number) }
      var record = DirectoryRecords.person("QW", someone, length: At.length)
      record.put(number: random.between(120_000, 1_500_000), At.wage)
      if isMalformed { record.put("    8452.13", At.wage) }
      record.put(period(end), At.period)
      record.put(number: employer.fein, At.fein)
      record.put(employer.name, At.employerName)
      record.put(employer.street, At.employerStreet)
      record.put(employer.city, At.employerCity)
      record.put(employer.state, At.employerState)
      record.put(employer.zip, At.employerZIP)
      file.add(
        record, kind: isMalformed ? "malformed wage" : isStranger ? "SSN unknown" : "",
        expected: isMalformed ? "quarantined NUM" : "no person")
    }
    file.add(DirectoryRecords.trailer("TQ", length: At.length, records: people.count))
    return file
  }

  private func benefits(_ day: Int, _ end: Int, batch: Int, _ random: inout SplitMix64) -> TrafficFile {
    typealias At = DirectoryPlaces.Benefit
    var file = TrafficFile(arrival: day, "unemployment.txt")
    file.add(DirectoryRecords.header("HU", "UI", length: At.length, day: day, batch: 300 + batch))
    let people = obligors.enumerated().filter { $0.offset % 5 == batch % 5 }.prefix(200).map(\.element)
    for person in people {
      var record = DirectoryRecords.person("UI", person, length: At.length)
      record.put("1 NOWHERE ROAD", At.street)
      record.put("SAMPLETON", At.city)
      record.put("MN", At.state)
      record.put("55001", At.zip)
      record.put(number: random.between(40_000, 500_000), At.benefit)
      record.put(period(end), At.period)
      file.add(record)
    }
    file.add(DirectoryRecords.trailer("TU", length: At.length, records: people.count))
    return file
  }
}

/// The records that the directory's transmissions have in common.
enum DirectoryRecords {
  static func header(_ code: String, _ kind: String, length: Int, day: Int, batch: Int) -> FixedRecord {
    typealias At = DirectoryPlaces.Header
    var record = FixedRecord(length: length)
    record.put(code, At.code)
    record.put("27", At.state)
    record.put(kind, At.kind)
    record.put("01", At.version)
    record.put(day: day, At.day)
    record.put(number: batch, At.batch)
    return record
  }

  static func trailer(_ code: String, length: Int, records: Int) -> FixedRecord {
    var record = FixedRecord(length: length)
    record.put(code, DirectoryPlaces.Trailer.code)
    record.put(number: records, DirectoryPlaces.Trailer.records)
    return record
  }

  /// A data record with its person and nothing else yet.
  static func person(_ code: String, _ person: TrafficObligor, length: Int) -> FixedRecord {
    typealias At = DirectoryPlaces.Person
    var record = FixedRecord(length: length)
    record.put(code, At.code)
    record.put(number: person.ssn, At.ssn)
    record.put(person.firstName, At.firstName)
    record.put(person.middleName, At.middleName)
    record.put(person.lastName, At.lastName)
    return record
  }
}
