import Records

/// The generator behind `ivd sample`: writes a caseload of obviously fictitious people as county deliveries.
///
/// The same options give the same bytes: all numbers come from one generator of integers, and no clock, locale or
/// hash order has a part in it. Memory does not grow with the size.
public struct SampleWriter: Sendable {
  public let options: SampleOptions

  public init(_ options: SampleOptions) {
    self.options = options
  }

  /// Writes one delivery a county below the folder, and `planted.csv` beside them where defects were asked for.
  /// - Throws: `SampleError`.
  public func write(to folder: String) throws -> SampleSummary {
    for county in options.counties
    where !options.defects.isEmpty && county.shape != .standard && county.shape != .standardGzip {
      throw SampleError.defectsNeedStandardShape(county.shape.rawValue)
    }
    for county in options.counties
    where options.hasTraffic && county.shape != .standard && county.shape != .standardGzip {
      throw SampleError.trafficNeedsStandardShape(county.shape.rawValue)
    }
    try makeFolder(folder)
    var roster = TrafficRoster(asOf: Int(options.asOf.value))
    var summary = SampleSummary(deliveries: [], planted: [], bornOutOfWedlock: 0, paternityEstablished: 0)
    for (number, county) in options.counties.enumerated() {
      let (delivery, tally) = try write(county, number: number, below: folder, roster: &roster)
      summary.deliveries.append(delivery)
      summary.bornOutOfWedlock += tally.bornOutOfWedlock
      summary.paternityEstablished += tally.established
      if !options.defects.isEmpty {
        summary.planted += try DefectPlanter(folder: folder + "/" + delivery.folder, seed: options.seed)
          .plant(options.defects)
      }
    }
    if !options.defects.isEmpty { try PlantedDefect.write(summary.planted, to: folder + "/planted.csv") }
    if options.hasTraffic { try TrafficWriter(roster, options).write(to: folder) }
    return summary
  }

  private func write(
    _ county: SampleCounty, number: Int, below folder: String, roster: inout TrafficRoster
  ) throws -> (DeliverySummary, PaternityTally) {
    let name = Self.folderName(county, asOf: options.asOf)
    try makeFolder(folder + "/" + name)
    let fips = Int(county.fips) ?? 0
    let generator = CaseloadGenerator(
      seed: options.seed, county: fips, sharedWith: sharedChildren(number),
      span: HistorySpan(asOf: options.asOf, years: options.years), hasPartners: options.hasTraffic)
    let writer = try makeWriter(county, fips: fips, folder: folder + "/" + name)
    let even = options.cases / options.counties.count + (number < options.cases % options.counties.count ? 1 : 0)
    let share = county.cases ?? even
    let room = options.targetBytes.map { $0 / options.counties.count }
    var families = 0
    while true {
      if let room {
        // Stops where half of a family more would be too much.
        if families > 0, writer.bytes + writer.bytes / families / 2 >= room { break }
      } else if generator.cases >= share {
        break
      }
      generator.nextRows(casesLeft: room == nil ? share - generator.cases : Int.max)
      try writer.write(generator.rows)
      if options.hasTraffic { roster.add(generator.rows) }
      families += 1
    }
    let tables = try writer.finish()
    let delivery = DeliverySummary(
      county: county.fips, shape: county.shape, folder: name, cases: generator.cases, bytes: writer.bytes,
      tables: tables)
    return (delivery, generator.tally)
  }

  /// Counties share children by twos, in the order of the options.
  private func sharedChildren(_ number: Int) -> SharedChildren? {
    let first = number & ~1
    guard first + 1 < options.counties.count, let numberedBy = Int(options.counties[first].fips),
      let other = Int(options.counties[first + 1].fips)
    else { return nil }
    return SharedChildren(numberedBy: numberedBy, other: other)
  }

  /// The name of a delivery's folder, as the county's own system gives it.
  static func folderName(_ county: SampleCounty, asOf: DayNumber) -> String {
    let day = asOf.description
    switch county.shape {
    case .standard, .standardGzip: return county.fips + "-" + day
    case .pipe: return "CSES_" + county.fips + "_" + day.split(separator: "-").joined()
    case .mainframe: return "PRSM" + county.fips + "." + day.split(separator: "-").joined()
    case .xml: return "child-support-" + county.fips + "-" + day
    }
  }

  private func makeWriter(_ county: SampleCounty, fips: Int, folder: String) throws -> any DeliveryWriter {
    switch county.shape {
    case .standard: try StandardWriter(folder: folder, gzip: false, hasLetters: options.hasTraffic)
    case .standardGzip: try StandardWriter(folder: folder, gzip: true, hasLetters: options.hasTraffic)
    case .pipe: try PipeWriter(folder: folder, county: fips, asOf: options.asOf)
    case .mainframe: try MainframeWriter(folder: folder, county: fips, asOf: options.asOf)
    case .xml: try XMLWriter(folder: folder, county: fips, asOf: options.asOf)
    }
  }
}
