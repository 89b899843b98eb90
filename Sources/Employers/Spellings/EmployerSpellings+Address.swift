extension EmployerSpellings {
  /// Takes house number, box, unit and the words of the street out of a folded street line.
  mutating func appendStreet(_ line: UnsafeBufferPointer<UInt8>) {
    var tokens: [Int32] = []
    var position = 0
    var previous = 0
    while let word = Self.nextWord(of: line, from: &position) {
      let gap = position - word.count
      if line[previous..<gap].contains(0x23) { tokens.append(street.unitMark) }
      previous = position
      if word.count == 1, word[0] == 0x4F, let last = tokens.last,
        street.table.withBytes(last, { $0.elementsEqual([0x50]) })
      {
        // P O BOX
        tokens.removeLast()
        continue
      }
      let number = street.number(of: word)
      tokens.append(street.canonical[Int(number)])
    }
    var house: Int32 = -1
    var boxNumber: Int32 = -1
    var unitNumber: Int32 = -1
    var kept: [Int32] = []
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      switch street.kinds[Int(token)] {
      case .box where index + 1 < tokens.count:
        var next = index + 1
        while next < tokens.count, tokens[next] == street.unitMark || street.kinds[Int(tokens[next])] == .box {
          next += 1
        }
        if next < tokens.count { boxNumber = tokens[next] }
        index = next
      case .boxPrefix: break
      case .unit:
        var next = index + 1
        while next < tokens.count, street.kinds[Int(tokens[next])] == .unit { next += 1 }
        if next < tokens.count, unitNumber < 0 { unitNumber = tokens[next] }
        index = next
      case .direction: break
      case .type where !kept.isEmpty: break
      default:
        if house < 0, street.isHouseNumber(token) { house = token } else { kept.append(token) }
      }
      index += 1
    }
    houseNumber.append(house)
    box.append(boxNumber)
    unit.append(unitNumber)
    hasStreet.append(house >= 0 || boxNumber >= 0 || !kept.isEmpty)
    kept.sort()
    streetWords.append(contentsOf: kept.prefix(8))
    streetStart.append(Int32(streetWords.count))
  }

  mutating func appendPlace(
    city name: UnsafeBufferPointer<UInt8>, state mark: UnsafeBufferPointer<UInt8>, zip: UnsafeBufferPointer<UInt8>
  ) {
    var position = 0
    while let word = Self.nextWord(of: name, from: &position) {
      let number = words.number(of: word)
      cityWords.append(words.canonical[Int(number)])
    }
    cityStart.append(Int32(cityWords.count))
    city.append(place(name))
    state.append(place(mark))
    let (five, four) = Self.zip(zip)
    zip5.append(five)
    zip4.append(four)
  }

  private mutating func place(_ text: UnsafeBufferPointer<UInt8>) -> Int32 {
    let letters = text.filter { $0 >= 0x41 && $0 <= 0x5A }
    return letters.isEmpty ? -1 : letters.withUnsafeBufferPointer { places.number($0) }
  }

  /// `02116-1234`, `021161234`, and with its zeros lost `2116` or `2116-1234`.
  private static func zip(_ text: UnsafeBufferPointer<UInt8>) -> (five: Int32, four: Int32) {
    let digits = text.filter(FoldedText.isDigit).map { Int32($0 - 0x30) }
    guard digits.count >= 3 else { return (-1, -1) }
    var cut = digits.count
    if digits.count > 5 {
      cut = digits.count >= 8 ? digits.count - 4 : text.firstIndex(of: 0x2D).map { min($0, digits.count) } ?? 5
    }
    let head = digits[..<cut]
    let tail = digits[cut...]
    let five = head.count <= 5 ? head.reduce(0) { $0 * 10 + $1 } : 0
    let four = tail.count == 4 ? tail.reduce(0) { $0 * 10 + $1 } : 0
    return (five == 0 ? -1 : five, four == 0 ? -1 : four)
  }
}
