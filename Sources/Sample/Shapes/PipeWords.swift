/// Code words of the pipe-delimited exports, in the order of `CodeList`.
enum PipeWords {
  static let noJurisdiction = ["TRIBAL", "FOREIGN"]
  static let service = ["IVD", "NONIVD"]
  static let closure = [
    "B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B09", "B10", "B11", "B12", "B13", "B14", "B15", "B16",
    "B17", "B18", "B19", "B20", "B21", "C00",
  ]
  static let sex = ["FEMALE", "MALE", "OTHER"]
  static let raceEthnicity = ["AIAN", "ASN", "BLK", "HSP", "NHPI", "WHT", "MULTI", "OTH"]
  static let role = ["CUSTODIAN", "OBLIGOR", "PUTATIVE", "DEPENDENT"]
  static let paternityBasis = [
    "VOL ACK", "COURT ORDER", "ADMIN ORDER", "DNA", "OTHER STATE", "TRIBAL COURT", "ADOPTED", "PARENTS WED",
    "MARITAL",
  ]
  static let program = ["TANF", "AFDC", "FC-FED", "FC-STATE", "MA", "CHIP"]
  static let orderKind = ["JUDICIAL", "ADMINISTRATIVE", "DEFAULT", "STIPULATED"]
  static let issuerKind = ["MN", "OTHER STATE", "TRIBE", "FOREIGN"]
  static let provisionKind = ["CS", "ZERO", "JUDG", "CASHMED", "MEDEXP", "INSURE"]
  static let obligated = ["OBLIGOR", "CUSTODIAN"]
  static let chargeKind = ["CS", "VOL", "JUDG", "MEDJUDG", "CASHMED", "FEE", "RECOV"]
  static let chargeReason = ["ADJ", "WOFF"]
  static let receiptSource = ["IW", "FED OFFSET", "ST OFFSET", "UI", "OTHER STATE", "SELF", "DIRECT", "MISC"]
  static let appliedTo = ["CS", "VOL", "ARR", "CASHMED", "MEDARR", "FEE", "RECOV"]
  static let paidTo = ["CUSTODIAN", "RETAINED", "FORWARDED"]
  static let owedTo = ["NPA", "PA"]
  static let direction = ["OUT", "IN"]
  static let partnerKind = ["STATE", "TRIBE", "COUNTRY"]
  static let partnerAssistance = ["CURRENT", "FORMER", "NEVER"]
  static let cooperation = ["NONCOOP", "GOODCAUSE", "BESTINT"]
  static let payer = ["OBLIGOR", "CUSTODIAN", "THIRD PARTY", "MA", "CHIP"]
  static let employmentSource = ["W4", "QW", "EIWO", "STAFF", "NDNH"]
  static let eventKind = [
    "APPL", "REFER", "OPEN", "LOCREQ", "LOCTRY", "LOCHIT", "SOP", "GENTEST", "HEARING", "CONFINV", "CONFHELD",
    "ORDFILED", "REVREQ", "REVDONE", "IWSENT", "LICENSE", "TAXSUB", "NMSN", "CLSNOT", "CLSRESP", "ISOUT", "ISIN",
    "ISANSW", "DISB", "CONTACT",
  ]
}
