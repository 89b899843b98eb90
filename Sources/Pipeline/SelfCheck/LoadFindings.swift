import Foundation
import Layouts
import Records
import Reports
import Warehouse

/// The findings of the loads that a selection of snapshots came from, as the home folder keeps them.
struct LoadFindings {
  var home: String
  var edits: EditCatalogue
  var extract: StandardExtract

  /// - Throws: what the disk says.
  func read(_ snapshots: [Snapshot]) throws -> LoadEvidence {
    var evidence = LoadEvidence(problems: [], examined: [:], edits: [:], missing: [])
    for edit in edits.edits { evidence.edits[edit.number] = (edit.title, edit.citation) }
    let store = OutcomeStore(home: home)
    for snapshot in snapshots {
      let folder = store.folder(snapshot.contentDigest)
      guard let outcome = store.outcome(snapshot.contentDigest),
        let bytes = FileManager.default.contents(atPath: folder + "/findings.csv"),
        let records = CSVText.records(bytes)
      else {
        evidence.missing.append(snapshot.id)
        continue
      }
      for (edit, count) in outcome.examined { evidence.examined[edit, default: 0] += Int64(count) }
      let rejected = rejectedRecords(folder + "/quarantine")
      for record in records.dropFirst() where record.fields.count == Finding.columns.count {
        let fields = record.fields
        let line = Int(fields[4]) ?? 0
        let isRejected = fields[0] == Severity.rejectRecord.rawValue
        let whom = isRejected ? rejected[[fields[3], fields[4], fields[7]]] : nil
        evidence.problems.append(
          LoadProblem(
            edit: fields[1], isRejected: isRejected, table: fields[7], field: fields[8], county: snapshot.county,
            file: fields[3], line: line, key: fields[9], value: fields[10], expected: fields[11], caseID: whom?.caseID,
            personID: whom?.personID))
      }
    }
    return evidence
  }

  /// Case and person of the records in quarantine by file, line and table. Beside each `<table>.csv` stands
  /// `<table>.bytes.csv` with their addresses, in the same order.
  private func rejectedRecords(_ folder: String) -> [[String]: (caseID: String?, personID: String?)] {
    var found: [[String]: (caseID: String?, personID: String?)] = [:]
    for table in extract.tables {
      guard let values = FileManager.default.contents(atPath: "\(folder)/\(table.name).csv").flatMap(CSVText.records),
        let places = FileManager.default.contents(atPath: "\(folder)/\(table.name).bytes.csv").flatMap(CSVText.records),
        values.count == places.count, let header = values.first?.fields
      else { continue }
      let caseColumn = header.firstIndex(of: "case_id")
      let personColumn = header.firstIndex(of: "person_id")
      for (value, place) in zip(values, places).dropFirst() where place.fields.count >= 2 {
        func cell(_ column: Int?) -> String? {
          column.flatMap { $0 < value.fields.count && !value.fields[$0].isEmpty ? value.fields[$0] : nil }
        }
        found[[place.fields[0], place.fields[1], table.name]] = (cell(caseColumn), cell(personColumn))
      }
    }
    return found
  }
}
