import CZlib
import Crypto
import Glibc
import Records

/// A finished standard delivery that is opened to be spoiled: its manifest, and the tables that are touched.
final class StandardDelivery {
  struct Entry {
    var table: String
    var file: String
    var rows: Int
    var amountTotal: String
    var sha256: String
  }

  let folder: String
  var manifest: [Entry] = []
  private var tables: [String: DeliveryTable] = [:]

  /// Name of the folder.
  var name: String { folder.split(separator: "/").last.map(String.init) ?? folder }
  /// As-of date, from the folder's name.
  var asOf: DayNumber? { DayNumber(String(name.suffix(10))) }

  /// - Throws: `SampleError.cannotRead`.
  init(folder: String) throws {
    self.folder = folder
    let lines = String(decoding: try Self.read(folder + "/manifest.csv"), as: UTF8.self).split(separator: "\n")
    for line in lines.dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 5 else { continue }
      manifest.append(
        Entry(
          table: fields[0], file: fields[1], rows: Int(fields[2]) ?? 0, amountTotal: fields[3], sha256: fields[4]))
    }
  }

  /// 1-based line of a table in the manifest; 0 where it has none.
  func manifestLine(of table: String) -> Int { (manifest.firstIndex { $0.table == table } ?? -2) + 2 }

  func entry(of table: String) throws -> Int {
    guard let entry = manifest.firstIndex(where: { $0.table == table }) else {
      throw SampleError.cannotRead(path: folder, reason: "no table \(table) in the manifest")
    }
    return entry
  }

  func table(_ name: String) throws -> DeliveryTable {
    if let table = tables[name] { return table }
    let file = folder + "/" + manifest[try entry(of: name)].file
    let bytes = try Self.read(file)
    let table = DeliveryTable(name: name, bytes: file.hasSuffix(".gz") ? try Self.unpacked(bytes, path: file) : bytes)
    tables[name] = table
    return table
  }

  /// Writes the tables that were changed, with true totals in the manifest.
  func save() throws {
    for (name, table) in tables.sorted(by: { $0.key < $1.key }) where table.isChanged {
      let entry = try entry(of: name)
      manifest[entry].rows += table.growth
      if let total = Cents(manifest[entry].amountTotal) {
        manifest[entry].amountTotal = (total + table.amountChange).description
      }
      try write(table.bytes, to: entry)
    }
    tables = [:]
    try saveManifest()
  }

  /// Writes a table's file whole, packed as its name says, and its hash into the manifest.
  func write(_ bytes: [UInt8], to entry: Int) throws {
    let path = folder + "/" + manifest[entry].file
    let file = try DeliveryFile(path: path, gzip: path.hasSuffix(".gz"))
    file.buffer.reserve(bytes.count)
    bytes.withUnsafeBufferPointer { if let base = $0.baseAddress { file.buffer.append(base, count: $0.count) } }
    manifest[entry].sha256 = try file.finish()
  }

  /// Writes a file's bytes as they are, and their hash into the manifest.
  func overwrite(_ bytes: [UInt8], at entry: Int) throws {
    let file = try DeliveryFile(path: folder + "/" + manifest[entry].file)
    file.buffer.reserve(bytes.count)
    bytes.withUnsafeBufferPointer { if let base = $0.baseAddress { file.buffer.append(base, count: $0.count) } }
    manifest[entry].sha256 = try file.finish()
  }

  func saveManifest() throws {
    let file = try DeliveryFile(path: folder + "/manifest.csv")
    file.buffer.append("table,file,rows,amount_total,sha256\n")
    for entry in manifest {
      file.buffer.append("\(entry.table),\(entry.file),\(entry.rows),\(entry.amountTotal),\(entry.sha256)\n")
    }
    _ = try file.finish()
  }

  static func read(_ path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SampleError.cannotRead(path: path, reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var status = stat()
    fstat(descriptor, &status)
    let size = Int(status.st_size)
    return try [UInt8](unsafeUninitializedCapacity: max(size, 1)) { buffer, count in
      while count < size {
        let got = Glibc.read(descriptor, buffer.baseAddress! + count, size - count)
        guard got > 0 else {
          throw SampleError.cannotRead(path: path, reason: String(cString: strerror(errno)))
        }
        count += got
      }
    }
  }

  private static func unpacked(_ bytes: [UInt8], path: String) throws -> [UInt8] {
    var inflater = z_stream()
    guard inflateInit2_(&inflater, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw SampleError.cannotRead(path: path, reason: "zlib could not start")
    }
    defer { inflateEnd(&inflater) }
    var packed = bytes
    var result: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 18)
    try packed.withUnsafeMutableBufferPointer { source in
      inflater.next_in = source.baseAddress
      inflater.avail_in = UInt32(source.count)
      var status = Z_OK
      while status != Z_STREAM_END {
        let produced = block.withUnsafeMutableBufferPointer { out -> Int in
          inflater.next_out = out.baseAddress
          inflater.avail_out = UInt32(out.count)
          status = inflate(&inflater, Z_NO_FLUSH)
          return out.count - Int(inflater.avail_out)
        }
        guard status == Z_OK || status == Z_STREAM_END else {
          throw SampleError.cannotRead(path: path, reason: "damaged gzip")
        }
        result += block[0..<produced]
      }
    }
    return result
  }
}
