import Records
import Warehouse

/// The tables that partners' files leave below a home folder, as far as withholding reads them.
public enum PartnerTables {
  private static let origin = [
    ("transmission", "VARCHAR"), ("source_file", "VARCHAR"), ("source_line", "BIGINT"), ("received_on", "DATE"),
  ]

  private static func texts(_ names: String) -> [(String, String)] {
    names.split(separator: " ").map { (String($0), "VARCHAR") }
  }

  /// Columns that are read here, after those of the origin.
  static let columns: [(table: String, columns: [(name: String, type: String)])] = [
    (
      "new_hire",
      origin + texts("ssn first_name middle_name last_name") + [("born_on", "DATE"), ("hired_on", "DATE")]
        + texts(
          "fein employer_name employer_street employer_city employer_state employer_zip order_street order_city"
            + " order_state order_zip health_insurance")
    ),
    (
      "order_sent",
      origin
        + texts(
          "file_control_number batch_control_number created_at action case_id order_id ssn fein employer_name"
            + " tracking_number")
        + ["current_support", "arrears_amount", "medical_support", "total_amount"].map { ($0, "DECIMAL(14,2)") }
    ),
    (
      "order_result",
      origin
        + texts(
          "file_control_number batch_control_number created_at tracking_number batch_error field_1 field_2 more_errors")
    ),
    (
      "acknowledgment",
      origin
        + texts(
          "file_control_number batch_control_number created_at action case_id ssn fein tracking_number disposition"
            + " reason corrected_fein other_state")
        + [("terminated_on", "DATE"), ("final_payment_on", "DATE"), ("final_payment", "DECIMAL(14,2)")]
        + texts(
          "last_street last_city last_state last_zip last_phone new_employer_fein new_employer_name"
            + " new_employer_street new_employer_city new_employer_state new_employer_zip")
        + [("lump_sum_on", "DATE"), ("lump_sum", "DECIMAL(14,2)"), ("lump_sum_type", "VARCHAR")]
    ),
  ]

  /// Makes a view of each table. A table without a file is empty.
  /// - Parameter files: paths of a table's rows, one file a transmission that counts; their order leaves no trace.
  /// - Throws: `EngineError`.
  static func createViews(on engine: any SQLEngine, files: (String) -> [String]) throws {
    for (table, columns) in columns {
      try engine.createView(table, columns: columns, parquet: files(table).sorted(by: Text.precedes))
    }
  }
}
