import Records

/// An amount of money as a registry file writes it: `1250`, `1250.5`, `1250.00`.
struct EmployerAmount {
  let cents: Int64

  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Int64(parts[0]), whole >= 0, whole < 1_000_000_000_000 else {
      return nil
    }
    guard parts.count == 2 else {
      cents = whole * 100
      return
    }
    guard (1...2).contains(parts[1].utf8.count), let fraction = Int64(parts[1]), fraction >= 0 else { return nil }
    cents = whole * 100 + (parts[1].utf8.count == 1 ? fraction * 10 : fraction)
  }
}
