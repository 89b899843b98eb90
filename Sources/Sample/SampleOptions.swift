import Records

/// How a county delivers its data.
public enum DeliveryShape: String, Sendable, CaseIterable, Codable {
  /// The standard county extract, plain CSV.
  case standard
  /// The standard county extract, gzip.
  case standardGzip = "gzip"
  /// Pipe-delimited exports with header lines.
  case pipe
  /// One file of fixed-length EBCDIC records.
  case mainframe
  /// One XML file.
  case xml
}

/// A county that sends a delivery, and how it sends it.
public struct SampleCounty: Sendable, Equatable {
  /// Five digits, such as `27003`.
  public var fips: String
  public var shape: DeliveryShape
  /// Cases of the county; `nil` = its share of all.
  public var cases: Int?

  public init(fips: String, shape: DeliveryShape, cases: Int? = nil) {
    self.fips = fips
    self.shape = shape
    self.cases = cases
  }
}

/// What is wrong with the options of `ivd sample`.
public enum SampleError: Error, Equatable {
  case notACounty(String)
  case repeatedCounty(String)
  case notADate(String)
  case noCases
  case defectsNeedStandardShape(String)
  case unknownDefect(String)
  case trafficNeedsStandardShape(String)
  case trafficNeedsObligors
  case noRecordFor(defect: String, folder: String)
  case cannotWrite(path: String, reason: String)
  case cannotRead(path: String, reason: String)
}

extension SampleError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notACounty(let text): "county \(text): expected five digits"
    case .repeatedCounty(let text): "county \(text): given twice"
    case .notADate(let text): "as-of date \(text): expected a calendar date as YYYY-MM-DD"
    case .noCases: "no cases: expected at least one county and one case"
    case .defectsNeedStandardShape(let shape): "defects: cannot be planted in shape \(shape); expected standard or gzip"
    case .unknownDefect(let name): "defect \(name): not known"
    case .trafficNeedsStandardShape(let shape):
      "traffic: cannot be made beside shape \(shape); expected standard or gzip"
    case .trafficNeedsObligors: "traffic: no obligor with an SSN in the caseload; expected more cases"
    case .noRecordFor(let defect, let folder): "defect \(defect): no record of \(folder) could carry it"
    case .cannotWrite(let path, let reason): "\(path): cannot be written: \(reason)"
    case .cannotRead(let path, let reason): "\(path): cannot be read: \(reason)"
    }
  }
}

/// What `ivd sample` is to make. The same options give the same bytes.
public struct SampleOptions: Sendable, Equatable {
  public var seed: UInt64
  /// Cases of all counties together, where a county does not say its own; not read where `targetBytes` is given.
  public var cases: Int
  public var counties: [SampleCounty]
  public var asOf: DayNumber
  /// Years of charges and payments.
  public var years: Int
  /// Defects to plant in deliveries of the standard shapes, each so many times in every one.
  public var defects: [DefectRequest]
  /// Size of all deliveries together, as delivered.
  public var targetBytes: Int?
  /// A year of partner files beside the deliveries. Its people have names of letters only and SSNs of area 666, since
  /// partners' layouts take neither digits in a name nor the areas 000 and 900 to 999.
  public var hasTraffic = false

  /// - Throws: `SampleError` where a county, the date or the number of cases is impossible.
  public init(
    seed: UInt64, cases: Int, counties: [SampleCounty], asOf: String = "2024-09-30", years: Int = 5,
    defects: [DefectRequest] = [], targetBytes: Int? = nil
  ) throws {
    guard let day = DayNumber(asOf) else { throw SampleError.notADate(asOf) }
    guard !counties.isEmpty, cases > 0 || targetBytes != nil else { throw SampleError.noCases }
    var seen: Set<String> = []
    for county in counties {
      guard county.fips.utf8.count == 5, county.fips.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
        county.fips != "00000"
      else { throw SampleError.notACounty(county.fips) }
      guard seen.insert(county.fips).inserted else { throw SampleError.repeatedCounty(county.fips) }
    }
    self.seed = seed
    self.cases = cases
    self.counties = counties
    self.asOf = day
    self.years = years
    self.defects = defects
    self.targetBytes = targetBytes
  }

  /// All counties in one shape.
  public init(
    seed: UInt64, cases: Int, counties: [String] = ["27003"], asOf: String = "2024-09-30",
    shape: DeliveryShape = .standard, years: Int = 5, defects: [DefectRequest] = [], targetBytes: Int? = nil
  ) throws {
    try self.init(
      seed: seed, cases: cases, counties: counties.map { SampleCounty(fips: $0, shape: shape) }, asOf: asOf,
      years: years, defects: defects, targetBytes: targetBytes)
  }
}
