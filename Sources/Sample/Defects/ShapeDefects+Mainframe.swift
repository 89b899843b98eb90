extension ShapeDefects {
  /// Blanks where a packed date should be, a record of a type that nobody knows, an event of no case.
  func plantInMainframe() throws -> [PlantedDefect] {
    let file = MainframeWriter.fileName
    let length = MainframeRecord.length
    var bytes = try StandardDelivery.read(folder + "/" + file)
    func record(_ type: String, from first: Int) -> Int {
      let wanted = EBCDIC.encode(type)[...]
      var number = first
      while (number + 1) * length < bytes.count, bytes[(number * length)..<(number * length + 2)] != wanted {
        number += 1
      }
      return number
    }
    func replace(_ number: Int, at place: Int, with value: [UInt8]) {
      let start = number * length + place - 1
      bytes.replaceSubrange(start..<(start + value.count), with: value)
    }
    func digits(_ number: Int, at place: Int, _ count: Int) -> String {
      let start = number * length + place - 1
      return String(decoding: bytes[start..<(start + count)].map { $0 & 0x0F | 0x30 }, as: UTF8.self)
    }
    let member = record("MB", from: 150)
    replace(member, at: 29, with: [0x40, 0x40, 0xAA, 0x40, 0x40])
    let isCustodial = bytes[member * length + 27] == EBCDIC.encode("C")[0]
    let memberKey = [
      digits(member, at: 3, 12), digits(member, at: 15, 13), isCustodial ? "custodial" : "noncustodial", "4040AA4040",
    ]
    let event = record("EV", from: 600)
    replace(event, at: 7, with: EBCDIC.encode("271159000001"))
    let number = bytes[(event * length + 2)..<(event * length + 6)].reduce(0) { $0 << 8 | Int($1) }
    let unknown = record("CO", from: 1)
    replace(unknown, at: 1, with: EBCDIC.encode("ZZ"))
    try write(bytes, file)
    return [
      planted("bad-packed", "NUM", file, line: member + 1, "case_member", "from_on", memberKey),
      planted("orphan-event", "REF", file, line: event + 1, "event", "case_id", ["E\(number)"]),
      planted("unknown-record", "RID", file, line: unknown + 1, "", "", []),
    ]
  }
}
