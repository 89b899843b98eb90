import Foundation

/// Positions of fields, read from the definitions by plain text search, beside the program's own reader.
enum PartnerPlaces {
  static func range(_ each: PartnerFixture.Case) -> ClosedRange<Int> {
    if each.field == "(record)" {
      return 1...PartnerFixture.malformed(each).count
    }
    let folder = Program.root + "/schemas/federal"
    let families = try! FileManager.default.contentsOfDirectory(atPath: folder)
    for family in families {
      guard let text = try? String(contentsOfFile: "\(folder)/\(family)/\(each.layout).yaml", encoding: .utf8) else {
        continue
      }
      for line in text.split(separator: "\n") where line.hasPrefix("  - {name: \(each.field), at: ") {
        let place = line.dropFirst("  - {name: \(each.field), at: ".count).prefix { $0 != "," }.split(separator: "-")
        return Int(place[0])!...Int(place[place.count - 1])!
      }
    }
    return 0...0
  }
}
