import Foundation

/// A file that is written from its beginning to its end.
public final class BufferedFile {
  public struct WriteFailed: Error, CustomStringConvertible {
    public var path: String
    public var reason: String
    public var description: String { "\(path): cannot be written: \(reason)" }
  }

  private let path: String
  private let file: UnsafeMutablePointer<FILE>

  public init(path: String) throws {
    self.path = path
    guard let file = fopen(path, "wbe") else {
      throw WriteFailed(path: path, reason: String(cString: strerror(errno)))
    }
    self.file = file
  }

  public func write(_ text: String) throws {
    var text = text
    let isWritten = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
    guard isWritten else { throw WriteFailed(path: path, reason: String(cString: strerror(errno))) }
  }

  public func write(_ data: Data) throws {
    let isWritten = data.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
    guard isWritten else { throw WriteFailed(path: path, reason: String(cString: strerror(errno))) }
  }

  public func write(_ bytes: [UInt8]) throws {
    let isWritten = bytes.withUnsafeBytes { $0.isEmpty || fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
    guard isWritten else { throw WriteFailed(path: path, reason: String(cString: strerror(errno))) }
  }

  public func close() throws {
    guard fflush(file) == 0 else { throw WriteFailed(path: path, reason: String(cString: strerror(errno))) }
  }

  deinit { fclose(file) }
}
