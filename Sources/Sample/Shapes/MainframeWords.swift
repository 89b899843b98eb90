/// Code words of the mainframe extract, in the order of `CodeList`.
enum MainframeWords {
  static let noJurisdiction = ["T", "F"]
  static let service = ["D", "N"]
  static let closure = [
    "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19",
    "20", "21", "99",
  ]
  static let sex = ["F", "M", "X"]
  static let raceEthnicity = ["I", "A", "B", "H", "P", "W", "M", "O"]
  static let role = ["C", "N", "A", "K"]
  static let paternityBasis = ["AK", "CO", "AD", "GT", "OS", "TR", "AP", "PM", "MA"]
  static let program = ["TF", "AF", "4E", "SF", "MA", "CH"]
  static let orderKind = ["C", "A", "D", "G"]
  static let issuerKind = ["L", "S", "T", "F"]
  static let provisionKind = ["CS", "ZS", "AJ", "CM", "MC", "HI"]
  static let obligated = ["N", "C"]
  static let chargeKind = ["CS", "VO", "AJ", "MJ", "CM", "FE", "RC"]
  static let chargeReason = ["A", "W"]
  static let receiptSource = ["IW", "FT", "ST", "UI", "OS", "OB", "DR", "OT"]
  static let appliedTo = ["CS", "VO", "AR", "CM", "MA", "FE", "RC"]
  static let paidTo = ["F", "S", "O"]
  static let owedTo = ["F", "S"]
  static let direction = ["I", "R"]
  static let partnerKind = ["S", "T", "C"]
  static let partnerAssistance = ["C", "F", "N"]
  static let cooperation = ["N", "G", "B"]
  static let payer = ["N", "C", "O", "M", "H"]
  static let employmentSource = ["NH", "QW", "EI", "WK", "ND"]
  static let eventKind = [
    "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19",
    "20", "21", "22", "23", "24", "25",
  ]
}
