import Glibc

/// One `spark-sql` at work, which takes lines and answers with lines.
///
/// A small shell stands over it: when this program ends, by whatever cause, a pipe between the two breaks; the shell then
/// ends Spark and removes the folder of work.
final class SparkProcess {
  /// $1 is the folder of work, the rest is Spark's command. 3: broken when ivd needs Spark no more, or has ended itself;
  /// until then the folder stays, so that the log can be read. 4: the lines for Spark.
  private static let keeper = """
    work=$1
    shift
    "$@" <&4 3<&- 4<&- &
    spark=$!
    exec 4<&- >/dev/null
    read -r end <&3
    kill -TERM $spark
    (sleep 10; kill -KILL $spark) 2>/dev/null &
    late=$!
    wait $spark
    kill $late
    rm -rf -- "$work"
    """

  private let process: pid_t
  private let statements: Int32
  private let answers: Int32
  private let lifeline: Int32
  private var buffer: [UInt8] = []

  /// - Parameters:
  ///   - log: file for what Spark writes to its standard error.
  ///   - folder: removed when Spark has ended.
  /// - Throws: `DiskError`, `EngineError.cannotOpen`.
  init(command: [String], environment: [String: String], folder: String, log: String) throws {
    let lines = try Self.pair(folder)
    let replies = try Self.pair(folder)
    let life = try Self.pair(folder)
    (statements, answers, lifeline) = (lines.0, replies.0, life.1)
    defer { for descriptor in [lines.1, replies.1, life.0] { close(descriptor) } }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, replies.1, 1)
    posix_spawn_file_actions_addopen(&actions, 2, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&actions, life.0, 3)
    posix_spawn_file_actions_adddup2(&actions, lines.1, 4)
    // A group of its own: Ctrl-C ends ivd, and that ends Spark in good order. No signal stays blocked or ignored.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP) | Int16(POSIX_SPAWN_SETSIGMASK))

    let arguments = ["/bin/sh", "-c", Self.keeper, "spark-keeper", folder] + command
    let variables = environment.map { "\($0.key)=\($0.value)" }.sorted()
    var started: pid_t = 0
    let failure = Self.withStrings(arguments) { arguments in
      Self.withStrings(variables) { posix_spawn(&started, "/bin/sh", &actions, &attributes, arguments, $0) }
    }
    process = started
    guard failure == 0 else {
      for descriptor in [statements, answers, lifeline] { close(descriptor) }
      throw EngineError.cannotOpen(reason: String(cString: strerror(failure)))
    }
  }

  deinit {
    close(lifeline)
    close(statements)
    close(answers)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  /// - Returns: false where Spark has ended.
  func send(_ line: String) -> Bool {
    let bytes = Array((line + "\n").utf8)
    var sent = 0
    while sent < bytes.count {
      // Spark's end is no broken pipe of ours.
      let count = bytes.withUnsafeBytes {
        Glibc.send(statements, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { return false }
      sent += count
    }
    return true
  }

  /// The next line of Spark's standard output; `nil` where Spark has ended.
  func receive() -> String? {
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        defer { buffer.removeSubrange(...end) }
        return String(decoding: buffer[..<end], as: UTF8.self)
      }
      var block = [UInt8](repeating: 0, count: 1 << 14)
      let count = block.withUnsafeMutableBytes { read(answers, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return nil }
      buffer += block[..<count]
    }
  }

  /// Two connected descriptors from 10 on, so that none of them is one that the shell is given.
  private static func pair(_ folder: String) throws -> (Int32, Int32) {
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw DiskError(folder)
    }
    let moved = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 10) }
    for end in ends { close(end) }
    guard moved[0] >= 0, moved[1] >= 0 else { throw DiskError(folder) }
    return (moved[0], moved[1])
  }

  private static func withStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    let pointers = strings.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeBufferPointer { body($0.baseAddress!) }
  }
}
