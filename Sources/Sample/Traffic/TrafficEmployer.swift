import Records

/// The employers of the traffic: numbers with the unassigned prefix 89, names of the sample's lists.
struct TrafficEmployer: Sendable {
  /// From 0; three of them are kept for the batches that go wrong.
  var number: Int

  /// All its orders come back with a batch code of the portal.
  static let refusedByPortal = 0
  /// The batches of its orders have a wrong count.
  static let wrongOrderBatch = 1
  /// The batches of its answers have a wrong count.
  static let wrongAnswerBatch = 2
  static let reserved = 3
  static let count = 24

  static let all = (0..<count).map { TrafficEmployer(number: $0) }

  var fein: Int { 890_000_000 + number }

  var name: String {
    let names = SampleTexts.employers
    return TrafficText.plain(names[number % names.count])
      + (number < names.count ? "" : " NO \(number / names.count + 1)")
  }

  var street: String { "\(100 + number) EXAMPLE STREET" }
  var city: String { "SAMPLETON" }
  var state: String { "MN" }
  var zip: String { (55_000 + number).zeroPadded(to: 5) }

  /// Two in three take electronic orders.
  var takesElectronicOrders: Bool { number % 3 != 2 }

  /// The registry and the list of those that take electronic orders, for `ivd employers load`.
  static let files: [(name: String, text: String)] = [
    (
      "registry.csv",
      "fein,name,street,city,state,zip,address_kind,eiwo,status\n"
        + all.map { employer in
          "\(employer.fein),\(employer.name),\(employer.street),\(employer.city),\(employer.state),\(employer.zip),mailing,"
            + "\(employer.takesElectronicOrders ? "Y" : "N"),ACTIVE\n"
        }.joined()
    ),
    (
      "eiwo-employers.csv",
      "fein,name\n" + all.filter(\.takesElectronicOrders).map { "\($0.fein),\($0.name)\n" }.joined()
    ),
  ]
}
