extension PairComparer {
  /// The level of `Comparison.address`: the closest tie that two addresses have.
  func address(_ left: Int, _ right: Int) -> UInt8 {
    let zips = (spellings.zip5[left], spellings.zip5[right])
    let isZipKnown = zips.0 >= 0 && zips.1 >= 0
    let isSameZIP = isZipKnown && zips.0 == zips.1
    let isSameArea = isZipKnown && zips.0 / 100 == zips.1 / 100
    let states = (spellings.state[left], spellings.state[right])
    let isSameState = states.0 == states.1 && states.0 >= 0
    let isNear = isSameZIP || isSameTown(left, right)
    let hasBoxes = spellings.box[left] >= 0 && spellings.box[right] >= 0
    let isSameBox = hasBoxes && spellings.box[left] == spellings.box[right]
    if isSameBox, isNear { return 1 }
    let hasNumbers = spellings.houseNumber[left] >= 0 && spellings.houseNumber[right] >= 0
    let isSameNumber = hasNumbers && spellings.houseNumber[left] == spellings.houseNumber[right]
    let isFarApart = !isNear && !isSameArea && !isSameState
    let isSameStreet = !isFarApart && sharesStreetWord(left, right)
    if isSameNumber, isSameStreet, isNear { return 0 }
    if isSameBox || (isSameNumber && isSameStreet), isSameArea || isSameState { return 2 }
    if isSameZIP, spellings.zip4[left] >= 0, spellings.zip4[left] == spellings.zip4[right] {
      return hasBoxes || hasNumbers ? 4 : 3
    }
    if isNear {
      if isSameNumber { return 5 }
      if isSameStreet { return hasNumbers ? 6 : 7 }
      if !spellings.hasStreet[left] || !spellings.hasStreet[right] { return 8 }
      if hasBoxes { return isSameZIP ? 9 : 10 }
      if hasNumbers { return isSameZIP ? 11 : 12 }
      return isSameZIP ? 13 : 14
    }
    if isSameArea { return 15 }
    return isSameState || states.0 < 0 || states.1 < 0 ? 16 : 17
  }

  /// One word of the street lines is the same, but for a slip or an abbreviation.
  private func sharesStreetWord(_ left: Int, _ right: Int) -> Bool {
    let first = Int(spellings.streetStart[left])..<Int(spellings.streetStart[left + 1])
    let second = Int(spellings.streetStart[right])..<Int(spellings.streetStart[right + 1])
    return spellings.streetWords.withUnsafeBufferPointer { words in
      for one in first {
        for other in second where words[one] == words[other] { return true }
      }
      for one in first {
        for other in second where isMisspeltStreet(words[one], words[other]) { return true }
      }
      return false
    }
  }

  private func isMisspeltStreet(_ left: Int32, _ right: Int32) -> Bool {
    spellings.street.table.withBytes(left) { left in
      spellings.street.table.withBytes(right) { right in
        let short = min(left.count, right.count)
        let long = max(left.count, right.count)
        if short < 4 || long - short > 2 { return short >= 3 && zip(left, right).allSatisfy { $0 == $1 } }
        return EditDistance.between(left, right) <= (long >= 8 ? 2 : 1)
      }
    }
  }
}
