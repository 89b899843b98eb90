import Layouts
import Records
import Warehouse

/// Several deliveries of one county for one day in the input of a run: in which order they are taken, which known ones are
/// loaded again, and which were replaced by one that came with them.
///
/// A delivery is a full snapshot and replaces what its county sent before (county-extract.md, section 1). What comes new,
/// or again after a run without it, takes effect in the order of paths; the last one holds. Where nothing comes, what is
/// in force stays, unless it was taken away: then the one that was accepted last of those that are left is loaded again.
/// A refused delivery changes nothing.
struct SameDayDeliveries {
  /// What an earlier run, which told of it, made of the same content.
  private struct Prior {
    var sequence: Int
    var wasReplacedAtOnce: Bool
  }

  /// Positions of the deliveries, as they are to be taken.
  let order: [Int]
  /// Keys of deliveries that were accepted before and are loaded again.
  let reloads: Set<String>
  private let priors: [Int: Prior]
  private let warehouse: WarehouseFolder

  /// - Parameters:
  ///   - contents: digests of what the deliveries say, without the definitions that read them.
  ///   - keys: the same with the definitions.
  ///   - last: the last run of the pipeline.
  /// - Throws: `DiskError`, `CatalogueError`.
  init(
    _ deliveries: [Delivery], contents: [String], keys: [String], last: RunRecord?, warehouse: WarehouseFolder
  ) throws {
    self.warehouse = warehouse
    let store = OutcomeStore(home: warehouse.home)
    let catalogue = try warehouse.catalogue()
    let seen = last.map { run in
      Set(run.deliveries.flatMap { [$0.name, $0.outcome.contentDigest] })
    }
    var priors: [Int: Prior] = [:]
    var reloads: Set<String> = []
    let groups = Dictionary(grouping: deliveries.indices) { position in
      "\(deliveries[position].county ?? "") \(deliveries[position].asOf?.description ?? "")"
    }
    for positions in groups.values {
      let first = deliveries[positions[0]]
      guard let county = first.county, let asOf = first.asOf?.description else { continue }
      for snapshot in catalogue.snapshots where snapshot.county == county && snapshot.asOf == asOf {
        guard store.isReported(snapshot.contentDigest), let outcome = store.outcome(snapshot.contentDigest) else {
          continue
        }
        for position in positions where contents[position] == outcome.contentDigest {
          priors[position] = Prior(
            sequence: snapshot.sequence, wasReplacedAtOnce: outcome.replacedInRunBy != nil)
        }
      }
      let current = catalogue.current(county: county, asOf: asOf)?.contentDigest
      let accepted = positions.filter { store.outcome(keys[$0])?.status == .accepted }
      let back = accepted.filter { position in
        guard let seen else { return false }
        return !seen.contains(deliveries[position].name) && !seen.contains(contents[position])
      }
      reloads.formUnion(back.map { keys[$0] }.filter { $0 != current })
      let isLeft = current.map { key in positions.contains { keys[$0] == key } } ?? false
      if back.isEmpty, !isLeft, accepted.count == positions.count,
        let latest = accepted.max(by: { (priors[$0]?.sequence ?? 0, $0) < (priors[$1]?.sequence ?? 0, $1) })
      {
        reloads.insert(keys[latest])
      }
      // What comes back is ranked as what is new.
      for position in back { priors[position] = nil }
    }
    self.priors = priors
    self.reloads = reloads
    var lastPlace: [String: Int] = [:]
    for position in deliveries.indices { lastPlace[contents[position]] = position }
    let rank = deliveries.indices.map { position in
      (priors[position]?.sequence ?? Int.max, lastPlace[contents[position]] ?? position, position)
    }
    order = deliveries.indices.sorted { rank[$0] < rank[$1] }
  }

  /// Takes the counts and the findings from deliveries that have the content of another one before them, and notes in
  /// the outcomes of deliveries that this run replaced what replaced them.
  /// - Parameter results: by the deliveries' positions.
  /// - Throws: `DiskError`, `CatalogueError`.
  func note(in results: inout [DeliveryResult], edits: EditCatalogue) throws {
    let catalogue = try warehouse.catalogue()
    var first: [String: String] = [:]
    for position in results.indices {
      let result = results[position]
      if let name = first[result.key] {
        results[position] = result.again(name)
      } else {
        first[result.key] = result.delivery.name
      }
    }
    for position in results.indices {
      let result = results[position]
      let isReplacedAtOnce = !result.isKnown && priors[position]?.wasReplacedAtOnce ?? true
      let current = catalogue.current(county: result.outcome.county, asOf: result.outcome.asOf)?.contentDigest
      guard result.outcome.status == .accepted, isReplacedAtOnce || result.outcome.replacedInRunBy != nil,
        let holder = results.first(where: { $0.key == current })
      else { continue }
      results[position].setReplaced(by: holder.key == result.key ? nil : holder.delivery.name, edits)
      if results[position].outcome != result.outcome {
        try OutcomeStore(home: warehouse.home).rewrite(results[position].outcome, key: result.key)
      }
    }
  }
}

extension DeliveryResult {
  /// The same content in a second place: nothing was done, and nothing is told twice.
  fileprivate func again(_ first: String) -> DeliveryResult {
    var result = self
    result.isKnown = true
    result.outcome.sameAs = first
    result.outcome.replacedInRunBy = nil
    result.outcome.counts = []
    result.outcome.groups = []
    return result
  }

  /// Notes which delivery holds in place of this one, and the finding in the counts.
  fileprivate mutating func setReplaced(by name: String?, _ edits: EditCatalogue) {
    if let before = replacement(edits) { outcome.groups.removeAll { $0.edit == before.edit } }
    outcome.replacedInRunBy = name
    if let finding = replacement(edits) { outcome.groups.append(.init(finding)) }
  }

  /// The finding of a delivery that was replaced in the run that it came with.
  func replacement(_ edits: EditCatalogue) -> Finding? {
    guard let holder = outcome.replacedInRunBy else { return nil }
    let file = delivery.files.contains("manifest.csv") ? "manifest.csv" : delivery.files.first ?? ""
    var finding = FileFaultFinding(edits: edits).finding(
      "replaced", file: delivery.path(of: file), line: 1, value: holder)
    finding.key = "\(outcome.county)|\(outcome.asOf)"
    return finding
  }
}
