import ArgumentParser
import Employers
import Foundation
import Records

struct EmployersDecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide", abstract: "Write down a decision about the registry.",
    discussion: """
      Example: ivd employers decide merge E0000012 E0000007 --who jdoe --why "same owner, letter of 2024-10-02"

      match SIGHTING EMPLOYER   the sighting is of this employer
      split SIGHTING            the sighting is of an employer of its own
      merge EMPLOYER EMPLOYER   the first is the second; the first id goes on to resolve
      apart EMPLOYER EMPLOYER   they are two; the pair is not asked about again
      undo NUMBER               the decision of this number no longer holds

      Decisions are rows of employers/decisions.csv in the home folder; none is ever changed or removed.
      A merge of two that were set apart, or the other way round, is refused: undo the earlier decision first.
      """)

  @Argument(help: "match, split, merge, apart or undo.")
  var action: EmployerDecision.Action

  @Argument(help: "The sighting, employer or decision.")
  var subject: String

  @Argument(help: "The employer.")
  var target: String?

  @Option(help: "Who decides.")
  var who: String

  @Option(help: "Why.")
  var why: String

  @Option(help: "When, as YYYY-MM-DD (today).")
  var on: DayArgument?

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var place: EmployerDefinitionOptions

  func validate() throws {
    let wantsTarget = action == .match || action == .merge || action == .apart
    if wantsTarget, target == nil { throw ValidationError("\(action.rawValue) needs an employer as its last argument") }
    if !wantsTarget, target != nil { throw ValidationError("\(action.rawValue) has one argument") }
    if who.isEmpty || why.isEmpty { throw ValidationError("--who and --why must say something") }
  }

  func run() throws {
    let lock = try registry.lock()
    defer { withExtendedLifetime(lock) {} }
    let known = try place.registry(registry)
    try known.check(action, subject: subject, target: target)
    let decision = try registry.folder.decide(
      on: (on ?? .today).day, who: who, why: why, action: action, subject: subject, target: target ?? "")
    try Output.write("decision \(decision.number): \(action.rawValue) \(subject)\(target.map { " " + $0 } ?? "")\n")
  }
}

extension EmployerDecision.Action: ExpressibleByArgument {}
