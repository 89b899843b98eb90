import Records
import Warehouse

/// What was sent to the national directory: `outbox/ndnh-w4/<number>/new-hires.csv`.
struct DirectoryOutbox {
  static let columns = ["transmission", "source_line", "line", "sent_on"]

  var home: String

  /// Makes the table `directory_sent(number, transmission, source_line, line, sent_on)`. - Throws: `EngineError`.
  func createTable(on engine: DuckDBEngine) throws {
    let folder = home + "/outbox/" + DirectoryTransmission.series
    let numbers = try Disk.names(in: folder).filter { Disk.exists(folder + "/\($0)/new-hires.csv") }
    try engine.execute(
      """
      CREATE OR REPLACE TEMP TABLE directory_sent
      (number VARCHAR, transmission VARCHAR, source_line BIGINT, line BIGINT, sent_on DATE)
      """)
    for number in numbers {
      try engine.execute(
        """
        INSERT INTO directory_sent SELECT \(SQLText.quoted(number)), * FROM read_csv(
          \(SQLText.quoted("\(folder)/\(number)/new-hires.csv")), header = true, auto_detect = false, delim = ',',
          quote = '"', columns = {'transmission': 'VARCHAR', 'source_line': 'BIGINT', 'line': 'BIGINT',
          'sent_on': 'DATE'})
        """)
    }
  }
}
