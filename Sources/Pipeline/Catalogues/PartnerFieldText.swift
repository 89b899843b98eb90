import Extract
import Layouts

/// What a partner's field holds and what a rule wants, in the words of the generated pages.
enum PartnerFieldText {
  static func holds(_ field: PartnerField) -> String {
    var words: [String] = []
    switch field.kind {
    case .identifier, .code:
      words.append(field.codeList.map { "list `\($0)`" } ?? field.codes.map { "`\($0)`" }.joined(separator: " "))
      if field.ignoresCase { words.append("`?` any letter, in any case") }
    case .text: words.append(field.characters.words)
    default: words.append(PartnerExpectation.of(field))
    }
    if field.beginsWithLetterOrDigit { words.append("begins with a letter or digit") }
    if field.leastCharacters > 0 { words.append("at least \(field.leastCharacters) characters") }
    if field.leastLetters > 0 { words.append("letters, at least \(field.leastLetters)") }
    if let length = field.exactLength { words.append("\(length) characters") }
    if field.refusesSuffix { words.append("no suffix such as JR") }
    if field.refusesFuture { words.append("not after the day of receipt") }
    return words.joined(separator: "; ")
  }

  static func wants(_ rule: PartnerRule, _ record: PartnerRecord) -> String { PartnerExpectation.of(rule, record) }

  /// A line in which a run of four or more spaces is written `{n}`.
  static func shortened(_ line: [UInt8]) -> String {
    var text = ""
    var spaces = 0
    func endRun() {
      text += spaces >= 4 ? "{\(spaces)}" : String(repeating: " ", count: spaces)
      spaces = 0
    }
    for byte in line {
      if byte == 0x20 {
        spaces += 1
      } else {
        endRun()
        text.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    endRun()
    return text
  }
}
