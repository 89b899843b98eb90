import Foundation

/// An e-IWO file as the replay reads it: by fixed positions of its own, or by the elements of the XML form.
struct ReplayTransmission {
  struct Record {
    var line: Int
    var isSound: Bool
    var action = ""
    var caseID = ""
    var fein = ""
    var ssn = ""
    var tracking = ""
    var disposition = ""
    var reason = ""
    var firstError = ""
    var secondError = ""
    var hasMore = false
  }

  struct Batch {
    var control: String
    var error: String
    var isSound = true
    var records: [Record] = []
  }

  /// I, S or A.
  private(set) var letter = ""
  private(set) var control = ""
  /// CCYYMMDDHHMMSS.
  private(set) var moment = ""
  private(set) var fileError = ""
  private(set) var batches: [Batch] = []
  /// Whether headers and trailers stand as they must.
  private(set) var isWhole = false

  /// `nil` where the bytes are no e-IWO file.
  init?(_ bytes: Data) {
    if bytes.first == 0x3C {
      readXML(String(decoding: bytes, as: UTF8.self))
    } else {
      readLines(bytes.split(separator: 0x0A, omittingEmptySubsequences: true).map(Array.init))
    }
    guard !letter.isEmpty else { return nil }
  }

  // MARK: - Flat

  private static func text(_ line: [UInt8], _ first: Int, _ last: Int) -> String {
    guard line.count >= first else { return "" }
    let field = line[(first - 1)..<min(last, line.count)]
    guard let start = field.firstIndex(where: { $0 != 0x20 }), let end = field.lastIndex(where: { $0 != 0x20 }) else {
      return ""
    }
    return String(decoding: field[start...end], as: UTF8.self)
  }

  private mutating func readLines(_ lines: [[UInt8]]) {
    guard let first = lines.first, ["FHI", "FHS", "FHA"].contains(Self.text(first, 1, 3)) else { return }
    letter = Self.text(first, 3, 3)
    control = Self.text(first, 4, 25)
    moment = Self.text(first, 49, 62)
    fileError = Self.text(first, 63, 80)
    var isOpen = false
    var isClosed = false
    for (number, line) in lines.enumerated().dropFirst() {
      guard !isClosed else { return }
      let own = Self.text(line, 4, 25)
      switch Self.text(line, 1, 3) {
      case "BH" + letter where !isOpen:
        isOpen = true
        let fein = Self.text(line, 31, 39)
        batches.append(Batch(control: own, error: Self.text(line, 63, 80), isSound: Self.isDigits(fein, 9)))
      case "BT" + letter where isOpen && own == batches[batches.count - 1].control:
        isOpen = false
        let last = batches.count - 1
        if Int(Self.text(line, 31, 35)) != batches[last].records.count { batches[last].isSound = false }
        if batches[last].error.isEmpty { batches[last].error = Self.text(line, 46, 63) }
      case "DTL" where isOpen && letter != "A":
        batches[batches.count - 1].records.append(Self.order(line, number + 1))
      case "ACK" where isOpen && letter == "A":
        batches[batches.count - 1].records.append(Self.answer(line, number + 1))
      case "FT" + letter where !isOpen && own == control:
        isClosed = Int(Self.text(line, 26, 30)) == batches.count
        guard isClosed else { return }
      default: return
      }
    }
    isWhole = isClosed
  }

  private static func order(_ line: [UInt8], _ number: Int) -> Record {
    let amounts = [449, 461, 473, 485, 497, 509, 521, 568, 581, 592, 603, 614, 2187].map { text(line, $0, $0 + 10) }
    let action = text(line, 7, 9)
    let ssn = text(line, 306, 314)
    return Record(
      line: number,
      isSound: line.count == 2307 && isDigits(ssn, 9) && ["ORG", "AMD", "LUM", "TRM"].contains(action)
        && amounts.allSatisfy { isDigits($0, 11) },
      action: action, caseID: text(line, 88, 102), fein: text(line, 243, 251), ssn: ssn,
      tracking: text(line, 1547, 1576), firstError: text(line, 2243, 2274), secondError: text(line, 2275, 2306),
      hasMore: text(line, 2307, 2307) == "T")
  }

  private static func answer(_ line: [UInt8], _ number: Int) -> Record {
    let ssn = text(line, 85, 93)
    return Record(
      line: number, isSound: line.count == 548 && isDigits(ssn, 9), action: text(line, 4, 6),
      caseID: text(line, 7, 21), fein: text(line, 22, 30), ssn: ssn, tracking: text(line, 94, 123),
      disposition: text(line, 154, 155), reason: text(line, 156, 158))
  }

  private static func isDigits(_ text: String, _ count: Int) -> Bool {
    text.utf8.count == count && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  // MARK: - XML

  /// The contents of every element of the name, outermost first come.
  private static func elements(_ name: String, in text: Substring) -> [Substring] {
    var found: [Substring] = []
    var rest = text
    while let open = rest.range(of: "<\(name)>"),
      let close = rest.range(of: "</\(name)>", range: open.upperBound..<rest.endIndex)
    {
      found.append(rest[open.upperBound..<close.lowerBound])
      rest = rest[close.upperBound...]
    }
    return found
  }

  private mutating func readXML(_ text: String) {
    func value(_ name: String, _ part: Substring) -> String {
      Self.elements(name, in: part).first.map(String.init) ?? ""
    }
    guard let file = Self.elements("EiwoFile", in: text[...]).first,
      let header = Self.elements("FileHeader", in: file).first
    else { return }
    letter = String(value("DocumentCode", header).suffix(1))
    control = value("ControlNumber", header)
    moment = value("CreationDate", header) + value("CreationTime", header)
    fileError = value("ErrorFieldName", header)
    isWhole = true
    for batch in Self.elements("Batch", in: file) {
      let opening = Self.elements("BatchHeader", in: batch).first ?? ""
      var read = Batch(control: value("ControlNumber", opening), error: value("ErrorFieldName", opening))
      for (number, answer) in Self.elements("Acknowledgment", in: batch).enumerated() {
        let ssn = value("EmployeeSSN", answer)
        read.records.append(
          Record(
            line: batches.count * 10_000 + number, isSound: Self.isDigits(ssn, 9),
            action: value("DocumentActionCode", answer), caseID: value("CaseID", answer), fein: value("EIN", answer),
            ssn: ssn, tracking: value("DocumentTrackingNumber", answer),
            disposition: value("RecordDispositionStatusCode", answer),
            reason: value("DispositionReasonCode", answer)))
      }
      if let closing = Self.elements("BatchTrailer", in: batch).first {
        if value("ControlNumber", closing) != read.control { isWhole = false }
        if Int(value("RecordCount", closing)) != read.records.count { read.isSound = false }
      }
      batches.append(read)
    }
    if let closing = Self.elements("FileTrailer", in: file).first,
      value("ControlNumber", closing) != control || Int(value("BatchCount", closing)) != batches.count
    {
      isWhole = false
    }
  }
}
