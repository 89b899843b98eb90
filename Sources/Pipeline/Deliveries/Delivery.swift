import Layouts
import Records

/// One delivery as it was found: a folder, or an archive unpacked into one.
public struct Delivery: Sendable {
  public enum Shape: Sendable {
    /// The standard extract with its manifest.
    case standard
    /// Files that a county profile describes.
    case profile(CountyProfile)
  }

  /// Path below the input folder, or as given.
  public var name: String
  /// The folder that holds its files.
  public var folder: String
  /// The archive that it came in, as given.
  public var archive: String?
  public var shape: Shape
  /// 5-digit FIPS code of the county that sent it; `nil` where the delivery does not say it.
  public var county: String?
  public var asOf: DayNumber?
  /// Names of its files below `folder`, sorted.
  public var files: [String]
  /// Files that its profile wants and that are not there.
  public var missing: [String] = []
  /// Why the archive that it came in could not be unpacked.
  public var damage: String?

  /// What findings call a file of the delivery.
  public func path(of file: String) -> String { name.isEmpty ? file : name + "/" + file }

  /// `<county>-<as-of date>`
  static func countyAndDate(ofFolder name: String) -> (county: String, asOf: DayNumber)? {
    guard name.utf8.count == 16, name.utf8.prefix(5).allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      Array(name.utf8)[5] == 0x2D, let day = DayNumber(name.dropFirst(6))
    else { return nil }
    return (String(name.prefix(5)), day)
  }
}
