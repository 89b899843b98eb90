import Extract
import Layouts
import Records
import Warehouse

/// Orders ready to be transmitted, one folder a file: `outbox/e-iwo/<control number>/` with `orders.txt`, `orders.xml`
/// and `orders.csv`. The rename that puts a folder there is both its publication and the record that its orders were
/// issued, so a run that is killed at any moment loses no order and doubles none.
public struct OutboxFolder: Sendable {
  public struct Damaged: Error, CustomStringConvertible {
    public var path: String
    public var reason: String
    public var description: String { "\(path): \(reason)" }
  }

  public let path: String

  public init(home: String) { path = home + "/outbox/e-iwo" }

  static let staging = ".staging-"

  /// Control numbers of the published files, in byte order.
  public func files() throws -> [String] { try Disk.names(in: path).filter { !$0.hasPrefix(".") } }

  /// Removes what a run that did not finish left behind.
  public func removeUnpublished() throws {
    for name in try Disk.names(in: path) where name.hasPrefix(Self.staging) { try Disk.remove(path + "/" + name) }
  }

  static let columns = [
    "tracking_number", "action", "case_id", "order_id", "person_id", "fein", "employer_name", "current_support",
    "arrears_amount", "medical_support", "total_amount", "issued_on", "reason", "clock", "due_on", "source", "known_on",
    "transmission", "source_file", "source_line", "file_control_number", "batch_control_number", "created_at", "line",
  ]

  /// All orders that were issued. SSNs are taken from the records themselves.
  /// - Throws: `DiskError`, `Damaged`.
  public func orders(layouts: PartnerFamily) throws -> [SentOrder] {
    guard let detail = layouts.records.first(where: { $0.name == "eiwo-detail" }) else { return [] }
    return try files().flatMap { try orders(of: $0, detail: detail) }
  }

  private func orders(of file: String, detail: PartnerRecord) throws -> [SentOrder] {
    let table = path + "/\(file)/orders.csv"
    guard let records = CSVText.records(try Disk.read(table)), let head = records.first?.fields, head == Self.columns
    else { throw Damaged(path: table, reason: "is no list of orders") }
    let lines = try Disk.read(path + "/\(file)/orders.txt").split(separator: 0x0A, omittingEmptySubsequences: false)
    return try records.dropFirst().map { record in
      func field(_ name: String) -> String { record.fields[Self.columns.firstIndex(of: name)!] }
      func cents(_ name: String) throws -> Cents {
        guard let cents = Cents(field(name)) else { throw Damaged(path: table, reason: "line \(record.line): \(name)") }
        return cents
      }
      guard record.fields.count == head.count, let action = OrderAction(rawValue: field("action")),
        let line = Int(field("line")), line >= 1, line <= lines.count
      else { throw Damaged(path: table, reason: "line \(record.line) is no order") }
      let values = PartnerRecordValues(detail, line: lines[line - 1])
      guard values["Document Tracking Number"] == field("tracking_number") else {
        throw Damaged(path: table, reason: "line \(record.line) is not line \(line) of orders.txt")
      }
      return SentOrder(
        place: RecordPlace(
          createdAt: field("created_at"), fileControl: field("file_control_number"),
          batchControl: field("batch_control_number"), line: Int64(line)),
        action: action, caseID: field("case_id"), orderID: field("order_id"), personID: field("person_id"),
        ssn: values["Employee SSN"], fein: field("fein"), employerName: field("employer_name"),
        trackingNumber: field("tracking_number"),
        amounts: WithheldAmounts(
          currentSupport: try cents("current_support"), arrears: try cents("arrears_amount"),
          medical: try cents("medical_support")), total: try cents("total_amount"))
    }
  }
}
