/// What a column of a standard table holds. A value is an `Int` whatever the column; `FamilyRows.blank` is blank.
enum ColumnKind: Sendable, Equatable {
  /// A number that is written whole, with so many digits (county, case, person, SSN, FEIN).
  case digits(Int)
  /// A letter and a number: `O123`.
  case key(Character)
  case date
  case money
  /// 0 = `N`, 1 = `Y`.
  case flag
  /// Position in the list.
  case code([String])
  /// Position in `WordBook.texts`.
  case text
  /// Words and a number: `Testperson-270030000012`.
  case numbered(String)
}

struct SampleColumn: Sendable, Equatable {
  var name: String
  var kind: ColumnKind

  init(_ name: String, _ kind: ColumnKind) {
    self.name = name
    self.kind = kind
  }
}

/// The data tables of the standard county extract (county-extract.md, section 2), in its order.
enum SampleTable: Int, CaseIterable, Sendable {
  case cases, casePeriod, person, caseMember, child, assistance, supportOrder, orderChild, provision, charge, receipt,
    distribution, arrearsBalance, intergovernmental, cooperation, healthCoverage, worker, employment, event

  /// The table's name, which is its file's name too.
  var name: String {
    switch self {
    case .cases: "case"
    case .casePeriod: "case_period"
    case .person: "person"
    case .caseMember: "case_member"
    case .child: "child"
    case .assistance: "assistance"
    case .supportOrder: "support_order"
    case .orderChild: "order_child"
    case .provision: "provision"
    case .charge: "charge"
    case .receipt: "receipt"
    case .distribution: "distribution"
    case .arrearsBalance: "arrears_balance"
    case .intergovernmental: "intergovernmental"
    case .cooperation: "cooperation"
    case .healthCoverage: "health_coverage"
    case .worker: "worker"
    case .employment: "employment"
    case .event: "event"
    }
  }

  /// Position of the column that the manifest totals.
  var moneyColumn: Int? { columns.firstIndex { $0.kind == .money } }

  func column(_ name: String) -> Int? { columns.firstIndex { $0.name == name } }
}
