/// A level of a transmission that has been opened and not closed: the record that opened it, and what came since.
struct OpenLevel {
  /// Position of the record type; `nil` where the level has no opening record, or it is missing.
  var record: Int?
  /// The opening record's bytes; empty where it could not be read.
  var bytes: [UInt8] = []
  var line = 0
  /// Length of the line.
  var count = 0
  /// Fields of the opening record that are at fault.
  var faulty: Set<Int> = []
  var details = 0
  /// Inner levels since it opened.
  var levels = 0
}
