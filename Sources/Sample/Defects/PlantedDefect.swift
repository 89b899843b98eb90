/// A kind of defect, and how often it is planted in each delivery.
public struct DefectRequest: Sendable, Equatable {
  /// Name of a `DefectKind`, such as `bad-date`.
  public var kind: String
  public var count: Int

  public init(kind: String, count: Int = 1) {
    self.kind = kind
    self.count = count
  }
}

/// What a planted defect does to the thing it is about (county-extract.md, section 3).
public enum DefectSeverity: String, Sendable, CaseIterable {
  case rejectDelivery = "reject_delivery"
  case rejectRecord = "reject_record"
  case warning
}

/// One defect that was planted: the finding that a check has to make.
public struct PlantedDefect: Sendable, Equatable {
  /// Name of the delivery's folder.
  public var delivery: String
  public var defect: String
  public var severity: DefectSeverity
  /// Family of the fault: `REQ`, `DTE`, `REF` …
  public var code: String
  /// Path below the folder that holds the delivery.
  public var file: String
  /// 1-based line (or record) in the unpacked file; 0 where there is none.
  public var line: Int
  public var table: String
  public var field: String
  /// The record's key, its fields joined by `|`.
  public var key: String

  public static let header = "delivery,defect,severity,code,file,line,table,field,key"

  /// The line of `planted.csv`.
  public var csv: String {
    let place = line == 0 ? "" : String(line)
    let fields = [delivery, defect, severity.rawValue, code, file, place, table, field, key]
    return fields.map { String(decoding: StandardWriter.csvField($0), as: UTF8.self) }.joined(separator: ",")
  }

  /// Writes `planted.csv`. - Throws: `SampleError.cannotWrite`.
  public static func write(_ planted: [PlantedDefect], to path: String) throws {
    let file = try DeliveryFile(path: path)
    file.buffer.append(header + "\n")
    for defect in planted { file.buffer.append(defect.csv + "\n") }
    _ = try file.finish()
  }
}
