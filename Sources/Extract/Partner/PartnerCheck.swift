import Layouts
import Records

/// Checks files of federal and state partners: what `ivd check --layout` does for them.
///
/// One object checks the files of one run, in the order in which they are given: a control number that came before is
/// a duplicate.
public final class PartnerCheck {
  private let layouts: PartnerLayouts
  private let layout: PartnerLayouts.Named
  private let receivedOn: DayNumber?
  private let today: DayNumber?
  private let showsPersonal: Bool
  private let seen = ReceivedKeys()
  private let sent: [SentRecords]
  /// The CSV form of the family, with the header of the file that is checked.
  private let csv: (form: PartnerCSV, header: PartnerCSV.Header)?

  /// - Throws: `ByteStreamError` where a sent file cannot be read.
  /// - Parameters:
  ///   - sent: files that the checked files answer: orders for acknowledgments, a transmission for its result.
  ///   - csv: the form and header of a CSV file; the layout is then the form's family.
  ///   - receivedOn: the day of receipt; `nil`: the date of the transmission's header, or else `today`.
  public init(
    _ layouts: PartnerLayouts, _ layout: PartnerLayouts.Named, sent: [String] = [], receivedOn: DayNumber? = nil,
    today: DayNumber? = nil, showsPersonal: Bool = false, csv: (form: PartnerCSV, header: PartnerCSV.Header)? = nil
  ) throws {
    self.csv = csv
    self.layouts = layouts
    self.layout = layout
    self.receivedOn = receivedOn
    self.today = today
    self.showsPersonal = showsPersonal
    if case .family(let family) = layout, !sent.isEmpty {
      self.sent = try family.answers.map { try SentRecords($0, family, layouts, paths: sent) }
    } else {
      self.sent = []
    }
  }

  /// Checks one file. Findings come in the order of the lines; each is handed on, none is kept.
  /// - Throws: `ByteStreamError`; `DefinitionError` where the schema of an XML form cannot be used.
  /// - Parameter sink: gets the records of a transmission once they are judged.
  public func check(
    _ stream: ByteStream, file: String, keeping sink: PartnerIntakeSink? = nil, finding: @escaping (Finding) -> Void
  ) throws -> PartnerTally {
    var maker = PartnerFinding(file: file, showsPersonal: showsPersonal)
    var tally: PartnerTally
    switch layout {
    case .record(let record): tally = try checkAlone(stream, checker(record), maker, finding)
    case .family(let family):
      let form = try family.xml.flatMap { try PartnerXMLCheck.isXML(stream.path) ? $0 : nil }
      maker.hasPlaces = form == nil && csv == nil
      let check = TransmissionCheck(
        family, checkers: family.records.map(checker), finding: maker, seen: seen, sent: sent,
        hasReceivedOn: receivedOn != nil, emit: finding)
      check.sink = sink
      if let csv {
        tally = try PartnerCSVCheck(csv: csv.form, header: csv.header, check: check, maker: maker).run(stream, finding)
      } else if let form {
        tally = try PartnerXMLCheck(family: family, form: form, check: check, maker: maker).run(stream, finding)
      } else {
        tally = try read(stream, maker, finding) {
          check.take($0, $1, $2)
        } atEnd: {
          check.finish()
          return check.tally
        }
      }
    }
    try sink?.finish()
    if tally.read == 0, !tally.isRefused {
      finding(maker.make(.sequence, number: 0, expected: "at least one record", seen: "the file is empty"))
      tally.refuseAll()
    }
    return tally
  }

  /// Every line is the same record; where it stands is not looked at.
  private func checkAlone(
    _ stream: ByteStream, _ checker: PartnerRecordChecker, _ maker: PartnerFinding,
    _ finding: @escaping (Finding) -> Void
  ) throws -> PartnerTally {
    var tally = PartnerTally()
    return try read(stream, maker, finding) { line, count, number in
      tally.begin()
      let bytes = checker.check(line, count)
      for fault in checker.faults {
        tally.note(fault.refuses)
        finding(maker.make(fault, checker.record, bytes, line: line, count: count, number: number))
      }
    } atEnd: {
      tally
    }
  }

  /// Hands on the lines of a file, unless its first one shows that it is in another character set.
  private func read(
    _ stream: ByteStream, _ maker: PartnerFinding, _ finding: (Finding) -> Void,
    _ take: (UnsafePointer<UInt8>, Int, Int) -> Void, atEnd: () -> PartnerTally
  ) throws -> PartnerTally {
    var foreign: PartnerTally?
    _ = try PartnerLineReader(stream).read { line, count, number in
      if number == 1, let name = ForeignEncoding.suspected(line, count) {
        finding(maker.make(.encoding, number: 1, expected: "ASCII", seen: "it looks like \(name)"))
        foreign = PartnerTally()
        foreign?.refuseAll()
      }
      if foreign != nil { foreign?.begin() } else { take(line, count, number) }
    }
    return foreign ?? atEnd()
  }

  private func checker(_ record: PartnerRecord) -> PartnerRecordChecker {
    let checker = PartnerRecordChecker(record, suffixes: layouts.lists.suffixes)
    checker.receivedOn = receivedOn ?? today
    return checker
  }
}
