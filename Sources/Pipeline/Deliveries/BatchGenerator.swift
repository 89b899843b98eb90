import Foundation
import Records

/// Turns a reader that pushes batches into one from which batches are pulled: the reader runs on a thread of its own
/// and waits while a batch is in use.
final class BatchGenerator: @unchecked Sendable {
  private let condition = NSCondition()
  private var batch: RecordBatch?
  private var isWanted = false
  private var isDone = false
  private var isCancelled = false
  private var failure: (any Error)?
  private let body: (_ push: (RecordBatch) throws -> Void) throws -> Void

  private struct Cancelled: Error {}

  /// - Parameter body: pushes batches; each is in use until the push returns.
  init(_ body: @escaping (_ push: (RecordBatch) throws -> Void) throws -> Void) {
    self.body = body
    let thread = Thread { [self] in
      var failure: (any Error)?
      do { try self.body { try push($0) } } catch { failure = error }
      condition.lock()
      self.failure = failure is Cancelled ? nil : failure
      isDone = true
      condition.broadcast()
      condition.unlock()
    }
    thread.stackSize = 4 << 20
    thread.start()
  }

  /// The next batch; the one before is no longer valid. `nil` at the end.
  func next() throws -> RecordBatch? {
    condition.lock()
    defer { condition.unlock() }
    batch = nil
    isWanted = true
    condition.broadcast()
    while batch == nil, !isDone { condition.wait() }
    if let failure { throw failure }
    return batch
  }

  /// Ends the reader early and waits for it.
  func cancel() {
    condition.lock()
    isCancelled = true
    batch = nil
    condition.broadcast()
    while !isDone { condition.wait() }
    condition.unlock()
  }

  private func push(_ next: RecordBatch) throws {
    condition.lock()
    defer { condition.unlock() }
    while !isWanted, !isCancelled { condition.wait() }
    if isCancelled { throw Cancelled() }
    isWanted = false
    batch = next
    condition.broadcast()
    while batch != nil, !isCancelled { condition.wait() }
    if isCancelled { throw Cancelled() }
  }
}
