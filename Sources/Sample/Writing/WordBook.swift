/// Words as a shape writes them, encoded (and quoted or escaped) once.
final class WordBook {
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  private let encode: (String) -> [UInt8]

  init(encode: @escaping (String) -> [UInt8]) {
    self.encode = encode
  }

  /// Adds words. - Returns: the number of the first; the others follow it.
  func add(_ words: [String]) -> Int {
    let first = starts.count - 1
    for word in words {
      bytes += encode(word)
      starts.append(bytes.count)
    }
    return first
  }

  @inline(__always)
  func append(_ word: Int, to buffer: ByteBuffer) {
    bytes.withUnsafeBufferPointer { all in
      guard let base = all.baseAddress else { return }
      buffer.append(base + starts[word], count: starts[word + 1] &- starts[word])
    }
  }

  func word(_ word: Int) -> ArraySlice<UInt8> { bytes[starts[word]..<starts[word + 1]] }
}
