/// Positions of new hire, wage and unemployment records, a table of its own beside the definitions in schemas/federal
/// (file-layouts-eiwo-newhire.md, 2.3 to 2.10 and 3.2).
enum DirectoryPlaces {
  /// Header of a transmission to or from a directory: H4, HQ, HU.
  enum Header {
    static let code = 1...2
    static let state = 3...4
    static let kind = 14...15
    static let version = 17...18
    static let day = 19...26
    static let batch = 27...32
  }

  enum Trailer {
    static let code = 1...2
    static let records = 3...13
  }

  /// The person, at the same places in W4, QW and UI records.
  enum Person {
    static let code = 1...2
    static let ssn = 3...11
    static let firstName = 12...27
    static let middleName = 28...43
    static let lastName = 44...73
  }

  enum Hire {
    static let length = 801
    static let street = 74...113
    static let city = 194...218
    static let state = 219...220
    static let zip = 221...225
    static let bornOn = 272...279
    static let hiredOn = 280...287
    static let stateOfHire = 288...289
    static let fein = 290...298
    static let employerName = 311...355
    static let employerStreet = 356...395
    static let employerCity = 476...500
    static let employerState = 501...502
    static let employerZIP = 503...507
  }

  enum Wage {
    static let length = 601
    static let wage = 74...84
    static let period = 85...89
    static let fein = 90...98
    static let employerName = 111...155
    static let employerStreet = 156...195
    static let employerCity = 276...300
    static let employerState = 301...302
    static let employerZIP = 303...307
  }

  enum Benefit {
    static let length = 295
    static let street = 74...113
    static let city = 194...218
    static let state = 219...220
    static let zip = 221...225
    static let benefit = 230...240
    static let period = 241...245
  }

  /// The state new hire record, format 1.00.
  enum StateHire {
    static let length = 801
    static let code = 1...17
    static let version = 18...21
    static let firstName = 22...37
    static let middleName = 38...53
    static let lastName = 54...83
    static let ssn = 84...92
    static let street = 93...132
    static let city = 213...237
    static let state = 238...239
    static let zip = 240...259
    static let bornOn = 266...273
    static let hiredOn = 274...281
    static let stateOfHire = 282...283
    static let insurance = 284...284
    static let fein = 286...294
    static let employerName = 307...351
    static let employerStreet = 352...391
    static let employerCity = 472...496
    static let employerState = 497...498
    static let employerZIP = 499...518
    static let isMultistate = 771...771
  }
}
