import Foundation

/// How each income withholding order stands, worked out from the bytes of the files alone by the rules of
/// docs/withholding-status.md: positions, checks and fold are written here a second time, so that a mistake in the
/// product's own shows.
struct WithholdingReplay {
  struct Order {
    var moment: String
    var control: String
    var line: Int
    var tracking: String
    var caseID: String
    var fein: String
    var ssn: String
    var action: String
    var status = "sent"
    var reason = ""
    var statusOn: String
  }

  struct Message {
    var moment: String
    /// 0 = a result of the portal, 1 = an answer or notice.
    var rank: Int
    var control: String
    var line: Int
    var tracking: String
    var action: String
    var disposition = ""
    var reason = ""
    var ssn = ""
    var fein = ""
    var portalError = ""
  }

  private(set) var orders: [String: Order] = [:]
  private var sent: [Order] = []
  private var messages: [Message] = []
  /// Files by what became of them.
  private(set) var verdicts: [String: String] = [:]
  /// Answers and notices that changed nothing, by the reason.
  private(set) var reported: [String: Int] = [:]
  private var seenBytes: Set<Data> = []
  private var seenControls: Set<String> = []

  static let constant = "270000000000000000"

  /// - Parameters:
  ///   - files: names and bytes in the order of arrival; what is no e-IWO file is passed over.
  ///   - day: files made after it do not count; `nil` = all count.
  init(_ files: [(name: String, bytes: Data)], asOf day: String? = nil) {
    for file in files {
      guard let transmission = ReplayTransmission(file.bytes) else { continue }
      guard seenBytes.insert(file.bytes).inserted else {
        verdicts[file.name] = "duplicate"
        continue
      }
      guard transmission.isWhole, transmission.letter != "I" || transmission.fileError.isEmpty else {
        verdicts[file.name] = "refused"
        continue
      }
      guard seenControls.insert(transmission.letter + transmission.control).inserted else {
        verdicts[file.name] = "refused"
        continue
      }
      verdicts[file.name] = "accepted"
      if let day, transmission.moment.prefix(8) > day.filter({ $0 != "-" }) { continue }
      take(transmission)
    }
    fold()
  }

  private mutating func take(_ transmission: ReplayTransmission) {
    for batch in transmission.batches where batch.isSound {
      for record in batch.records where record.isSound {
        switch transmission.letter {
        case "I":
          sent.append(
            Order(
              moment: transmission.moment, control: transmission.control, line: record.line, tracking: record.tracking,
              caseID: record.caseID, fein: record.fein, ssn: record.ssn, action: record.action,
              statusOn: transmission.moment))
        case "S":
          let field = [record.firstError, record.secondError].first { !$0.isEmpty }
          messages.append(
            Message(
              moment: transmission.moment, rank: 0, control: transmission.control, line: record.line,
              tracking: record.tracking, action: record.action,
              portalError: batch.error.isEmpty ? field ?? (record.hasMore ? "T" : "") : String(batch.error.prefix(3))))
        default:
          messages.append(
            Message(
              moment: transmission.moment, rank: 1, control: transmission.control, line: record.line,
              tracking: record.tracking, action: record.action, disposition: record.disposition,
              reason: record.reason, ssn: record.ssn, fein: record.fein))
        }
      }
    }
  }

  private mutating func fold() {
    for order in sent.sorted(by: { ($0.moment, $0.control, $0.line) < ($1.moment, $1.control, $1.line) })
    where orders[order.tracking] == nil {
      orders[order.tracking] = order
    }
    messages.sort { ($0.moment, $0.rank, $0.control, $0.line) < ($1.moment, $1.rank, $1.control, $1.line) }
    for message in messages {
      if message.rank == 0 {
        guard orders[message.tracking]?.status == "sent" else { continue }
        set(message.tracking, message.portalError.isEmpty ? "received" : "error", message.portalError, message)
      } else if message.action == "EMP" {
        take(notice: message)
      } else {
        take(answer: message)
      }
    }
  }

  private mutating func take(notice: Message) {
    guard ["L", "S", "T"].contains(notice.disposition) else { return report("notice_status_unknown") }
    guard orders.values.contains(where: { $0.ssn == notice.ssn }) else { return report("unknown_ssn") }
    if notice.disposition == "T" {
      end("T", notice) { $0.ssn == notice.ssn && $0.fein == notice.fein }
    }
  }

  private mutating func take(answer: Message) {
    guard answer.tracking.hasPrefix(Self.constant), let order = orders[answer.tracking] else {
      return report("unknown_tracking_number")
    }
    guard ["sent", "received", "error"].contains(order.status) else { return report("second_answer") }
    guard answer.action == order.action else { return report("action_differs") }
    let allowed = answer.disposition == "A" ? ["", "B", "S", "W"] : ["B", "D", "M", "N", "O", "S", "U", "W", "X"]
    guard answer.disposition == "A" || answer.disposition == "R",
      allowed.contains(answer.reason) || (answer.disposition == "R" && answer.reason == "Z" && order.action == "TRM")
    else { return report("pair_not_allowed") }
    set(answer.tracking, answer.disposition == "A" ? "accepted" : "rejected", answer.reason, answer)
    if answer.disposition == "R", answer.reason == "N" || answer.reason == "U" {
      end(answer.reason, answer) { $0.ssn == order.ssn && $0.fein == order.fein }
    }
    if answer.disposition == "A", order.action == "TRM" {
      end("TRM", answer) { $0.caseID == order.caseID && $0.fein == order.fein }
    }
  }

  /// Ends the withholdings in force that the message is about.
  private mutating func end(_ reason: String, _ message: Message, where isMeant: (Order) -> Bool) {
    for order in orders.values
    where order.status == "accepted" && ["ORG", "AMD"].contains(order.action) && isMeant(order) {
      set(order.tracking, "terminated", reason, message)
    }
  }

  private mutating func set(_ tracking: String, _ status: String, _ reason: String, _ message: Message) {
    orders[tracking]?.status = status
    orders[tracking]?.reason = reason
    orders[tracking]?.statusOn = message.moment
  }

  private mutating func report(_ problem: String) { reported[problem, default: 0] += 1 }

  /// The rows by tracking number, with the header of `expected-status.csv`.
  var csv: String {
    var text = "tracking_number,case_id,fein,action,status,reason,status_on\n"
    for order in orders.values.sorted(by: { $0.tracking < $1.tracking }) {
      let day = order.statusOn
      let dashed = "\(day.prefix(4))-\(day.dropFirst(4).prefix(2))-\(day.dropFirst(6).prefix(2))"
      text += "\(order.tracking),\(order.caseID),\(order.fein),\(order.action),"
      text += "\(order.status),\(order.reason),\(dashed)\n"
    }
    return text
  }
}
