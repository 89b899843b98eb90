import Warehouse

/// Names the program that is running, so that what another one worked out is known as such.
enum ProgramIdentity {
  /// SHA-256 of the executable, and the version of the engine.
  static func current() throws -> String {
    "\(try FileDigest.sha256(path: "/proc/self/exe")), DuckDB \(DuckDBEngine.version)"
  }
}
