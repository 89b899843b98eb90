/// A kind of defect, and how often.
public struct DefectRequest: Sendable, Equatable {
  public var kind: String
  public var count: Int
  public init(kind: String, count: Int = 1) { self.kind = kind; self.count = count }
}
public struct PlantedDefect: Sendable, Equatable {
  static func write(_ planted: [PlantedDefect], to path: String) throws {}
}
struct DefectPlanter {
  var folder: String
  var seed: UInt64
  func plant(_ requests: [DefectRequest]) throws -> [PlantedDefect] { [] }
}
