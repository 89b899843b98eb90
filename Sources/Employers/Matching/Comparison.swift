/// What is compared of two spellings. Each comparison gives one of its levels; the model has a weight for each level, or
/// for each two levels of comparisons that it takes together. Levels are in the order of the weights.
public enum Comparison: Int, CaseIterable, Sendable {
  case shorterName, longerName, sharedWords, letters, legalForm, numbers, kindOfBody
  case friendsOf, address, crowd, rarity, branchSuffix, firstWord, zip
  case ownWords, unit, namesOfBothAddresses, addressesOfBothNames, placesOfName, rarityInTown

  static let count = allCases.count

  /// Place among the levels of a pair.
  @inline(__always)
  var index: Int { rawValue }

  private static let names = [
    "shorter_name", "longer_name", "shared_words", "letters",
    "legal_form", "numbers", "kind_of_body", "friends_of",
    "address", "crowd", "rarity", "branch_suffix",
    "first_word", "zip", "own_words", "unit",
    "names_of_both_addresses", "addresses_of_both_names", "places_of_name", "rarity_in_town",
  ]

  /// As definitions and explanations write it.
  public var name: String { Self.names[rawValue] }

  init?(name: String) {
    guard let index = Self.names.firstIndex(of: name) else { return nil }
    self.init(rawValue: index)
  }

  /// What each level says, in words for the explanation of a score.
  public var levels: [String] {
    switch self {
    case .shorterName:
      ["all words of the shorter name are shared", "nearly all", "more than half", "less than half"]
    case .longerName:
      [
        "all words of the longer name are shared", "80 % or more", "65 % or more", "half or more", "35 % or more",
        "less",
      ]
    case .sharedWords:
      [
        "9 bits or more below the list's size", "6 bits below", "3 bits below", "below the list's size", "above it",
        "4 bits above", "8 bits above", "14 bits above", "22 bits above",
      ]
    case .letters:
      [
        "same letters", "94 % of the letters", "88 %", "80 %", "70 %", "55 %", "40 %", "letters differ",
      ]
    case .legalForm: ["no legal form", "same legal form", "one has a form, or they share one", "other legal form"]
    case .numbers: ["no number of its own", "one name has a number", "both names have numbers of their own"]
    case .kindOfBody:
      ["no kind of body of its own", "on the name with more of its own", "on the other name", "on both names"]
    case .friendsOf: ["no friends", "one is the friends of"]
    case .address:
      [
        "same street and number", "same box", "same street or box, other town", "same ZIP+4, box and street",
        "same ZIP+4, other number", "same number, other street", "same street, other number", "same street",
        "no street",
        "other box, same ZIP code", "other box, same town", "other street, same ZIP code", "other street, same town",
        "box and street, same ZIP code", "box and street, same town", "same ZIP3 area", "same state", "other state",
      ]
    case .crowd:
      [
        "at most 2 names at the address", "at most 4", "at most 8", "at most 16", "at most 32", "at most 64",
        "more than 64",
      ]
    case .rarity:
      [
        "shared words found in 1 area", "in 2", "in at most 4", "in at most 8", "in at most 16", "in at most 64",
        "in more",
      ]
    case .branchSuffix: ["no branch suffix", "same but for the branch", "other before the branch"]
    case .firstWord: ["other first word", "same first word"]
    case .zip: ["same ZIP+4", "same ZIP code", "same town", "same ZIP3 area", "other area", "a ZIP code is missing"]
    case .ownWords:
      [
        "no words of their own", "one has its place's words", "both have their place's words",
        "one has words of its own", "one has, the other its place's", "both have, one of them little",
        "both have words of their own",
      ]
    case .unit: ["no unit on one side", "same unit", "other unit"]
    case .namesOfBothAddresses:
      ["no other name is at both addresses", "1 other name is at both", "2 others", "3 or more"]
    case .addressesOfBothNames:
      ["no other address has both names", "1 other address has both", "2 others", "3 or more"]
    case .placesOfName:
      [
        "other names", "the name is in 1 ZIP code of the state", "in 2", "in 3", "in 4", "in at most 6",
        "in at most 10", "in more",
      ]
    case .rarityInTown:
      [
        "shared word in at most 2 names of the town", "in at most 4", "in at most 8", "in more", "no shared word",
        "other towns",
      ]
    }
  }
}
