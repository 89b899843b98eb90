import Extract
import Layouts
import Records

/// A file that is a partner's transmission.
struct PartnerFile {
  enum Form {
    case family(PartnerRecognition.Candidate)
    case csv(PartnerCSV, PartnerCSV.Header)
  }

  /// Below the input folder.
  var name: String
  var path: String
  var form: Form
  /// The layouts that it was recognised by.
  var layouts: PartnerLayouts
  var partner: String?
  var isEBCDIC: Bool
  var receivedOn: DayNumber
  /// SHA-256 of the unpacked bytes; of a gzip file that is damaged or cut, of the bytes as they came.
  var sha256: String

  var transmission: String { String(sha256.prefix(16)) }

  var family: PartnerFamily {
    switch form {
    case .family(let candidate): candidate.family
    case .csv(let csv, _): csv.family
    }
  }

  var intake: PartnerIntake {
    switch form {
    case .family(let candidate): candidate.intake
    case .csv(let csv, _): csv.intake
    }
  }
}
