import Foundation
import Records

/// Who asked to see personal values, and when: `access.csv` of the home folder, one line a request.
public struct AccessLog {
  private let path: String

  public init(home: String) { path = home + "/access.csv" }

  public func note(_ request: String, at time: Date) throws {
    let line = CSVText.line([RunLedger.stamp(time), NSUserName(), request])
    if !FileManager.default.fileExists(atPath: path) {
      guard FileManager.default.createFile(atPath: path, contents: Data("time,user,request\n".utf8)) else {
        throw BufferedFile.WriteFailed(path: path, reason: String(cString: strerror(errno)))
      }
    }
    guard let file = FileHandle(forWritingAtPath: path) else {
      throw BufferedFile.WriteFailed(path: path, reason: String(cString: strerror(errno)))
    }
    defer { try? file.close() }
    try file.seekToEnd()
    try file.write(contentsOf: Data(line.utf8))
  }
}
