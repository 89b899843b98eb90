/// The numbers that a list gives its rows, and the spellings that stand under each number.
struct EmployerIdentities: Sendable {
  /// Distinct numbers, ascending.
  private(set) var numbers: [FEIN] = []
  /// Row -> place in `numbers`, -1 without a number that can be one.
  private(set) var ofRow: [Int32] = []
  private(set) var faultOfRow: [FEINRules.Fault?] = []
  /// Rows of each number.
  private(set) var rows: [Int32] = []
  private(set) var spellings: NumberLists

  init(_ list: EmployerList, _ spellings: EmployerSpellings, rules: FEINRules) {
    let column = list.columns.firstIndex(of: "fein") ?? -1
    var written: [Int32] = []
    for row in 0..<list.count {
      guard column >= 0 else {
        written.append(-1)
        faultOfRow.append(.missing)
        continue
      }
      let (number, fault) = list.withField(row: row, column: column) { rules.read($0) }
      written.append(number?.number ?? -1)
      faultOfRow.append(fault)
    }
    var distinct = written.filter { $0 >= 0 }.map { UInt64($0) }
    RadixSort.sortDistinct(&distinct)
    numbers = distinct.map { FEIN(Int32($0)) }
    var places: [Int32: Int32] = [:]
    for (index, number) in numbers.enumerated() { places[number.number] = Int32(index) }
    ofRow = written.map { $0 < 0 ? -1 : places[$0]! }
    rows = Array(repeating: 0, count: numbers.count)
    var pairs: [UInt64] = []
    for (row, identity) in ofRow.enumerated() where identity >= 0 {
      rows[Int(identity)] += 1
      pairs.append(UInt64(identity) << 32 | UInt64(spellings.ofRow[row]))
    }
    self.spellings = NumberLists(&pairs, count: numbers.count)
  }

  /// The place of a number that is among them.
  func place(of number: FEIN) -> Int32 {
    var range = 0..<numbers.count
    while range.count > 1 {
      let middle = range.lowerBound + range.count / 2
      range = numbers[middle] > number ? range.lowerBound..<middle : middle..<range.upperBound
    }
    return Int32(range.lowerBound)
  }

  /// Calls `body` with the pairs of numbers that are one slip apart, the lower first.
  func eachNear(_ body: (Int, Int, FEIN.Slip) -> Void) {
    // An open table of the numbers: 89 look-ups for each.
    var size = 16
    while size < numbers.count * 4 { size <<= 1 }
    var table = [Int32](repeating: -1, count: size)
    func slot(_ number: FEIN) -> Int {
      Int(truncatingIfNeeded: (UInt64(UInt32(bitPattern: number.number)) &* 0x9E37_79B9_7F4A_7C15) >> 32) & (size - 1)
    }
    for (index, number) in numbers.enumerated() {
      var place = slot(number)
      while table[place] >= 0 { place = (place + 1) & (size - 1) }
      table[place] = Int32(index)
    }
    table.withUnsafeBufferPointer { table in
      numbers.withUnsafeBufferPointer { numbers in
        for (index, number) in numbers.enumerated() {
          number.eachSlip { other, slip in
            guard other > number else { return }
            var place = slot(other)
            while table[place] >= 0 {
              if numbers[Int(table[place])] == other { return body(index, Int(table[place]), slip) }
              place = (place + 1) & (size - 1)
            }
          }
        }
      }
    }
  }
}
