/// Every text that the sample uses. Nobody and no place in it exists.
enum SampleTexts {
  static let firstNames = [
    "Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliett", "Kilo", "Lima",
    "Mike", "November", "Oscar", "Papa", "Quebec", "Romeo", "Sierra", "Tango", "Uniform", "Victor", "Whiskey", "Xray",
    "Yankee", "Zulu", "Zoé", "Béta", "Ñandú", "O'Test",
  ]
  static let middleNames = ["Q", "X", "Z", "Specimen"]
  static let suffixes = ["Jr", "Sr", "III"]
  static let streets = [
    "1 Nowhere Road", "22 Nowhere Road", "303 Nowhere Road, Apt 4", "4 Example Street", "55 Example Street, Unit \"B\"",
    "6 Placeholder Lane", "PO Box 0", "7 Sample Court",
  ]
  static let cities = ["Exampleton", "Sampleville", "Testburg", "Mockford", "Saint Nowhere"]
  static let states = ["MN", "WI", "IA", "ND", "SD"]
  static let languages = ["en", "es", "so", "hm", "fr"]
  static let employers = [
    "Example Widgets Inc", "Sample Foods, LLC", "Test & Sons", "Café Exemple", "Mock Staffing", "Placeholder Freight",
    "Nowhere Dairy Coop", "Specimen Hospital", "Fictitious Builders", "\"Quoted\" Products Co", "Imaginary Mining",
    "Nonesuch School District 0", "Demo Logistics", "Unreal Estate", "Dummy Data Corp", "Trial Farms",
  ]
  static let teams = ["Establishment", "Enforcement", "Intergovernmental", "Locate", "Arrears"]
  static let offices = ["Main", "North", "Annex"]
  /// FIPS codes of states, tribes (made up), ISO codes of countries: by position in `CodeList.partnerKind`.
  static let partnerStates = ["55", "19", "38", "46", "17", "06", "48"]
  static let partnerTribes = ["Example Nation", "Sample Band"]
  static let partnerCountries = ["CA", "NO", "DE", "PL"]
  static let results = [
    "found", "not_found", "served", "not_served", "included", "excluded", "granted", "no_change", "modified",
    "accepted", "answered", "no_answer",
  ]

  private static let lists = [
    firstNames, middleNames, suffixes, streets, cities, states, languages, employers, teams, offices, partnerStates,
    partnerTribes, partnerCountries, results,
  ]

  /// A list's place in `all`.
  enum List: Int {
    case firstNames, middleNames, suffixes, streets, cities, states, languages, employers, teams, offices,
      partnerStates, partnerTribes, partnerCountries, results
  }

  static let all: [String] = lists.flatMap { $0 }

  private static let starts: [Int] = {
    var starts: [Int] = []
    var next = 0
    for list in lists {
      starts.append(next)
      next += list.count
    }
    return starts
  }()

  static func count(_ list: List) -> Int { lists[list.rawValue].count }

  /// The value that stands for an entry of a list.
  @inline(__always)
  static func value(_ list: List, _ entry: Int) -> Int { starts[list.rawValue] + entry }

  static func result(_ word: String) -> Int { value(.results, results.firstIndex(of: word) ?? 0) }
}
