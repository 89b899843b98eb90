import Glibc

/// What a list as a whole says about its words, names and addresses: how rare each is. All gates of the matching are
/// relative to it, so that a list of 5,000 and one of 500,000 employers are judged by the same rules.
struct ListFacts: Sendable {
  /// Distinct names, as a logarithm to base 2 in hundredths.
  let sizeBits: Int32
  /// Distinct names.
  let names: Int
  /// Per word: the same logarithm of names over names with the word.
  private(set) var wordBits: [Int32]
  /// Word -> sets of words (names) that have it.
  let namesOfWord: NumberLists
  /// Name -> ZIP3 areas in which it is found.
  private(set) var areasOfName: [Int32]
  /// Name -> the first of those areas, -1 where none is known.
  private(set) var homeOfName: [Int32]
  /// Spelling -> number of its address, -1 without a street.
  private(set) var addressOf: [Int32]
  let namesOfAddress: NumberLists
  let addressesOfName: NumberLists
  /// Spelling -> names at its address in its ZIP code.
  private(set) var crowd: [Int32]
  /// Spelling -> ZIP codes of its state in which its name is found.
  private(set) var homes: [Int32]
  /// Place in `nameWords` -> names of the town that have the word.
  private(set) var namesInTown: [Int32]

  init(_ spellings: EmployerSpellings) {
    let count = spellings.count
    let nameCount = spellings.wordSets.count
    var isSeen = [Bool](repeating: false, count: nameCount)
    var wordNames: [UInt64] = []
    var areas: [UInt64] = []
    homeOfName = Array(repeating: -1, count: nameCount)
    var used = 0
    for index in 0..<count {
      let name = spellings.nameKey[index]
      if !isSeen[Int(name)] {
        isSeen[Int(name)] = true
        used += 1
        for place in Int(spellings.nameStart[index])..<Int(spellings.nameStart[index + 1]) {
          wordNames.append(UInt64(spellings.nameWords[place]) << 32 | UInt64(name))
        }
      }
      guard spellings.zip5[index] >= 0 else { continue }
      let area = spellings.zip5[index] / 100
      if homeOfName[Int(name)] < 0 { homeOfName[Int(name)] = area }
      areas.append(UInt64(name) << 32 | UInt64(area))
    }
    namesOfWord = NumberLists(&wordNames, count: spellings.words.table.count)
    let areaLists = NumberLists(&areas, count: nameCount)
    areasOfName = (0..<Int32(nameCount)).map { Int32(areaLists.count($0)) }
    names = used
    let total = Double(max(used, 2))
    sizeBits = Int32(100 * log2(total))
    let lists = namesOfWord
    wordBits = (0..<Int32(spellings.words.table.count)).map {
      Int32(100 * log2(total / Double(max(lists.count($0), 1))))
    }

    addressOf = Self.addresses(spellings)
    var atAddress: [UInt64] = []
    var ofName: [UInt64] = []
    for index in 0..<count where addressOf[index] >= 0 {
      atAddress.append(UInt64(addressOf[index]) << 32 | UInt64(spellings.nameKey[index]))
      ofName.append(UInt64(spellings.nameKey[index]) << 32 | UInt64(addressOf[index]))
    }
    namesOfAddress = NumberLists(&atAddress, count: Int((addressOf.max() ?? -1) + 1))
    addressesOfName = NumberLists(&ofName, count: nameCount)
    crowd = []
    for index in 0..<count {
      let isPoint = spellings.zip5[index] >= 0 && (spellings.box[index] >= 0 || spellings.houseNumber[index] >= 0)
      crowd.append(isPoint ? Int32(namesOfAddress.count(addressOf[index])) : 1)
    }
    homes = Self.homes(spellings)
    namesInTown = Self.namesInTown(spellings)
  }

  @inline(__always)
  static func mixed(_ hash: UInt64, _ value: Int64) -> UInt64 {
    var hash = (hash ^ UInt64(bitPattern: value)) &* 0xBF58_476D_1CE4_E5B9
    hash ^= hash >> 31
    return hash &* 0x94D0_49BB_1331_11EB
  }

  /// Numbers of the addresses: ZIP code (or town) with box, else with house number, else with the words of the street.
  private static func addresses(_ spellings: EmployerSpellings) -> [Int32] {
    var keys: [UInt64] = []
    for index in 0..<spellings.count {
      guard spellings.hasStreet[index] else {
        keys.append(0)
        continue
      }
      let isKnown = spellings.zip5[index] >= 0
      var key = mixed(isKnown ? 1 : 2, Int64(isKnown ? spellings.zip5[index] : spellings.city[index]))
      if spellings.box[index] >= 0 {
        key = mixed(mixed(key, -1), Int64(spellings.box[index]))
      } else if spellings.houseNumber[index] >= 0 {
        key = mixed(mixed(key, -2), Int64(spellings.houseNumber[index]))
      } else {
        for place in Int(spellings.streetStart[index])..<Int(spellings.streetStart[index + 1]) {
          key = mixed(mixed(key, -3), Int64(spellings.streetWords[place]))
        }
      }
      keys.append(key | 1)
    }
    return numbers(of: keys)
  }

  /// Numbers keys by their values in the order of first sight; 0 is none.
  private static func numbers(of keys: [UInt64]) -> [Int32] {
    var size = 16
    while size < keys.count * 2 { size <<= 1 }
    var slots = [(key: UInt64, number: Int32)](repeating: (0, -1), count: size)
    var last: Int32 = -1
    return slots.withUnsafeMutableBufferPointer { slots in
      keys.map { key in
        if key == 0 { return -1 }
        var slot = Int(truncatingIfNeeded: key >> 1) & (size - 1)
        while slots[slot].key != 0 {
          if slots[slot].key == key { return slots[slot].number }
          slot = (slot + 1) & (size - 1)
        }
        last += 1
        slots[slot] = (key, last)
        return last
      }
    }
  }

  private static func homes(_ spellings: EmployerSpellings) -> [Int32] {
    let places = numbers(
      of: (0..<spellings.count).map { mixed(mixed(3, Int64(spellings.nameKey[$0])), Int64(spellings.state[$0])) | 1 })
    var pairs = (0..<spellings.count).map { UInt64(places[$0]) << 32 | UInt64(UInt32(bitPattern: spellings.zip5[$0])) }
    let lists = NumberLists(&pairs, count: Int((places.max() ?? -1) + 1))
    return places.map { Int32(lists.count($0)) }
  }

  private static func namesInTown(_ spellings: EmployerSpellings) -> [Int32] {
    var keys = [UInt64](repeating: 0, count: spellings.nameWords.count)
    for index in 0..<spellings.count where spellings.city[index] >= 0 {
      let town = mixed(mixed(4, Int64(spellings.city[index])), Int64(spellings.state[index]))
      for place in Int(spellings.nameStart[index])..<Int(spellings.nameStart[index + 1]) {
        keys[place] = mixed(town, Int64(spellings.nameWords[place])) | 1
      }
    }
    let groups = numbers(of: keys)
    var pairs: [UInt64] = []
    pairs.reserveCapacity(keys.count)
    for index in 0..<spellings.count where spellings.city[index] >= 0 {
      for place in Int(spellings.nameStart[index])..<Int(spellings.nameStart[index + 1]) {
        pairs.append(UInt64(groups[place]) << 32 | UInt64(spellings.nameKey[index]))
      }
    }
    let lists = NumberLists(&pairs, count: Int((groups.max() ?? -1) + 1))
    return groups.map { $0 < 0 ? 1 : Int32(lists.count($0)) }
  }
}
