import Layouts
import Records
import Testing

@testable import Extract

@Suite struct DateTests {
  @Test(
    arguments: [
      ("YYYYMMDD", nil, "20240229", "2024-02-29"), ("YYYYMMDD", nil, "20230229", nil),
      ("YYYYMMDD", nil, "00000000", ""),
      ("YYYYMMDD", nil, "99999999", ""), ("YYYYMMDD", nil, "99991231", "9999-12-31"), ("YYYYMMDD", nil, "2024022", nil),
      ("YYYYMMDD", nil, "202402290", nil), ("YYYYMMDD", nil, "2024O229", nil), ("YYYYMMDD", nil, "20241301", nil),
      ("MM/DD/YYYY", nil, "02/29/2024", "2024-02-29"), ("MM/DD/YYYY", nil, "00/00/0000", ""),
      ("MM/DD/YYYY", nil, "99/99/9999", ""), ("MM/DD/YYYY", nil, "02-29-2024", nil),
      ("YYYYJJJ", nil, "2024366", "2024-12-31"), ("YYYYJJJ", nil, "2023366", nil), ("YYYYJJJ", nil, "2023000", nil),
      ("YYYYJJJ", nil, "2023001", "2023-01-01"), ("YYYYJJJ", nil, "0000000", ""),
      ("YYMMDD", 70, "691231", "2069-12-31"), ("YYMMDD", 70, "700101", "1970-01-01"),
      ("YYMMDD", 0, "000101", "1900-01-01"),
      ("YYMMDD", 100, "991231", "2099-12-31"), ("YYMMDD", 70, "000000", ""), ("YYMMDD", 70, "999999", ""),
      ("YYJJJ", 50, "24060", "2024-02-29"), ("CYYMMDD", nil, "1240229", "2024-02-29"),
      ("CYYMMDD", nil, "0991231", "1999-12-31"), ("DD-MON-YY", 50, "29-FEB-24", "2024-02-29"),
      ("DD-MON-YYYY", nil, "29-Feb-2024", "2024-02-29"), ("DD-MON-YYYY", nil, "29-FOO-2024", nil),
      ("M/D/YYYY", nil, "2/9/2024", "2024-02-09"), ("M/D/YYYY", nil, "12/29/2024", "2024-12-29"),
      ("M/D/YYYY", nil, "2/30/2024", nil), ("YYYY-MM-DD*", nil, "2024-02-29 00:00:00.000", "2024-02-29"),
      ("YYYY-MM-DD*", nil, "2024-02-29", "2024-02-29"), ("DDMMYYYY", nil, "29022024", "2024-02-29"),
    ] as [(String, Int?, String, String?)])
  func dates(format: String, pivot: Int?, text: String, expected: String?) throws {
    var out = [UInt8](repeating: 0, count: 16)
    let format = try RecordDateFormat(format, centuryPivot: pivot)
    let count = DateText.write(Array(text.utf8), text.utf8.count, format, &out)
    #expect((count < 0 ? nil : String(decoding: out[..<count], as: UTF8.self)) == expected)
  }

  @Test func firstDayInAName() throws {
    let format = try RecordDateFormat("YYYYMMDD")
    #expect(format.firstDay(in: "27115-20240930") == DayNumber("2024-09-30"))
    #expect(format.firstDay(in: "EXTRACT.D20240930T0200.DAT") == DayNumber("2024-09-30"))
    #expect(format.firstDay(in: "120240930") == nil)
    #expect(format.firstDay(in: "EXTRACT") == nil)
    #expect(try RecordDateFormat("YYYY-MM-DD").firstDay(in: "x-2024-09-30") == DayNumber("2024-09-30"))
  }
}
