extension EmployerSpellings {
  /// Cuts a folded name into words: single letters are put together (U S A), blanks and legal forms taken out, every
  /// word replaced by what it counts as.
  mutating func appendName(_ name: UnsafeBufferPointer<UInt8>) {
    let name = Self.withoutStateMark(name)
    var raw: [Int32] = []
    var initials: [UInt8] = []
    var hyphen = -1
    var position = 0
    var previous = 0
    while let word = Self.nextWord(of: name, from: &position) {
      let gap = position - word.count
      if gap > 0, previous < gap, name[previous..<gap].contains(0x2D), previous > 0 {
        hyphen = raw.count + (initials.isEmpty ? 0 : 1)
      }
      previous = position
      if word.count == 1, word[0] >= 0x41 {
        initials.append(word[0])
      } else {
        flush(&initials, to: &raw)
        raw.append(words.number(of: word))
      }
    }
    flush(&initials, to: &raw)

    // From the end: legal forms stand behind a name.
    var tail = raw.count
    while tail > 0, isFormOrBlank(raw[tail - 1]) { tail -= 1 }
    var content: [Int32] = []
    var forms: UInt16 = 0
    var stem = -1
    for (index, word) in raw.enumerated() {
      if index == hyphen { stem = content.count }
      let kinds = words.kinds[Int(word)]
      let form = kinds.legalForm
      if form != 0, index > 0, index >= tail || form == 1 || form == 4 {
        forms |= 1 << form
      } else if word == words.co, index > 0 {
        content.append(words.canonical[Int(words.county)])
      } else if !kinds.contains(.blank) {
        content.append(words.canonical[Int(word)])
      }
    }
    if content.isEmpty { content = raw.map { words.canonical[Int($0)] } }

    legalForms.append(forms)
    firstWord.append(content.first ?? -1)
    let start = letters.count
    for word in content { words.table.withBytes(word) { letters.append(contentsOf: $0) } }
    lettersStart.append(Int32(letters.count))
    let key = letters.withUnsafeBufferPointer {
      letterKeys.number(UnsafeBufferPointer(rebasing: $0[start...]))
    }
    lettersKey.append(key)
    if stem > 0, stem < content.count {
      let words = Self.distinct(content[..<stem])
      stemKey.append(setKey(words))
    } else {
      stemKey.append(-1)
    }
    let distinct = Self.distinct(content[...])
    nameKey.append(setKey(distinct))
    nameWords.append(contentsOf: distinct)
    nameStart.append(Int32(nameWords.count))
  }

  /// A state's mark behind a company's name, as the securities register writes it: `ABERDEEN CO /DE/`, `ABERDEEN /NEW/`.
  private static func withoutStateMark(_ name: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var end = name.count
    while end > 0, name[end - 1] == 0x20 { end -= 1 }
    var behind = end
    if behind > 0, name[behind - 1] == 0x2F { behind -= 1 }
    var first = behind
    while first > 0, name[first - 1] >= 0x41, name[first - 1] <= 0x5A, behind - first < 4 { first -= 1 }
    if first > 1, name[first - 1] == 0x2F, (2...3).contains(behind - first),
      end > behind || name[first - 2] == 0x20
    {
      end = first - 1
    }
    return UnsafeBufferPointer(rebasing: name[..<end])
  }

  private mutating func flush(_ initials: inout [UInt8], to raw: inout [Int32]) {
    guard !initials.isEmpty else { return }
    raw.append(initials.withUnsafeBufferPointer { words.number(of: $0) })
    initials.removeAll(keepingCapacity: true)
  }

  private func isFormOrBlank(_ word: Int32) -> Bool {
    let kinds = words.kinds[Int(word)]
    return kinds.legalForm != 0 || kinds.contains(.blank)
  }

  private static func distinct(_ content: ArraySlice<Int32>) -> [Int32] {
    var words = content.sorted()
    var kept = 0
    for index in words.indices where kept == 0 || words[kept - 1] != words[index] {
      words[kept] = words[index]
      kept += 1
    }
    words.removeLast(words.count - kept)
    return words
  }

  private mutating func setKey(_ words: [Int32]) -> Int32 {
    words.withUnsafeBytes { wordSets.number($0.assumingMemoryBound(to: UInt8.self)) }
  }
}
