import Layouts

/// Records read, and how many of them are refused: alone, with their batch, or with the file.
public struct PartnerTally: Sendable {
  public private(set) var read = 0
  public private(set) var isRefused = false
  private var refused = 0
  private(set) var isRecordRefused = false
  /// Records of the open batch, and those refused among them.
  private var batch: (read: Int, refused: Int, isRefused: Bool)?

  /// Records that go to quarantine.
  public var quarantined: Int { isRefused ? read : refused }

  mutating func refuseAll() { isRefused = true }

  mutating func begin() {
    read &+= 1
    isRecordRefused = false
    batch?.read += 1
  }

  mutating func note(_ refusal: PartnerRefusal, ofEarlierRecord: Bool = false) {
    switch refusal {
    case .warning: break
    case .record:
      guard ofEarlierRecord || !isRecordRefused else { return }
      if !ofEarlierRecord { isRecordRefused = true }
      if batch == nil { refused += 1 } else { batch?.refused += 1 }
    case .batch: if batch == nil { note(.record) } else { batch?.isRefused = true }
    case .file: isRefused = true
    }
  }

  /// The record that opens a batch is part of it.
  mutating func beginBatch() {
    let wasRefused = isRecordRefused
    if wasRefused { refused -= 1 }
    batch = (1, wasRefused ? 1 : 0, false)
  }

  /// - Returns: whether the batch is refused whole.
  mutating func endBatch() -> Bool {
    guard let batch else { return false }
    refused += batch.isRefused ? batch.read : batch.refused
    self.batch = nil
    return batch.isRefused
  }
}
