import Layouts
import Records
import Warehouse

/// Several deliveries of one county for one day in the input of a run: in which order they are taken, and which of them
/// were replaced by one that came with them.
///
/// A delivery is a full snapshot and replaces what its county sent before (county-extract.md, section 1). What earlier
/// runs took comes first, in the order in which it was accepted, also where other definitions have it loaded again; what
/// is new follows by path. The last one holds.
struct SameDayDeliveries {
  /// What an earlier run, which told of it, made of the same content.
  private struct Prior {
    var sequence: Int
    var wasReplacedAtOnce: Bool
  }

  /// Positions of the deliveries, as they are to be taken.
  let order: [Int]
  private let priors: [Int: Prior]
  private let warehouse: WarehouseFolder

  /// - Parameter contents: digests of what the deliveries say, without the definitions that read them.
  /// - Throws: `DiskError`, `CatalogueError`.
  init(_ deliveries: [Delivery], contents: [String], warehouse: WarehouseFolder) throws {
    self.warehouse = warehouse
    let store = OutcomeStore(home: warehouse.home)
    let snapshots = try warehouse.catalogue().snapshots
    var priors: [Int: Prior] = [:]
    let groups = Dictionary(grouping: deliveries.indices) { position in
      "\(deliveries[position].county ?? "") \(deliveries[position].asOf?.description ?? "")"
    }
    for positions in groups.values where positions.count > 1 {
      let first = deliveries[positions[0]]
      for snapshot in snapshots where snapshot.county == first.county && snapshot.asOf == first.asOf?.description {
        guard store.isReported(snapshot.contentDigest), let outcome = store.outcome(snapshot.contentDigest) else {
          continue
        }
        for position in positions where contents[position] == outcome.contentDigest {
          priors[position] = Prior(
            sequence: snapshot.sequence, wasReplacedAtOnce: outcome.replacedInRunBy != nil)
        }
      }
    }
    self.priors = priors
    let rank = deliveries.indices.map { priors[$0]?.sequence ?? Int.max }
    order = deliveries.indices.sorted { (rank[$0], $0) < (rank[$1], $1) }
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
    for position in results.indices where !results[position].isKnown {
      let result = results[position]
      guard result.outcome.status == .accepted, result.outcome.replacedInRunBy == nil,
        priors[position]?.wasReplacedAtOnce ?? true,
        let current = catalogue.current(county: result.outcome.county, asOf: result.outcome.asOf)?.contentDigest,
        current != result.key, let holder = results.first(where: { $0.key == current })
      else { continue }
      results[position].outcome.replacedInRunBy = holder.delivery.name
      if let finding = results[position].replacement(edits) { results[position].outcome.groups.append(.init(finding)) }
      try OutcomeStore(home: warehouse.home).rewrite(results[position].outcome, key: result.key)
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
