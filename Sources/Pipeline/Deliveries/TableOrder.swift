import Layouts

/// Which tables refer to which, and so in which order they are read.
struct TableOrder {
  /// Tables, by index, that each table refers to; itself not counted.
  var parents: [Set<Int>]
  /// Tables of the first wave refer to none, those of a later one only to earlier ones.
  var waves: [[Int]]

  init(standard: StandardExtract, edits: EditCatalogue) {
    var parents = Array(repeating: Set<Int>(), count: standard.tables.count)
    for edit in edits.edits {
      if case .references(_, let target, _) = edit.kind, let table = edit.table, table != target {
        parents[table].insert(target)
      }
    }
    var waves: [[Int]] = []
    var placed: Set<Int> = []
    while placed.count < standard.tables.count {
      let wave = standard.tables.indices.filter { !placed.contains($0) && parents[$0].isSubset(of: placed) }
      precondition(!wave.isEmpty, "standard tables refer to one another in a circle")
      waves.append(wave)
      placed.formUnion(wave)
    }
    self.parents = parents
    self.waves = waves
  }
}
