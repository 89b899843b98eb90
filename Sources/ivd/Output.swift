import ArgumentParser
import Foundation
import Records

/// Writes to the standard streams.
enum Output {
  /// Flushed when the program exits.
  private nonisolated(unsafe) static let stream = fdopen(STDOUT_FILENO, "w")

  /// To standard output, without a line end of its own.
  static func write(_ text: String) throws {
    var text = text
    let isWritten = text.withUTF8 { bytes in
      bytes.count == 0 || fwrite(bytes.baseAddress, 1, bytes.count, stream) == bytes.count
    }
    if !isWritten { throw Failure.cannotWrite(path: "standard output", reason: String(cString: strerror(errno))) }
  }

  static func complain(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}

/// What stops a command before it has done its work.
enum Failure: Error {
  case cannotWrite(path: String, reason: String)
  case notFound(String)
  case unknown(String)

  /// One sentence, lower case, no trace.
  static func sentence(_ error: any Error) -> String {
    switch error {
    case Failure.cannotWrite(let path, let reason): "\(path): cannot be written: \(reason)"
    case Failure.notFound(let path): "\(path): no such file or folder"
    case Failure.unknown(let words): words
    case let error as NSError: "\(error.localizedDescription)"
    default: "\(error)"
    }
  }
}

/// Formats of results.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, csv, html, xml
}
