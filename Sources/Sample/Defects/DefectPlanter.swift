import Records

/// Plants defects in a finished standard delivery. Totals and hashes of the manifest follow, so that each defect is
/// found by itself and not by the manifest.
public struct DefectPlanter: Sendable {
  public let folder: String
  public let seed: UInt64

  /// - Parameter folder: a standard delivery, plain or gzip, as the generator writes it.
  public init(folder: String, seed: UInt64) {
    self.folder = folder
    self.seed = seed
  }

  /// Plants one defect of a kind. - Throws: `SampleError` where no record can carry it.
  public func plant(_ kind: DefectKind) throws -> PlantedDefect {
    try plant([DefectRequest(kind: kind.name)])[0]
  }

  /// Plants defects one after the other, those of records before those of files.
  /// - Throws: `SampleError` where a kind is unknown or no record can carry it.
  public func plant(_ requests: [DefectRequest]) throws -> [PlantedDefect] {
    var kinds: [DefectKind] = []
    for request in requests {
      guard let kind = DefectKind.named(request.kind) else { throw SampleError.unknownDefect(request.kind) }
      kinds += Array(repeating: kind, count: request.count)
    }
    let delivery = try StandardDelivery(folder: folder)
    guard let asOf = delivery.asOf else { throw SampleError.notADate(delivery.name) }
    var planted: [PlantedDefect] = []
    for (number, kind) in kinds.enumerated() where !kind.isOfFile {
      let place = DefectPlace(asOf: asOf, serial: 9_000_001 + number)
      var random = SplitMix64(seed: seed, number, kind.name.utf8.reduce(0) { $0 &* 31 &+ Int($1) })
      planted.append(try plant(kind, in: delivery, place, &random))
    }
    try delivery.save()
    for kind in kinds {
      if case .file(let defect) = kind.act { planted.append(try kind.plant(defect, in: delivery)) }
    }
    return planted
  }

  private func plant(
    _ kind: DefectKind, in delivery: StandardDelivery, _ place: DefectPlace, _ random: inout SplitMix64
  ) throws -> PlantedDefect {
    let table = try delivery.table(kind.table)
    let missing = SampleError.noRecordFor(defect: kind.name, folder: delivery.name)
    guard table.count > 0 else { throw missing }
    if case .exceed = kind.act { return try exceed(kind, in: delivery, place, &random) }
    let first = random.below(table.count)
    for step in 0..<table.count {
      let number = (first + step) % table.count
      guard !table.isTouched(number) else { continue }
      let record = table.record(number)
      let spoiled: (number: Int, record: DeliveryRecord)
      switch kind.act {
      case .change(let values):
        guard let values = values(record, place) else { continue }
        spoiled = (number, record.with(values))
        table.replace(number, with: spoiled.record)
      case .add(let values):
        guard let values = values(record, place) else { continue }
        let added = record.with(values)
        spoiled = (table.add(added), added)
      case .again: spoiled = (table.add(record), record)
      case .shorten:
        spoiled = (number, DeliveryRecord(columns: record.columns, fields: record.fields.dropLast()))
        table.replace(number, with: spoiled.record)
      case .exceed, .file: throw missing
      }
      return kind.planted(in: delivery, line: table.line(of: spoiled.number), key: kind.key(of: spoiled.record))
    }
    throw missing
  }

  /// A distribution too many: the finding stands at its receipt.
  private func exceed(
    _ kind: DefectKind, in delivery: StandardDelivery, _ place: DefectPlace, _ random: inout SplitMix64
  ) throws -> PlantedDefect {
    let distributions = try delivery.table("distribution")
    let receipts = try delivery.table("receipt")
    let first = random.below(max(1, distributions.count))
    for step in 0..<distributions.count {
      let record = distributions.record((first + step) % distributions.count)
      guard record["reverses"].isEmpty, !record["amount"].hasPrefix("-") else { continue }
      for number in 0..<receipts.count where !receipts.isTouched(number) {
        let receipt = receipts.record(number)
        guard receipt["receipt_id"] == record["receipt_id"] else { continue }
        _ = distributions.add(record.with(["distribution_id": "D\(place.serial)", "amount": receipt["amount"]]))
        return kind.planted(in: delivery, line: receipts.line(of: number), key: receipt["receipt_id"])
      }
    }
    throw SampleError.noRecordFor(defect: kind.name, folder: delivery.name)
  }
}

extension DefectKind {
  var isOfFile: Bool { if case .file = act { true } else { false } }

  /// What a check has to find, at a line of the table's file.
  func planted(in delivery: StandardDelivery, file: String? = nil, line: Int, key: String = "") -> PlantedDefect {
    let file = file ?? delivery.manifest.first { $0.table == table }?.file ?? "manifest.csv"
    return PlantedDefect(
      delivery: delivery.name, defect: name, severity: severity, code: code, file: delivery.name + "/" + file,
      line: line, table: table, field: field, key: key)
  }

  /// Values of the key, joined by `|`; blank ones are left out.
  func key(of record: DeliveryRecord) -> String { Self.key(of: record, in: table) }

  static func key(of record: DeliveryRecord, in table: String) -> String {
    (keys[table] ?? []).map { record[$0] }.filter { !$0.isEmpty }.joined(separator: "|")
  }

  /// Key columns of each table.
  private static let keys: [String: [String]] = [
    "case": ["case_id"], "case_period": ["case_id", "opened_on"], "person": ["person_id"],
    "case_member": ["case_id", "person_id", "role", "from_on"], "child": ["person_id"],
    "assistance": ["person_id", "program", "from_on"], "support_order": ["order_id"],
    "order_child": ["order_id", "person_id"], "provision": ["provision_id"], "charge": ["charge_id"],
    "receipt": ["receipt_id"], "distribution": ["distribution_id"],
    "arrears_balance": ["case_id", "as_of_on", "owed_to"], "intergovernmental": ["request_id"],
    "cooperation": ["case_id", "kind", "from_on"], "health_coverage": ["person_id", "payer", "from_on", "case_id"],
    "worker": ["worker_id"], "employment": ["person_id", "from_on"], "event": ["event_id"],
  ]
}
