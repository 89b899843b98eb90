import Records

/// New hires as employers report them: in the state's flat format each second week, and in turn in the multistate
/// form of it, as a transmission in the directory's layout, and as CSV.
struct NewHireTraffic {
  private let planned: [(week: Int, form: HireForm, hires: [PlannedHire])]
  private let calendar: TrafficCalendar

  init(_ obligors: [TrafficObligor], calendar: TrafficCalendar, seed: UInt64) {
    self.calendar = calendar
    planned = Self.plan(obligors, calendar, SplitMix64(seed: seed, 41))
  }

  private static func plan(
    _ obligors: [TrafficObligor], _ calendar: TrafficCalendar, _ start: SplitMix64
  ) -> [(week: Int, form: HireForm, hires: [PlannedHire])] {
    var random = start
    var number = 0
    var past: [(hire: PlannedHire, week: Int)] = []
    let each = min(200, max(6, obligors.count / 40))
    let others: [HireForm] = [.multistate, .directory, .csv, .directory]
    return (0..<TrafficCalendar.weeks).map { week in
      let form = week % 2 == 0 ? .state : others[week / 2 % others.count]
      let reportedOn = calendar.first + 7 * week + 1
      let hires = (0..<each).map { _ in
        number += 1
        return hire(HireKind.of(number), obligors, reportedOn, week, past, &random)
      }
      past += hires.filter { $0.kind == .known }.map { ($0, week) }
      return (week, form, hires)
    }
  }

  /// A hire of the kind; an ordinary one where nobody is there for it.
  private static func hire(
    _ kind: HireKind, _ obligors: [TrafficObligor], _ reportedOn: Int, _ week: Int,
    _ past: [(hire: PlannedHire, week: Int)], _ random: inout SplitMix64
  ) -> PlannedHire {
    let start = random.below(obligors.count)
    func first(_ fits: (TrafficObligor) -> Bool) -> TrafficObligor? {
      (0..<obligors.count).lazy.map { obligors[(start + $0) % obligors.count] }.first(where: fits)
    }
    let ordinary = first { $0.isOpen && !$0.hasFamilyViolence } ?? obligors[start]
    var hire = PlannedHire(
      obligor: ordinary, employer: TrafficEmployer.all[random.below(TrafficEmployer.count)],
      hiredOn: reportedOn - random.between(3, 25), kind: kind)
    switch kind {
    case .known, .badDate: break
    case .otherName: (hire.obligor.firstName, hire.obligor.lastName) = ("NOBODY", "SOMEBODY-ELSE")
    case .unknownSSN: hire.obligor.becomeStranger(100 + random.below(9_000))
    case .otherBirth: hire.obligor.bornOn += 400
    case .future: hire.hiredOn = reportedOn + 60
    case .old: hire.hiredOn = reportedOn - random.between(200, 300)
    case .closedCase:
      if let closed = first({ !$0.isOpen }) { hire.obligor = closed } else { hire.kind = .known }
    case .familyViolence:
      if let flagged = first({ $0.isOpen && $0.hasFamilyViolence }) {
        hire.obligor = flagged
      } else {
        hire.kind = .known
      }
    case .repeated:
      if let before = past.last(where: { $0.week < week }) { hire = before.hire } else { hire.kind = .known }
      if hire.hiredOn < reportedOn - 150 { hire.kind = .known } else if !past.isEmpty { hire.kind = .repeated }
    case .rehired:
      let before = past.first { $0.hire.hiredOn < hire.hiredOn - 100 }
      if let before {
        (hire.obligor, hire.employer) = (before.hire.obligor, before.hire.employer)
      } else {
        hire.kind = .known
      }
    case .impossibleSSN: hire.obligor.ssn = 900_000_001 + random.below(9_000)
    }
    return hire
  }

  func files() -> [TrafficFile] {
    planned.map { week, form, hires in
      let day = calendar.first + 7 * week + 1
      switch form {
      case .state: return stateFile(hires, TrafficFile(arrival: day, "new-hires-state.txt"), form)
      case .multistate: return stateFile(hires, TrafficFile(arrival: day, "new-hires-multistate.txt"), form)
      case .directory: return directoryFile(hires, day, batch: week)
      case .csv: return csvFile(hires, day)
      }
    }
  }

  private func stateFile(_ hires: [PlannedHire], _ empty: TrafficFile, _ form: HireForm) -> TrafficFile {
    typealias At = DirectoryPlaces.StateHire
    var file = empty
    for hire in hires {
      var record = FixedRecord(length: At.length)
      record.put("MN Newhire Record", At.code)
      record.put("1.00", At.version)
      record.put(hire.obligor.firstName, At.firstName)
      record.put(hire.obligor.middleName, At.middleName)
      record.put(hire.obligor.lastName, At.lastName)
      record.put(number: hire.obligor.ssn, At.ssn)
      record.put("1 NOWHERE ROAD", At.street)
      record.put("SAMPLETON", At.city)
      record.put("MN", At.state)
      record.put("55001", At.zip)
      record.put(TrafficText.monthFirst(hire.obligor.bornOn), At.bornOn)
      record.put(hire.date(monthFirst: true), At.hiredOn)
      record.put("MN", At.stateOfHire)
      record.put("N", At.insurance)
      record.put(number: hire.employer.fein, At.fein)
      record.put(hire.employer.name, At.employerName)
      record.put(hire.employer.street, At.employerStreet)
      record.put(hire.employer.city, At.employerCity)
      record.put(hire.employer.state, At.employerState)
      record.put(hire.employer.zip, At.employerZIP)
      if form == .multistate { record.put("Y", At.isMultistate) }
      file.add(record, kind: hire.kind.rawValue, expected: hire.kind.expected(form))
    }
    return file
  }

  private func directoryFile(_ hires: [PlannedHire], _ day: Int, batch: Int) -> TrafficFile {
    typealias At = DirectoryPlaces.Hire
    var file = TrafficFile(arrival: day, "new-hires-directory.txt")
    file.add(DirectoryRecords.header("H4", "W4", length: At.length, day: day, batch: 100 + batch))
    for hire in hires {
      var record = DirectoryRecords.person("W4", hire.obligor, length: At.length)
      record.put("1 NOWHERE ROAD", At.street)
      record.put("SAMPLETON", At.city)
      record.put("MN", At.state)
      record.put("55001", At.zip)
      record.put(day: hire.obligor.bornOn, At.bornOn)
      record.put(hire.date(), At.hiredOn)
      record.put("MN", At.stateOfHire)
      record.put(number: hire.employer.fein, At.fein)
      record.put(hire.employer.name, At.employerName)
      record.put(hire.employer.street, At.employerStreet)
      record.put(hire.employer.city, At.employerCity)
      record.put(hire.employer.state, At.employerState)
      record.put(hire.employer.zip, At.employerZIP)
      file.add(record, kind: hire.kind.rawValue, expected: hire.kind.expected(.directory))
    }
    file.add(DirectoryRecords.trailer("T4", length: At.length, records: hires.count))
    return file
  }

  private func csvFile(_ hires: [PlannedHire], _ day: Int) -> TrafficFile {
    var file = TrafficFile(arrival: day, "new-hires.csv")
    file.add(
      text: "ssn,first_name,middle_name,last_name,born_on,street,city,state,zip,hired_on,state_of_hire,fein,"
        + "employer_name,employer_street,employer_city,employer_state,employer_zip")
    for hire in hires {
      let person = hire.obligor
      let employer = hire.employer
      let fields = [
        person.ssn.zeroPadded(to: 9), person.firstName, person.middleName, person.lastName,
        TrafficText.dashed(person.bornOn), "1 NOWHERE ROAD", "SAMPLETON", "MN", "55001", hire.date(dashed: true), "MN",
        String(employer.fein), employer.name, employer.street, employer.city, employer.state, employer.zip,
      ]
      file.add(
        text: fields.joined(separator: ","), kind: hire.kind.rawValue, expected: hire.kind.expected(.csv))
    }
    return file
  }
}
