import Foundation
import Layouts
import Records
import Transform

/// Finds the county profile that describes a folder's files.
enum ProfileMatch {
  /// The delivery that the first matching profile, by its name, makes of a folder; `nil` where none matches.
  static func delivery(folder: String, name: String, files: [String], profiles: [CountyProfile]) -> Delivery? {
    for profile in profiles {
      let recogniser = ProfileRecogniser(profile)
      guard let match = recogniser.match(names: files, folder: folder) else { continue }
      let asOf = recogniser.asOf(match, name: (folder as NSString).lastPathComponent, folder: folder)
      var damage: String?
      if !match.ambiguous.isEmpty { damage = "several files could be \(match.ambiguous.joined(separator: ", "))" }
      return Delivery(
        name: name, folder: folder, archive: nil, shape: .profile(profile), county: profile.county, asOf: asOf,
        files: files, missing: match.missing, damage: damage)
    }
    return nil
  }
}
