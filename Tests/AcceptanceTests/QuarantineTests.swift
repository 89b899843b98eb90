import Foundation
import Testing

/// Nothing is lost: what was read and not loaded is in quarantine, byte by byte.
@Suite struct QuarantineTests {
  private struct Run: Decodable {
    struct Delivery: Decodable {
      struct Outcome: Decodable {
        struct Counts: Decodable {
          var read: Int
          var accepted: Int
          var quarantined: Int
        }
        var counts: [Counts]
      }
      var name: String
      var status: String
      var outcome: Outcome
    }
    var deliveries: [Delivery]
  }

  @Test func `every record that was not loaded is kept as it was delivered`() throws {
    let home = try LoadedHome.sample.get()
    let id = try #require(FileManager.default.contentsOfDirectory(atPath: home.path + "/runs").first)
    let folder = home.path + "/runs/" + id
    let run = try JSONDecoder().decode(Run.self, from: Data(contentsOf: URL(fileURLWithPath: folder + "/run.json")))
    var unknown = 0
    for delivery in run.deliveries where delivery.status == "accepted" {
      let counts = delivery.outcome.counts
      #expect(counts.allSatisfy { $0.read == $0.accepted + $0.quarantined })
      let quarantine = folder + "/quarantine/" + delivery.name
      var kept = 0
      for name in (try? FileManager.default.contentsOfDirectory(atPath: quarantine).sorted()) ?? []
      where name.hasSuffix(".bytes.csv") {
        let rows = try String(contentsOfFile: quarantine + "/" + name, encoding: .utf8).split(separator: "\n")
          .dropFirst()
        kept += rows.count
        if name == "unknown.bytes.csv" { unknown += rows.count }
        for row in rows { try expectBytes(row.split(separator: ",").map(String.init)) }
      }
      #expect(kept == counts.reduce(0) { $0 + $1.quarantined }, "\(delivery.name)")
    }
    #expect(unknown > 0)
  }

  /// `file,line,byte,bytes_hex`: the bytes stand in the file at that place, where the file is plain.
  private func expectBytes(_ row: [String]) throws {
    let path = Program.root + "/sample-input/" + row[0]
    guard !row[0].hasSuffix(".gz"), !row[0].hasSuffix(".xml"), let data = FileManager.default.contents(atPath: path)
    else { return }
    let offset = try #require(Int(row[2]))
    let hex = row[3]
    let found = data.dropFirst(offset).prefix(hex.utf8.count / 2).map {
      String($0 >> 4, radix: 16) + String($0 & 15, radix: 16)
    }.joined()
    #expect(found == hex, "\(row[0]) line \(row[1])")
  }
}
