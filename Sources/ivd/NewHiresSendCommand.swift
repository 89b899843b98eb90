import ArgumentParser
import Foundation
import Pipeline
import Records

struct NewHiresSendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send", abstract: "Write the new hires that were not yet sent as a transmission of the state.",
    discussion: """
      Example: ivd new-hires send --state 27 --home /srv/ivd

      The transmission is outbox/ndnh-w4/<number>/w4.txt; a new hire is sent once. What the layout does not take is in
      unsent.csv beside it.
      """)

  @Option(help: "The transmitting state: two digits of its FIPS code.")
  var state: String

  @Option(help: "Date stamp of the transmission (YYYY-MM-DD; today).")
  var on: DayArgument?

  @OptionGroup var place: PlaceOptions

  func validate() throws {
    guard state.utf8.count == 2, Int(state) != nil else { throw ValidationError("--state is two digits, such as 27") }
  }

  func run() throws {
    let root = try place.load().root
    let lock = try HomeLock(home: place.homePath)
    defer { withExtendedLifetime(lock) {} }
    let today = DayNumber(Int32(Date().timeIntervalSince1970 / 86_400))
    let sent = try DirectoryTransmission(home: place.homePath, root: root, state: state).send(on: on?.day ?? today)
    try Output.write((sent?.sentence ?? "no new hire is to be sent") + "\n")
    if let sent, sent.unsent > 0 { throw ExitCode(1) }
  }
}
