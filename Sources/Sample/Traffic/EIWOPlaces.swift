/// Positions of the e-IWO records, a table of its own beside the definitions in schemas/federal/eiwo, so that either
/// shows a mistake in the other (file-layouts-eiwo-newhire.md, 1.4 to 1.6).
enum EIWOPlaces {
  enum Header {
    static let length = 80
    static let code = 1...3
    static let control = 4...25
    static let fips = 26...30
    static let fein = 31...39
    static let createdOn = 49...56
    static let createdAt = 57...62
    static let error = 63...80
  }

  enum Trailer {
    static let length = 63
    static let code = 1...3
    static let control = 4...25
    static let batches = 26...30
    static let records = 31...35
    static let employerSent = 36...40
    static let stateSent = 41...45
    static let error = 46...63
  }

  enum Detail {
    static let length = 2307
    static let code = 1...3
    static let action = 7...9
    static let documentDate = 10...17
    static let state = 18...52
    static let jurisdiction = 53...87
    static let caseID = 88...102
    static let employerName = 103...159
    static let employerStreet = 160...184
    static let employerCity = 210...231
    static let employerState = 232...233
    static let employerZIP = 234...238
    static let fein = 243...251
    static let lastName = 252...271
    static let firstName = 272...286
    static let middleName = 287...301
    static let suffix = 302...305
    static let ssn = 306...314
    static let bornOn = 315...322
    static let obligeeLastName = 323...379
    static let obligeeFirstName = 380...394
    static let tribunal = 414...448
    /// Seven amounts of eleven digits, each with its frequency after it.
    static let amounts = [449...459, 461...471, 473...483, 485...495, 497...507, 509...519, 521...531]
    static let currentChild = 449...459
    static let currentChildFrequency = 460...460
    static let total = 568...578
    static let totalFrequency = 579...579
    static let overdue = 580...580
    static let weekly = 581...591
    static let biweekly = 592...602
    static let semimonthly = 603...613
    static let monthly = 614...624
    static let governingState = 625...659
    static let beginWithin = 660...661
    static let start = 662...669
    static let sendWithin = 670...671
    static let percent = 672...673
    static let payee = 674...730
    static let payeeStreet = 731...755
    static let payeeCity = 781...802
    static let payeeState = 803...804
    static let payeeZIP = 805...809
    static let remittanceFIPS = 814...820
    static let official = 821...890
    static let officialTitle = 891...940
    static let employeeCopy = 941...941
    static let employeeContact = 1422...1478
    static let employeePhone = 1479...1488
    static let tracking = 1547...1576
    static let order = 1577...1606
    static let employerContact = 1607...1663
    static let employerPhone = 1747...1756
    static let childLastName = 1815...1834
    static let childFirstName = 1835...1849
    static let childBornOn = 1869...1876
    static let lumpSum = 2187...2197
    static let remittance = 2198...2217
    static let firstError = 2243...2274
    static let secondError = 2275...2306
    static let moreErrors = 2307...2307
  }

  enum Answer {
    static let length = 548
    static let code = 1...3
    static let action = 4...6
    static let caseID = 7...21
    static let fein = 22...30
    static let lastName = 31...50
    static let firstName = 51...65
    static let middleName = 66...80
    static let suffix = 81...84
    static let ssn = 85...93
    static let tracking = 94...123
    static let order = 124...153
    static let disposition = 154...155
    static let reason = 156...158
    static let terminatedOn = 159...166
    static let lastStreet = 167...191
    static let lastCity = 217...238
    static let lastState = 239...240
    static let lastZIP = 241...245
    static let finalPaymentOn = 250...257
    static let finalPayment = 258...268
    static let newEmployerName = 269...325
    static let newEmployerStreet = 326...350
    static let newEmployerCity = 376...397
    static let newEmployerState = 398...399
    static let newEmployerZIP = 400...404
    static let lumpSumOn = 409...416
    static let lumpSum = 417...427
    static let lumpSumType = 428...462
    static let lastPhone = 463...472
    static let correctedFEIN = 538...546
    static let otherState = 547...548
  }
}
