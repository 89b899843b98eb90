import Foundation
import Records

@testable import Sample

/// A folder that is gone when the test is.
final class SampleFolder {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.path + "/ivd-sample-" + UUID().uuidString
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func bytes(_ file: String) throws -> [UInt8] { try StandardDelivery.read(path + "/" + file) }

  /// Every file below the folder, by its path there.
  func files() throws -> [String: [UInt8]] { try Self.files(below: path) }

  static func files(below folder: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder)
      if !isFolder.boolValue { files[name] = try StandardDelivery.read(folder + "/" + name) }
    }
    return files
  }

  /// Records of a table of a standard delivery.
  func table(_ name: String, of delivery: String) throws -> [DeliveryRecord] {
    let table = try StandardDelivery(folder: path + "/" + delivery).table(name)
    return (0..<table.count).map(table.record)
  }
}

/// The package's own folder.
let packageFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path
