import Foundation

/// A year of traffic that the real program wrote, and its truth.
final class TrafficYear: Sendable {
  private let scratch: Scratch
  var path: String { scratch.path }
  /// Homes lie outside the input, whose every folder is searched.
  private let homes: Scratch
  var home: String { homes.path + "/home" }

  /// - Parameter folder: where it is written.
  /// - Throws: where the program fails.
  init(seed: Int, cases: Int = 200, in folder: String = NSTemporaryDirectory()) throws {
    scratch = try Scratch(in: folder)
    homes = try Scratch(in: folder)
    let outcome = try Program.run(
      "sample", "--output", scratch.path, "--seed", String(seed), "--cases", String(cases), "--years", "1", "--traffic")
    guard outcome.code == 0 else { throw TrafficFailure(words: outcome.errors) }
  }

  /// The partner files in the order of arrival: `2023-10-06/eiwo-orders.txt`.
  func files() throws -> [(name: String, bytes: Data)] {
    try FileManager.default.subpathsOfDirectory(atPath: path + "/partners").sorted().filter { $0.contains("/") }.map {
      ($0, try Data(contentsOf: URL(fileURLWithPath: path + "/partners/" + $0)))
    }
  }

  func text(_ name: String) throws -> String { try String(contentsOfFile: path + "/" + name, encoding: .utf8) }

  /// Days of the truth: the quarters' ends by the names of their files, and the end of the year.
  func truths() throws -> [(day: String?, file: String)] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted().filter { $0.hasPrefix("expected-status") }.map {
      let day = $0.dropFirst("expected-status-".count).dropLast(".csv".count)
      return ($0 == "expected-status.csv" ? nil : String(day), $0)
    }
  }

  /// Rows of `planted-traffic.csv`: file, line, kind, expected.
  func planted() throws -> [[String]] {
    try text("planted-traffic.csv").split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}

struct TrafficFailure: Error {
  var words: String
}

/// A generator that gives the same order for the same seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

/// The lines that stand in one text and not in the other, at most six of each; blank where they are equal.
func difference(_ found: String, _ expected: String) -> String {
  let one = found.split(separator: "\n")
  let other = expected.split(separator: "\n")
  let more = one.filter { !Set(other).contains($0) }.prefix(6).map { "found    " + $0 }
  let less = other.filter { !Set(one).contains($0) }.prefix(6).map { "expected " + $0 }
  return one == other ? "" : (["differs:"] + more + less).joined(separator: "\n")
}

extension TrafficYear {
  /// Two digits.
  static func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
