import Glibc

@testable import Warehouse

/// An empty home folder that is removed with the object.
final class TemporaryHome {
  let path: String
  var folder: WarehouseFolder { WarehouseFolder(home: path) }

  init() throws {
    var template = Array("/tmp/ivd-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw DiskError(path: "/tmp", reason: "no temporary folder") }
    path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  }

  deinit { try? Disk.remove(path) }
}

func memoryEngine() throws -> DuckDBEngine { try DuckDBEngine(.init(threads: 1)) }

/// All rows of a query as text, NULL as `-`.
func lines(_ engine: DuckDBEngine, _ sql: String) throws -> [String] {
  var lines: [String] = []
  try engine.query(sql) { row in
    lines.append(try row.columns.indices.map { try row.text($0) ?? "-" }.joined(separator: "|"))
  }
  return lines
}
