/// The pairs of spellings that are worth comparing: those that share a key (an address, a name in the state, a rare word
/// in the town or area, the beginning of the letters in the ZIP code …).
struct CandidatePairs {
  /// Lower spelling in the high half, higher one in the low half; distinct, ascending.
  private(set) var pairs: [UInt64] = []

  /// - Parameter isWanted: spellings of which at least one must be in a pair; all where it is `nil`.
  init(_ spellings: EmployerSpellings, _ facts: ListFacts, _ model: MatchModel, isWanted: [Bool]? = nil) {
    guard spellings.count > 1 else { return }
    let itemBits = UInt64(64 - (spellings.count - 1).leadingZeroBitCount)
    let itemMask = (UInt64(1) << itemBits) - 1
    var keys: [UInt64] = []
    keys.reserveCapacity(spellings.count * 14)
    let rareWord = max(2, model.rareWord * facts.names / 32_768)
    let commonWord = max(2, model.commonWord * facts.names / 32_768)
    for index in 0..<spellings.count where spellings.hasName(Int32(index)) {
      Self.keys(of: index, spellings, facts, rareWord: rareWord, commonWord: commonWord) { key in
        keys.append((key & ~itemMask) | UInt64(index))
      }
    }
    RadixSort.sort(&keys)
    collect(keys, itemMask: itemMask, model: model, isWanted: isWanted)
    RadixSort.sortDistinct(&pairs)
  }

  private mutating func collect(_ keys: [UInt64], itemMask: UInt64, model: MatchModel, isWanted: [Bool]?) {
    keys.withUnsafeBufferPointer { keys in
      var first = 0
      while first < keys.count {
        var end = first + 1
        while end < keys.count, (keys[first] ^ keys[end]) & ~itemMask == 0 { end += 1 }
        let reach = end - first <= model.wholeBlock ? end - first : model.neighbours
        for left in first..<end {
          let one = keys[left] & itemMask
          for right in (left + 1)..<max(left + 1, min(end, left + 1 + reach)) {
            let other = keys[right] & itemMask
            guard one != other else { continue }
            if let isWanted, !isWanted[Int(one)], !isWanted[Int(other)] { continue }
            pairs.append(one << 32 | other)
          }
        }
        first = end
      }
    }
  }

  /// The kinds of keys.
  private enum Key {
    static let address: UInt64 = 0x9E37_79B9_7F4A_7C15
    static let plusFour = address &* 2
    static let numberInTown = address &* 3
    static let nameInState = address &* 4
    static let lettersInState = address &* 5
    static let wordInZIP = address &* 6
    static let wordInTown = address &* 7
    static let wordInArea = address &* 8
    static let rareWordInState = address &* 9
    static let wordsInState = address &* 10
    static let beginningInZIP = address &* 11
    static let endInZIP = address &* 12
  }

  @inline(__always)
  private static func keys(
    of index: Int, _ spellings: EmployerSpellings, _ facts: ListFacts, rareWord: Int, commonWord: Int,
    _ add: (UInt64) -> Void
  ) {
    @inline(__always)
    func key(_ kind: UInt64, _ first: Int32, _ second: Int64) -> UInt64 {
      ListFacts.mixed(ListFacts.mixed(kind, Int64(first)), second)
    }
    let zip = spellings.zip5[index]
    let state = spellings.state[index]
    let city = spellings.city[index]
    let hasPoint = spellings.box[index] >= 0 || spellings.houseNumber[index] >= 0
    if zip >= 0, hasPoint { add(key(Key.address, facts.addressOf[index], 0)) }
    if zip >= 0, spellings.zip4[index] >= 0 { add(key(Key.plusFour, zip, Int64(spellings.zip4[index]))) }
    if spellings.houseNumber[index] >= 0, city >= 0 {
      add(key(Key.numberInTown, city, Int64(spellings.houseNumber[index])))
    }
    add(key(Key.nameInState, state, Int64(spellings.nameKey[index])))
    if spellings.stemKey[index] >= 0 { add(key(Key.nameInState, state, Int64(spellings.stemKey[index]))) }
    add(key(Key.lettersInState, state, Int64(spellings.lettersKey[index])))
    rarestWords(of: index, spellings, facts) { words, count in
      for rank in 0..<count {
        let word = Int64(words[rank])
        if rank < 2 || facts.namesOfWord.count(words[rank]) <= commonWord {
          if zip >= 0 { add(key(Key.wordInZIP, zip, word)) }
          if city >= 0 { add(key(Key.wordInTown, city, Int64(state) << 32 | word)) }
        }
        if rank < 2, zip >= 0 { add(key(Key.wordInArea, zip / 100, word)) }
        if facts.namesOfWord.count(words[rank]) <= rareWord { add(key(Key.rareWordInState, state, word)) }
      }
      for (first, second) in [(0, 1), (0, 2), (1, 2)] where second < count {
        add(key(Key.wordsInState, state, Int64(words[first]) << 32 | Int64(words[second])))
      }
    }
    let letters = Int(spellings.lettersStart[index])..<Int(spellings.lettersStart[index + 1])
    if zip >= 0, letters.count >= 5 {
      var beginning: Int64 = 0
      var end: Int64 = 0
      for place in 0..<5 {
        beginning = beginning << 8 | Int64(spellings.letters[letters.lowerBound + place])
        end = end << 8 | Int64(spellings.letters[letters.upperBound - 5 + place])
      }
      add(key(Key.beginningInZIP, zip, beginning))
      add(key(Key.endInZIP, zip, end))
    }
  }

  /// The four rarest words of a name, rarest first.
  @inline(__always)
  private static func rarestWords(
    of index: Int, _ spellings: EmployerSpellings, _ facts: ListFacts,
    _ body: (UnsafeMutableBufferPointer<Int32>, Int) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 5) { words in
      var count = 0
      for place in Int(spellings.nameStart[index])..<Int(spellings.nameStart[index + 1]) {
        let word = spellings.nameWords[place]
        let names = facts.namesOfWord.count(word)
        var rank = count
        while rank > 0 {
          let before = facts.namesOfWord.count(words[rank - 1])
          guard names < before || (names == before && word < words[rank - 1]) else { break }
          words[rank] = words[rank - 1]
          rank -= 1
        }
        if rank < 4 {
          words[rank] = word
          count = min(count + 1, 4)
        }
      }
      body(words, count)
    }
  }
}
