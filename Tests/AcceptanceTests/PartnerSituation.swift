/// A transmission that makes an unchanged or plausible record malformed: where it stands, what was counted, what came
/// before.
struct PartnerSituation {
  var layout: String
  /// The record is in the last of them.
  var files: [[[UInt8]]]
  /// 1-based.
  var line: Int
  var sent: [[UInt8]]?

  private init(_ layout: String, _ lines: [[UInt8]], line: Int, after: [[UInt8]]? = nil, sent: [[UInt8]]? = nil) {
    self.layout = layout
    files = (after.map { [$0] } ?? []) + [lines]
    self.line = line
    self.sent = sent
  }

  static func of(_ each: PartnerFixture.Case) -> PartnerSituation? {
    let record = PartnerFixture.malformed(each)
    switch each.layout.split(separator: "-").first {
    case "eiwo": return eiwo(each, record)
    case "ndnh": return ndnh(each, record)
    case "sdnhtx", "sdnhca", "sdnhsc": return state(each, record)
    default: return nil
    }
  }

  private static func eiwo(_ each: PartnerFixture.Case, _ record: [UInt8]) -> PartnerSituation? {
    var orders = PartnerFixture.lines("eiwo-orders.transmission")
    var answers = PartnerFixture.lines("eiwo-acks.transmission")
    func changed(_ index: Int) -> PartnerSituation {
      orders[index] = record
      return PartnerSituation("eiwo", orders, line: index + 1)
    }
    switch (each.layout, each.number) {
    case ("eiwo-header", 4): return PartnerSituation("eiwo", orders, line: 1, after: orders)
    case ("eiwo-header", 10): return PartnerSituation("eiwo", [record] + orders[2...], line: 1)
    case ("eiwo-trailer", 1), ("eiwo-trailer", 2), ("eiwo-trailer", 4): return changed(4)
    case ("eiwo-trailer", 3): return changed(5)
    case ("eiwo-trailer", 10):
      orders.insert(record, at: 5)
      return PartnerSituation("eiwo", orders, line: 6)
    case ("eiwo-detail", 9):
      orders[1].replaceSubrange(30..<39, with: Array("897654321".utf8))
      return changed(2)
    case ("eiwo-detail", 14): return changed(3)
    case ("eiwo-ack", 1), ("eiwo-ack", 8):
      answers[2] = record
      return PartnerSituation("eiwo", answers, line: 3, sent: orders)
    case ("eiwo-ack", 10):
      answers[3] = record
      return PartnerSituation("eiwo", answers, line: 4)
    default: return nil
    }
  }

  private static func ndnh(_ each: PartnerFixture.Case, _ record: [UInt8]) -> PartnerSituation? {
    if each.layout.hasPrefix("ndnh-w4out") { return result(each, record) }
    let family = String(each.layout.prefix(7))
    var lines = PartnerFixture.lines(family + ".transmission")
    switch (each.layout.dropFirst(7), each.context) {
    case ("header", let words) where words.contains("precedes the header"):
      return PartnerSituation(family, [lines[1], record] + lines[2...], line: 2)
    case ("header", let words) where words.contains("batch"):
      return PartnerSituation(family, [record] + lines[1...], line: 1, after: lines)
    case ("detail", let words) where words.hasPrefix("same SSN"):
      return PartnerSituation(family, [lines[0], lines[1], record, lines[3]], line: 3)
    case ("trailer", let words) where words.hasPrefix("two trailers"):
      lines.append(record)
      return PartnerSituation(family, lines, line: 5)
    case ("trailer", let words) where words.hasPrefix("2 "):
      lines[3] = record
      return PartnerSituation(family, lines, line: 4)
    default: return nil
    }
  }

  /// What comes back from the NDNH, held against what was sent.
  private static func result(_ each: PartnerFixture.Case, _ record: [UInt8]) -> PartnerSituation? {
    guard !each.context.isEmpty else { return nil }
    var sent = PartnerFixture.lines("ndnh-w4.transmission")
    if each.layout == "ndnh-w4outcontrol" { return PartnerSituation("ndnh-w4out", [record], line: 1, sent: sent) }
    sent.remove(at: 1)
    let control = PartnerFixture.lines("ndnh-w4outcontrol.valid")[0]
    return PartnerSituation("ndnh-w4out", [control, record], line: 2, sent: sent)
  }

  private static func state(_ each: PartnerFixture.Case, _ record: [UInt8]) -> PartnerSituation? {
    guard !each.context.isEmpty, !each.context.hasPrefix("day of receipt") else { return nil }
    let family = String(each.layout.prefix(6))
    if each.context.hasPrefix("no record of the level above") { return PartnerSituation(family, [record], line: 1) }
    var lines = PartnerFixture.lines(family + ".transmission")
    if each.context.hasPrefix("two trailers") {
      lines.append(record)
    } else {
      lines[lines.count - 1] = record
    }
    return PartnerSituation(family, lines, line: lines.count)
  }
}
