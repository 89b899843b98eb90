/// Something about a worksheet that keeps a line from being judged, or that must be put right in it.
public struct RehearsalFinding: Sendable, Equatable, CustomStringConvertible {
  public enum Fault: String, Sendable, CaseIterable {
    /// The worksheet is no table with its columns.
    case unreadable
    /// A row that was not drawn, is there twice or is missing.
    case rows
    /// A drawn value that reads otherwise than when it was drawn.
    case altered
    /// No Y or N.
    case unanswered
    /// An answer that contradicts itself.
    case contradiction
    case unknownReason = "unknown-reason"
    case noReviewer = "no-reviewer"
    /// The warehouse no longer gives the frame that was drawn from.
    case frame
  }

  init(line: String, fault: Fault, file: String, fileLine: Int?, message: String) {
    self.line = line
    self.fault = fault
    self.file = file
    self.fileLine = fileLine
    self.message = message
  }

  public var line: String
  public var fault: Fault
  public var file: String
  /// 1-based line of the file; `nil` = the file as a whole.
  public var fileLine: Int?
  public var message: String

  /// The line is not judged while it stands.
  public var isBlocking: Bool { fault != .unknownReason && fault != .noReviewer }

  public var description: String {
    "\(file)\(fileLine.map { ":\($0)" } ?? ""): \(fault.rawValue): \(message)"
  }
}

extension RehearsedSample {
  /// How the sample differs that is drawn again from the warehouse, one finding a line.
  /// - Parameter file: name of the file that holds this one.
  public func differences(to redrawn: RehearsedSample, file: String) -> [RehearsalFinding] {
    zip(lines, redrawn.lines).compactMap { old, new in
      if old == new { return nil }
      let message =
        old.frameHash == new.frameHash
        ? "the same frame and seed now give another sample: strata or size are defined otherwise than at the draw"
        : "the frame has changed since the draw: \(new.frame) units with hash \(new.frameHash), expected \(old.frame) "
          + "with \(old.frameHash)"
      return RehearsalFinding(
        line: old.line, fault: .frame, file: file, fileLine: nil, message: "line \(old.line): \(message)")
    }
  }
}
