/// Something planted in the traffic, and what has to come of it.
struct PlantedTraffic: Sendable {
  /// 1-based; 0 = the whole file.
  var line: Int
  var kind: String
  var expected: String
}

/// One file that arrives at the state. It lies in a folder named for the day of arrival, from which a run takes the day
/// of receipt; the order of the names is that of arrival.
struct TrafficFile {
  var name: String
  var bytes: [UInt8] = []
  var planted: [PlantedTraffic] = []
  private(set) var lines = 0

  /// - Parameters:
  ///   - arrival: the day on which it arrives.
  ///   - kind: such as `eiwo-orders.txt`.
  init(arrival: Int, _ kind: String) { name = TrafficText.dashed(arrival) + "/" + kind }

  mutating func add(_ record: FixedRecord, kind: String = "", expected: String = "") {
    bytes += record.line
    lines += 1
    plant(kind, expected)
  }

  mutating func add(text: String, kind: String = "", expected: String = "") {
    bytes += Array(text.utf8) + [0x0A]
    lines += 1
    plant(kind, expected)
  }

  /// Something planted in the line that was added last.
  private mutating func plant(_ kind: String, _ expected: String) {
    if !kind.isEmpty { planted.append(PlantedTraffic(line: lines, kind: kind, expected: expected)) }
  }

  mutating func plantWhole(_ kind: String, _ expected: String) {
    planted.append(PlantedTraffic(line: 0, kind: kind, expected: expected))
  }

  /// The same bytes under another name.
  func again(arrival: Int, _ kind: String) -> TrafficFile {
    var copy = TrafficFile(arrival: arrival, kind)
    copy.bytes = bytes
    copy.plantWhole("same bytes again", "already received")
    return copy
  }

  /// The first part of the bytes, cut within a record.
  func cut(arrival: Int, _ kind: String) -> TrafficFile {
    var copy = TrafficFile(arrival: arrival, kind)
    copy.bytes = Array(bytes.prefix(bytes.count * 6 / 10))
    copy.plantWhole("cut off", "refused")
    return copy
  }
}
