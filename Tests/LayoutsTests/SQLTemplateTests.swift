import Testing

@testable import Layouts

@Suite struct SQLTemplateTests {
  private let values = ["fys": "DATE '2023-10-01'", "p06": "'included'", "fiscal_year": "2024"]

  @Test(arguments: [
    ("a <= :fys", "a <= DATE '2023-10-01'"),
    (":fiscal_year - 1", "2024 - 1"),
    ("x IN (:p06,:p06)", "x IN ('included','included')"),
    ("':fys' || 'it''s :fys'", "':fys' || 'it''s :fys'"),
    ("\":fys\" = :fys", "\":fys\" = DATE '2023-10-01'"),
    ("1 -- :fys 'open\n+ :fiscal_year", "1 -- :fys 'open\n+ 2024"),
    ("1 /* :fys ' */ + :fiscal_year", "1 /* :fys ' */ + 2024"),
    ("a::INTEGER", "a::INTEGER"),
    ("'a'':fys", "'a'':fys"),
    ("2:fys", "2DATE '2023-10-01'"),
    ("", ""),
  ])
  func `placeholders are filled outside of strings, names and comments`(sql: String, filled: String) throws {
    #expect(try SQLTemplate(sql).filled(values, file: "x.sql") == filled)
  }

  @Test func `a placeholder without a value is an error`() {
    #expect(throws: DefinitionError(file: "x.sql", line: 0, message: "no value for :p99")) {
      try SQLTemplate("SELECT :p99").filled(values, file: "x.sql")
    }
  }

  @Test func `words are the names of the statement alone`() {
    let words = SQLTemplate("SELECT x FROM line_1 -- line_2\nJOIN case_time ON 'line_3' = \"line_4\"").words
    #expect(words == ["SELECT", "x", "FROM", "line_1", "JOIN", "case_time", "ON"])
  }
}
