import Foundation

/// Shows on a terminal how far long work has come; elsewhere it says nothing.
public final class Progress: @unchecked Sendable {
  private let lock = NSLock()
  private let isShown: Bool
  private var rows = 0
  private var label = ""
  private var shownAt: UInt64 = 0

  public init(isShown: Bool) { self.isShown = isShown }

  /// Standard error is a terminal.
  public static var onTerminal: Progress { Progress(isShown: isatty(STDERR_FILENO) == 1) }

  public func begin(_ label: String) {
    lock.withLock {
      self.label = label
      rows = 0
      show(always: true)
    }
  }

  public func advance(_ count: Int) {
    guard isShown else { return }
    lock.withLock {
      rows += count
      show(always: false)
    }
  }

  public func end() {
    guard isShown else { return }
    lock.withLock { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }

  private func show(always: Bool) {
    guard isShown else { return }
    let now = DispatchTime.now().uptimeNanoseconds
    guard always || now - shownAt > 200_000_000 else { return }
    shownAt = now
    let count = rows == 0 ? "" : ", \(rows) records"
    FileHandle.standardError.write(Data("\r\u{1B}[K\(label)\(count)".utf8))
  }
}
