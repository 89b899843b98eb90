/// The distinct ways in which a list writes names and addresses, as arrays of numbers.
///
/// Spellings stand in the order of their folded bytes, so that nothing below depends on the order of the rows. A missing
/// value is -1.
struct EmployerSpellings: Sendable {
  private(set) var count = 0
  /// Row of the list -> spelling.
  private(set) var ofRow: [Int32] = []
  /// Rows of each spelling.
  private(set) var rows: [Int32] = []

  // Names. `nameStart[i]..<nameStart[i + 1]` are the places of spelling i in `nameWords`: distinct words, ascending.
  var nameStart: [Int32] = [0]
  var nameWords: [Int32] = []
  /// The set of words, as a number.
  var nameKey: [Int32] = []
  /// Bits of the legal forms.
  var legalForms: [UInt16] = []
  /// Letters of the words without blanks.
  var lettersStart: [Int32] = [0]
  var letters: [UInt8] = []
  var lettersKey: [Int32] = []
  /// The set of words before the last hyphen, -1 where there is none.
  var stemKey: [Int32] = []
  var firstWord: [Int32] = []

  // Addresses.
  var houseNumber: [Int32] = []
  var box: [Int32] = []
  var unit: [Int32] = []
  var streetStart: [Int32] = [0]
  var streetWords: [Int32] = []
  var hasStreet: [Bool] = []
  /// Five digits as a number, lost zeros filled in; and the four behind them.
  var zip5: [Int32] = []
  var zip4: [Int32] = []
  var city: [Int32] = []
  var state: [Int32] = []
  var cityStart: [Int32] = [0]
  var cityWords: [Int32] = []

  var words: NameWords
  var street: StreetWords
  var wordSets = WordTable(capacity: 1 << 16)
  var letterKeys = WordTable(capacity: 1 << 16)
  var places = WordTable()

  init(_ list: EmployerList, words: EmployerWords) {
    self.words = NameWords(words)
    street = StreetWords(words)
    let fields = EmployerList.nameAndAddress.map { list.columns.firstIndex(of: $0)! }
    var table = WordTable(capacity: list.count)
    var key: [UInt8] = []
    var first: [Int32] = []
    first.reserveCapacity(list.count)
    for row in 0..<list.count {
      key.removeAll(keepingCapacity: true)
      for field in fields {
        list.withField(row: row, column: field) { FoldedText.append($0, to: &key) }
        key.append(0)
      }
      first.append(key.withUnsafeBufferPointer { table.number($0) })
    }
    count = table.count
    let order = table.inByteOrder()
    var rank = [Int32](repeating: 0, count: count)
    for (index, entry) in order.enumerated() { rank[Int(entry)] = Int32(index) }
    ofRow = first.map { rank[Int($0)] }
    rows = Array(repeating: 0, count: count)
    for spelling in ofRow { rows[Int(spelling)] += 1 }
    var ends = [0, 0, 0, 0, 0]
    for entry in order {
      table.withBytes(entry) { bytes in
        var field = 0
        for (index, byte) in bytes.enumerated() where byte == 0 {
          ends[field] = index
          field += 1
        }
        func part(_ index: Int) -> UnsafeBufferPointer<UInt8> {
          UnsafeBufferPointer(rebasing: bytes[(index == 0 ? 0 : ends[index - 1] + 1)..<ends[index]])
        }
        appendName(part(0))
        appendStreet(part(1))
        appendPlace(city: part(2), state: part(3), zip: part(4))
      }
    }
  }

  /// A spelling without a word in its name says nothing about whose it is.
  @inline(__always)
  func hasName(_ spelling: Int32) -> Bool { nameStart[Int(spelling)] < nameStart[Int(spelling) + 1] }

  /// The next run of word bytes; `start` is moved behind it.
  @inline(__always)
  static func nextWord(
    of bytes: UnsafeBufferPointer<UInt8>, from start: inout Int
  ) -> UnsafeBufferPointer<UInt8>? {
    while start < bytes.count, !FoldedText.isWordByte(bytes[start]) { start += 1 }
    guard start < bytes.count else { return nil }
    let first = start
    while start < bytes.count, FoldedText.isWordByte(bytes[start]) { start += 1 }
    return UnsafeBufferPointer(rebasing: bytes[first..<start])
  }
}
