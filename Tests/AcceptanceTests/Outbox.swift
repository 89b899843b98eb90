import Foundation

/// The orders in a home's outbox, read from the flat files by positions of its own.
struct Outbox {
  struct Order: Hashable {
    var file: String
    var fileControl: String
    var batchControl: String
    var tracking: String
    var action: String
    var caseID: String
    var fein: String
    var ssn: String
    var total: String

    /// What may be issued once.
    var key: String { [caseID, fein, action, total].joined(separator: " ") }
  }

  private(set) var orders: [Order] = []
  /// Names of published folders, and what stands beside them.
  private(set) var files: [String] = []
  private(set) var leftovers: [String] = []

  init(home: String) throws {
    let folder = home + "/outbox/e-iwo"
    guard FileManager.default.fileExists(atPath: folder) else { return }
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      guard !name.hasPrefix(".") else {
        leftovers.append(name)
        continue
      }
      files.append(name)
      let text = try String(contentsOfFile: folder + "/" + name + "/orders.txt", encoding: .isoLatin1)
      var fileControl = ""
      var batchControl = ""
      for line in text.split(separator: "\n").map({ Array($0.utf8) }) {
        func field(_ first: Int, _ last: Int) -> String {
          String(decoding: line[(first - 1)..<min(last, line.count)], as: UTF8.self)
            .trimmingCharacters(in: .whitespaces)
        }
        switch field(1, 3) {
        case "FHI": fileControl = field(4, 25)
        case "BHI": batchControl = field(4, 25)
        case "DTL":
          orders.append(
            Order(
              file: name, fileControl: fileControl, batchControl: batchControl, tracking: field(1547, 1576),
              action: field(7, 9), caseID: field(88, 102), fein: field(243, 251), ssn: field(306, 314),
              total: field(568, 578)))
        default: continue
        }
      }
    }
  }
}

/// The tables of a standard delivery, as far as they say to which cases no order may go.
struct BarredCases {
  /// No period that is open.
  private(set) var closed: Set<String> = []
  /// A member flagged for family violence.
  private(set) var flagged: Set<String> = []

  init(delivery: String) throws {
    func rows(_ table: String) throws -> [[String: String]] {
      let lines = try String(contentsOfFile: delivery + "/" + table + ".csv", encoding: .utf8).split(separator: "\n")
      let header = lines[0].split(separator: ",").map(String.init)
      return lines.dropFirst().map { line in
        Dictionary(zip(header, quotedFields(line)), uniquingKeysWith: { first, _ in first })
      }
    }
    let periods = try rows("case_period")
    let open = Set(periods.filter { $0["closed_on"] == "" }.compactMap { $0["case_id"] })
    closed = Set(try rows("case").compactMap { $0["case_id"] }).subtracting(open)
    let people = Set(try rows("person").filter { $0["family_violence"] == "Y" }.compactMap { $0["person_id"] })
    for member in try rows("case_member") {
      if let person = member["person_id"], let caseID = member["case_id"], people.contains(person) {
        flagged.insert(caseID)
      }
    }
  }
}

/// The fields of a line of CSV; quotes are honoured.
func quotedFields(_ line: Substring) -> [String] {
  var fields = [""]
  var isQuoted = false
  for character in line {
    if character == "\"" {
      isQuoted.toggle()
    } else if character == ",", !isQuoted {
      fields.append("")
    } else {
      fields[fields.count - 1].append(character)
    }
  }
  return fields
}
