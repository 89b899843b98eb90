/// Compares two spellings of a list: one level for each comparison. Used by one thread at a time.
final class PairComparer {
  let spellings: EmployerSpellings
  let facts: ListFacts
  /// Rarity of pairs of words that were asked for before.
  private var knownAreas: [UInt64: Int32] = [:]
  private let words: UnsafeMutablePointer<Int32>
  private let places: UnsafeMutablePointer<Int32>
  private static let wordLimit = 64

  init(_ spellings: EmployerSpellings, _ facts: ListFacts) {
    self.spellings = spellings
    self.facts = facts
    words = .allocate(capacity: Self.wordLimit * 3)
    places = .allocate(capacity: Self.wordLimit)
  }

  deinit {
    words.deallocate()
    places.deallocate()
  }

  /// - Parameter levels: room for a level of each comparison, in the order of `Comparison`.
  func compare(_ left: Int, _ right: Int, into levels: UnsafeMutablePointer<UInt8>) {
    let shared = words
    let ownLeft = words + Self.wordLimit
    let ownRight = words + 2 * Self.wordLimit
    var sharedCount = 0
    var leftCount = 0
    var rightCount = 0
    var common: Int32 = 0
    spellings.nameWords.withUnsafeBufferPointer { nameWords in
      var first = Int(spellings.nameStart[left])
      var second = Int(spellings.nameStart[right])
      let firstEnd = Int(spellings.nameStart[left + 1])
      let secondEnd = Int(spellings.nameStart[right + 1])
      while first < firstEnd || second < secondEnd {
        if first < firstEnd, second < secondEnd, nameWords[first] == nameWords[second] {
          if sharedCount < Self.wordLimit {
            shared[sharedCount] = nameWords[first]
            places[sharedCount] = Int32(first)
            sharedCount += 1
          }
          common += facts.wordBits[Int(nameWords[first])]
          first += 1
          second += 1
        } else if second >= secondEnd || (first < firstEnd && nameWords[first] < nameWords[second]) {
          if leftCount < Self.wordLimit {
            ownLeft[leftCount] = nameWords[first]
            leftCount += 1
          }
          first += 1
        } else {
          if rightCount < Self.wordLimit {
            ownRight[rightCount] = nameWords[second]
            rightCount += 1
          }
          second += 1
        }
      }
    }
    common += pairMisspelt(ownLeft, &leftCount, ownRight, &rightCount)
    let own = Own(
      left: ownLeft, leftCount: leftCount, right: ownRight, rightCount: rightCount,
      leftBits: bits(ownLeft, leftCount), rightBits: bits(ownRight, rightCount))
    compareWords(common, own, into: levels)
    compareKinds(own, into: levels)
    compareForms(left, right, into: levels)
    compareAddresses(left, right, into: levels)
    compareRarity(left, right, sharedCount, into: levels)
    levels[Comparison.ownWords.index] = ownWords(left, right, own)
  }

  /// Words that only one of the names has.
  private struct Own {
    var left: UnsafeMutablePointer<Int32>
    var leftCount: Int
    var right: UnsafeMutablePointer<Int32>
    var rightCount: Int
    var leftBits: Int32
    var rightBits: Int32
  }

  private func bits(_ words: UnsafeMutablePointer<Int32>, _ count: Int) -> Int32 {
    var sum: Int32 = 0
    for index in 0..<count { sum += facts.wordBits[Int(words[index])] }
    return sum
  }

  /// Takes out words of which one is the other misspelt or abbreviated. - Returns: the bits they share.
  private func pairMisspelt(
    _ left: UnsafeMutablePointer<Int32>, _ leftCount: inout Int, _ right: UnsafeMutablePointer<Int32>,
    _ rightCount: inout Int
  ) -> Int32 {
    var sum: Int32 = 0
    var first = 0
    next: while first < leftCount {
      for second in 0..<rightCount where isMisspelling(left[first], right[second]) {
        sum += min(
          facts.wordBits[Int(left[first])], facts.wordBits[Int(right[second])], facts.sizeBits * 7 / 10)
        rightCount -= 1
        right[second] = right[rightCount]
        leftCount -= 1
        left[first] = left[leftCount]
        continue next
      }
      first += 1
    }
    return sum
  }

  private func isMisspelling(_ left: Int32, _ right: Int32) -> Bool {
    // A word with a digit in it tells bodies apart by that digit.
    if spellings.words.kinds[Int(left)].union(spellings.words.kinds[Int(right)]).contains(.hasDigit) { return false }
    return spellings.words.table.withBytes(left) { left in
      spellings.words.table.withBytes(right) { right in
        let short = min(left.count, right.count)
        let long = max(left.count, right.count)
        guard short >= 3 else { return false }
        if short >= 4 || long <= 6, zip(left, right).allSatisfy({ $0 == $1 }) { return true }
        guard long >= 5, long - short <= 2 else { return false }
        let distance = EditDistance.between(left, right)
        return distance <= 1 || (distance == 2 && long >= 8)
      }
    }
  }

  private func compareWords(_ common: Int32, _ own: Own, into levels: UnsafeMutablePointer<UInt8>) {
    let low = min(own.leftBits, own.rightBits)
    let high = max(own.leftBits, own.rightBits)
    let shorter = common == 0 ? 0 : common * 100 / (common + low)
    let longer = common == 0 ? 0 : common * 100 / (common + high)
    levels[Comparison.shorterName.index] = level(-shorter, below: [-100, -75, -50])
    levels[Comparison.longerName.index] = level(-longer, below: [-100, -80, -65, -50, -35])
    levels[Comparison.sharedWords.index] = level(
      common - facts.sizeBits + 1, below: [-900, -600, -300, 0, 400, 800, 1400, 2200])
  }

  /// The first gate that the value does not exceed.
  @inline(__always)
  private func level(_ value: Int32, below gates: StaticGates) -> UInt8 {
    var level: UInt8 = 0
    for gate in gates.values {
      if value <= gate { return level }
      level += 1
    }
    return level
  }

  private func compareKinds(_ own: Own, into levels: UnsafeMutablePointer<UInt8>) {
    var left: NameWords.Kinds = []
    var right: NameWords.Kinds = []
    for index in 0..<own.leftCount { left.formUnion(spellings.words.kinds[Int(own.left[index])]) }
    for index in 0..<own.rightCount { right.formUnion(spellings.words.kinds[Int(own.right[index])]) }
    func both(_ kind: NameWords.Kinds) -> (Bool, Bool) { (left.contains(kind), right.contains(kind)) }
    let numerals = both(.numeral)
    levels[Comparison.numbers.index] = !numerals.0 && !numerals.1 ? 0 : numerals.0 && numerals.1 ? 2 : 1
    let kinds = both(.kind)
    levels[Comparison.kindOfBody.index] =
      !kinds.0 && !kinds.1 ? 0 : kinds.0 && kinds.1 ? 3 : kinds.0 == (own.leftBits >= own.rightBits) ? 1 : 2
    let relations = both(.relation)
    levels[Comparison.friendsOf.index] = relations.0 || relations.1 ? 1 : 0
  }

  private func compareForms(_ left: Int, _ right: Int, into levels: UnsafeMutablePointer<UInt8>) {
    levels[Comparison.letters.index] = letters(left, right)
    let first = spellings.legalForms[left]
    let second = spellings.legalForms[right]
    levels[Comparison.legalForm.index] =
      first == second ? (first == 0 ? 0 : 1) : first == 0 || second == 0 || first & second != 0 ? 2 : 3
    let leftStem = spellings.stemKey[left]
    let rightStem = spellings.stemKey[right]
    if leftStem < 0, rightStem < 0 {
      levels[Comparison.branchSuffix.index] = 0
    } else {
      let isSame =
        leftStem >= 0 && rightStem >= 0
        ? leftStem == rightStem : leftStem == spellings.nameKey[right] || rightStem == spellings.nameKey[left]
      levels[Comparison.branchSuffix.index] = isSame ? 1 : 2
    }
    levels[Comparison.firstWord.index] = spellings.firstWord[left] == spellings.firstWord[right] ? 1 : 0
  }

  private func letters(_ left: Int, _ right: Int) -> UInt8 {
    if spellings.lettersKey[left] == spellings.lettersKey[right] { return 0 }
    let first = Int(spellings.lettersStart[left])..<Int(spellings.lettersStart[left + 1])
    let second = Int(spellings.lettersStart[right])..<Int(spellings.lettersStart[right + 1])
    let longest = min(EditDistance.limit, max(first.count, second.count))
    let distance = spellings.letters.withUnsafeBufferPointer {
      EditDistance.between(UnsafeBufferPointer(rebasing: $0[first]), UnsafeBufferPointer(rebasing: $0[second]))
    }
    let alike = longest == 0 ? 0 : 100 - distance * 100 / longest
    return 1 + level(Int32(-alike), below: [-94, -88, -80, -70, -55, -40])
  }

  private func compareAddresses(_ left: Int, _ right: Int, into levels: UnsafeMutablePointer<UInt8>) {
    levels[Comparison.address.index] = address(left, right)
    levels[Comparison.crowd.index] = level(
      min(facts.crowd[left], facts.crowd[right]), below: [2, 4, 8, 16, 32, 64])
    let leftUnit = spellings.unit[left]
    let rightUnit = spellings.unit[right]
    levels[Comparison.unit.index] = leftUnit < 0 || rightUnit < 0 ? 0 : leftUnit == rightUnit ? 1 : 2
    levels[Comparison.zip.index] = zipLevel(left, right)
    let first = facts.addressOf[left]
    let second = facts.addressOf[right]
    let leftName = spellings.nameKey[left]
    let rightName = spellings.nameKey[right]
    levels[Comparison.namesOfBothAddresses.index] =
      first < 0 || second < 0 || first == second
      ? 0 : UInt8(facts.namesOfAddress.shared(first, second, except: (leftName, rightName), limit: 3))
    levels[Comparison.addressesOfBothNames.index] =
      leftName == rightName
      ? 0 : UInt8(facts.addressesOfName.shared(leftName, rightName, except: (first, second), limit: 3))
  }

  private func compareRarity(_ left: Int, _ right: Int, _ sharedCount: Int, into levels: UnsafeMutablePointer<UInt8>) {
    levels[Comparison.rarity.index] = level(areas(left, right, sharedCount), below: [1, 2, 4, 8, 16, 64])
    let isSameName = spellings.nameKey[left] == spellings.nameKey[right]
    levels[Comparison.placesOfName.index] =
      isSameName ? level(max(facts.homes[left], facts.homes[right]), below: [0, 1, 2, 3, 4, 6, 10]) : 0
    guard isSameTown(left, right) else {
      levels[Comparison.rarityInTown.index] = 5
      return
    }
    var names: Int32 = 99
    for index in 0..<sharedCount { names = min(names, facts.namesInTown[Int(places[index])]) }
    levels[Comparison.rarityInTown.index] = level(names, below: [2, 4, 8, 98])
  }

  func isSameTown(_ left: Int, _ right: Int) -> Bool {
    spellings.city[left] == spellings.city[right] && spellings.city[left] >= 0
      && spellings.state[left] == spellings.state[right]
  }

  private func zipLevel(_ left: Int, _ right: Int) -> UInt8 {
    let first = spellings.zip5[left]
    let second = spellings.zip5[right]
    if first < 0 || second < 0 { return 5 }
    if first == second { return spellings.zip4[left] >= 0 && spellings.zip4[left] == spellings.zip4[right] ? 0 : 1 }
    if isSameTown(left, right) { return 2 }
    return first / 100 == second / 100 ? 3 : 4
  }

  /// ZIP3 areas of the names that have both of the rarest shared words; of the name itself where it is the same.
  private func areas(_ left: Int, _ right: Int, _ sharedCount: Int) -> Int32 {
    if spellings.nameKey[left] == spellings.nameKey[right] { return facts.areasOfName[Int(spellings.nameKey[left])] }
    var first: Int32 = -1
    var second: Int32 = -1
    for index in 0..<sharedCount {
      let word = words[index]
      if first < 0 || facts.namesOfWord.count(word) < facts.namesOfWord.count(first) {
        second = first
        first = word
      } else if second < 0 || facts.namesOfWord.count(word) < facts.namesOfWord.count(second) {
        second = word
      }
    }
    if first < 0 || facts.namesOfWord.count(first) > Self.commonWord { return .max }
    let key = UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
    if let known = knownAreas[key] { return known }
    var homes: Set<Int32> = []
    let names = facts.namesOfWord.values
    let range = facts.namesOfWord.range(first)
    var other = second < 0 ? 0..<0 : facts.namesOfWord.range(second)
    for place in range where homes.count <= 64 {
      if second >= 0 {
        while let candidate = other.first, names[candidate] < names[place] {
          other = (candidate + 1)..<other.upperBound
        }
        guard let candidate = other.first, names[candidate] == names[place] else { continue }
      }
      homes.insert(facts.homeOfName[Int(names[place])])
    }
    let areas = Int32(homes.count)
    knownAreas[key] = areas
    return areas
  }

  /// A word of more names than this tells nothing about where it is found.
  private static let commonWord = 3000

  private func ownWords(_ left: Int, _ right: Int, _ own: Own) -> UInt8 {
    if own.leftCount == 0, own.rightCount == 0 { return 0 }
    let isOneSided = own.leftCount == 0 || own.rightCount == 0
    let hasLeft = hasOtherThanPlace(own.left, own.leftCount, left)
    let hasRight = hasOtherThanPlace(own.right, own.rightCount, right)
    if !hasLeft, !hasRight { return isOneSided ? 1 : 2 }
    if !hasLeft || !hasRight { return isOneSided ? 3 : 4 }
    return min(own.leftBits, own.rightBits) < facts.sizeBits / 2 ? 5 : 6
  }

  private func hasOtherThanPlace(_ words: UnsafeMutablePointer<Int32>, _ count: Int, _ index: Int) -> Bool {
    let town = Int(spellings.cityStart[index])..<Int(spellings.cityStart[index + 1])
    return (0..<count).contains { own in
      !spellings.words.branches.contains(words[own])
        && !town.contains { spellings.cityWords[$0] == words[own] }
    }
  }
}

/// Gates written as a literal, without an array in the hot loop.
private struct StaticGates: ExpressibleByArrayLiteral {
  let values: [Int32]
  init(arrayLiteral elements: Int32...) { values = elements }
}
