import Records

extension Recount {
  /// The number of a cell of the form: how many members, or their dollars. Cents are added up by column and rounded once,
  /// half away from zero; column a is the sum of the rounded b, c and d (county-extract.md, section 6, "Dollars").
  public func cell(_ line: String, _ column: String) -> Int64 {
    if LineCatalogue.dollars.contains(where: { $0.id == line }) {
      let sums = cents[line] ?? [:]
      return column == "a" ? sums.values.reduce(0) { $0 + Self.dollars($1) } : Self.dollars(sums[column] ?? 0)
    }
    let found = members[line] ?? []
    return Int64(column == "a" ? found.count : found.count { $0.column == column })
  }

  /// Half away from zero.
  static func dollars(_ cents: Int64) -> Int64 { (cents + (cents < 0 ? -50 : 50)) / 100 }
}
