import Dispatch
import Foundation

/// Runs pieces of work that depend on one another on a few threads. Which thread does which piece changes nothing but
/// the time it takes.
struct WorkPool {
  struct Piece {
    /// Pieces, by index, that must be done before.
    var after: [Int]
    /// Among those that can start, the heaviest first.
    var weight: Int
    var work: () throws -> Void
  }

  /// - Parameter jobs: threads at the most.
  /// - Throws: the first error in the order of the pieces, after those under way have ended.
  static func run(_ pieces: [Piece], jobs: Int) throws {
    let state = State(pieces)
    if jobs <= 1 {
      state.serve()
    } else {
      DispatchQueue.concurrentPerform(iterations: jobs) { _ in state.serve() }
    }
    for error in state.errors { if let error { throw error } }
  }

  private final class State: @unchecked Sendable {
    let pieces: [Piece]
    var errors: [(any Error)?]
    private var isDone: [Bool]
    private var isStarted: [Bool]
    private var open: Int
    private var hasFailed = false
    private let condition = NSCondition()

    init(_ pieces: [Piece]) {
      self.pieces = pieces
      errors = Array(repeating: nil, count: pieces.count)
      isDone = Array(repeating: false, count: pieces.count)
      isStarted = isDone
      open = pieces.count
    }

    func serve() {
      condition.lock()
      defer { condition.unlock() }
      while open > 0 {
        let ready = pieces.indices.filter { !isStarted[$0] && pieces[$0].after.allSatisfy { isDone[$0] } }
        guard let next = ready.max(by: { (pieces[$0].weight, $1) < (pieces[$1].weight, $0) }) else {
          condition.wait()
          continue
        }
        isStarted[next] = true
        let isWanted = !hasFailed
        condition.unlock()
        var failure: (any Error)?
        if isWanted {
          do { try pieces[next].work() } catch { failure = error }
        }
        condition.lock()
        errors[next] = failure
        if failure != nil { hasFailed = true }
        isDone[next] = true
        open -= 1
        condition.broadcast()
      }
    }
  }
}
