import Extract
import Layouts

/// What keeps a list of employers from being read.
public enum EmployerListError: Error, Equatable, CustomStringConvertible {
  case cannotRead(path: String, reason: String)
  case missingColumn(path: String, column: String)
  case repeatedColumn(path: String, column: String)
  case unclosedQuote(path: String, line: Int)
  /// Lines end in CR alone, so that the whole list would be its first line.
  case returnsOnly(path: String)
  case tooLarge(path: String)

  public var description: String {
    switch self {
    case .cannotRead(let path, let reason): "\(path): cannot be read: \(reason)"
    case .missingColumn(let path, let column):
      "\(path): no column \(column) in the first line, "
        + "expected name, and what there is of fein, street, city, state, zip"
    case .repeatedColumn(let path, let column): "\(path): the column \(column) is there twice"
    case .unclosedQuote(let path, let line): "\(path):\(line): the quote that opens here never closes"
    case .returnsOnly(let path): "\(path): lines end in CR alone, expected LF or CR LF"
    case .tooLarge(let path): "\(path): larger than 2 GiB"
    }
  }
}

/// The rows of a list of employers, as places in one buffer: nothing is copied.
///
/// CSV as in RFC 4180 with a header line, plain or gzip, LF or CRLF. Columns are known by their names (letter case does
/// not matter), others are passed over, empty lines are no rows, and commas at the end of a row with nothing between them
/// are none. Rows that else have more or fewer fields than the first line are told in `refused`; `withoutRefused` leaves
/// them out.
public struct EmployerList: Sendable {
  public struct Slice: Sendable {
    var start: UInt32 = 0
    var count: UInt32 = 0
  }

  private var bytes: [UInt8]
  private var slices: [Slice] = []
  /// Columns as asked for, and whether the file has them.
  public let columns: [String]
  public private(set) var isPresent: [Bool]
  public private(set) var count = 0
  /// 1-based line of the file on which a row begins.
  public private(set) var lines: [Int32] = []
  /// 1-based number of a row in the file.
  public private(set) var records: [Int32] = []
  /// Rows with more or fewer fields than the first line.
  public private(set) var refused: [RefusedRow] = []
  /// Bytes of the file up to the first row.
  private(set) var headerEnd = 0

  public static let nameAndAddress = ["name", "street", "city", "state", "zip"]

  /// - Parameters:
  ///   - columns: names of the columns wanted.
  ///   - required: those among them that must be there.
  /// - Throws: `EmployerListError`.
  public init(
    path: String, columns: [String] = ["fein"] + nameAndAddress, required: [String] = nameAndAddress
  ) throws {
    try self.init(bytes: try Self.bytes(of: path), path: path, columns: columns, required: required)
  }

  /// A file, unpacked. - Throws: `EmployerListError`.
  static func bytes(of path: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    do {
      let stream = try ByteStream(path: path, hashes: false)
      let block = 1 << 22
      while true {
        let filled = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: block))
        let count = try bytes.withUnsafeMutableBytes {
          try stream.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[filled...]))
        }
        if count < block {
          bytes.removeLast(block - count)
          break
        }
        if bytes.count > Int(Int32.max) - 2 * block { throw EmployerListError.tooLarge(path: path) }
      }
    } catch let error as ByteStreamError {
      switch error {
      case .cannotOpen(_, let reason), .readFailed(_, let reason):
        throw EmployerListError.cannotRead(path: path, reason: reason)
      case .damagedGzip: throw EmployerListError.cannotRead(path: path, reason: "the gzip data is damaged")
      case .cutGzip: throw EmployerListError.cannotRead(path: path, reason: "the gzip data is cut short")
      }
    }
    return bytes
  }

  /// - Parameter path: the name that errors carry.
  public init(
    bytes: [UInt8], path: String, columns: [String] = ["fein"] + nameAndAddress, required: [String] = nameAndAddress
  ) throws {
    self.bytes = bytes
    self.columns = columns
    isPresent = Array(repeating: false, count: columns.count)
    self.bytes.append(0x0A)
    try cut(path: path)
    for column in required where !isPresent[columns.firstIndex(of: column)!] {
      throw EmployerListError.missingColumn(path: path, column: column)
    }
  }

  /// The bytes of a field.
  @inline(__always)
  public func withField<Result>(row: Int, column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let slice = slices[row * columns.count + column]
    return bytes.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[Int(slice.start)..<Int(slice.start + slice.count)]))
    }
  }

  public func text(row: Int, column: Int) -> String {
    withField(row: row, column: column) { String(decoding: $0, as: UTF8.self) }
  }

  /// The text of a column by its name; empty where the file does not have the column.
  public func text(row: Int, _ column: String) -> String {
    guard let index = columns.firstIndex(of: column), isPresent[index] else { return "" }
    return text(row: row, column: index)
  }

  private mutating func cut(path: String) throws {
    let width = columns.count
    var fieldOf: [Int] = []
    var header: [String]? = []
    var row = [Slice](repeating: Slice(), count: width)
    var line = 1
    var unclosed: Int?
    var hasReturns = false
    var slices: [Slice] = []
    var lines: [Int32] = []
    var refused: [RefusedRow] = []
    var headerEnd = 0
    slices.reserveCapacity(bytes.count / 80 * width)
    bytes.withUnsafeMutableBufferPointer { bytes in
      let end = bytes.count
      var position = end > 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
      while position < end {
        if header == nil {
          let isReturn = bytes[position] == 0x0D && position + 1 < end && bytes[position + 1] == 0x0A
          if bytes[position] == 0x0A || isReturn {
            position += isReturn ? 2 : 1
            line += 1
            continue
          }
        }
        for index in 0..<width { row[index] = Slice() }
        let firstLine = line
        let first = position
        var column = 0
        var hasSurplus = false
        while true {
          var start = position
          var write = position
          if bytes[position] == 0x22 {
            position += 1
            start = position
            write = start
            var isClosed = false
            while position < end - 1 {
              let byte = bytes[position]
              if byte == 0x22 {
                if bytes[position + 1] != 0x22 {
                  isClosed = true
                  position += 1
                  break
                }
                position += 1
              } else if byte == 0x0A {
                line += 1
              }
              bytes[write] = byte
              write += 1
              position += 1
            }
            if !isClosed {
              unclosed = firstLine
              return
            }
            while bytes[position] != 0x2C, bytes[position] != 0x0A { position += 1 }
          } else {
            while bytes[position] != 0x2C, bytes[position] != 0x0A { position += 1 }
            write = position
            if bytes[position] == 0x0A, write > start, bytes[write - 1] == 0x0D { write -= 1 }
          }
          if header != nil {
            let name = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<write]), as: UTF8.self)
            header!.append(name.lowercased())
          } else if column >= fieldOf.count {
            hasSurplus = hasSurplus || write > start
          } else if fieldOf[column] >= 0 {
            row[fieldOf[column]] = Slice(start: UInt32(start), count: UInt32(write - start))
          }
          column += 1
          let stop = bytes[position]
          position += 1
          if stop == 0x0A { break }
        }
        line += 1
        if let names = header {
          if names.contains(where: { $0.utf8.contains(0x0D) }) {
            hasReturns = true
            return
          }
          fieldOf = names.map { columns.firstIndex(of: $0) ?? -1 }
          header = nil
          headerEnd = position
          if end == 1 { break }
        } else {
          slices.append(contentsOf: row)
          lines.append(Int32(firstLine))
          if column < fieldOf.count || hasSurplus {
            refused.append(
              RefusedRow(
                record: lines.count, line: firstLine, fields: column, expected: fieldOf.count, bytes: first..<position))
          }
        }
      }
    }
    if let unclosed { throw EmployerListError.unclosedQuote(path: path, line: unclosed) }
    if hasReturns { throw EmployerListError.returnsOnly(path: path) }
    for field in fieldOf where field >= 0 {
      if isPresent[field] { throw EmployerListError.repeatedColumn(path: path, column: columns[field]) }
      isPresent[field] = true
    }
    self.slices = slices
    self.lines = lines
    self.refused = refused
    self.headerEnd = headerEnd
    count = lines.count
    records = Array(1..<Int32(count + 1))
  }

  /// This list's rows and behind them those of another one with the same columns.
  public func appending(_ other: EmployerList) -> EmployerList {
    precondition(columns == other.columns, "lists of different columns")
    var both = self
    let shift = UInt32(bytes.count)
    both.bytes.append(contentsOf: other.bytes)
    both.slices.reserveCapacity(slices.count + other.slices.count)
    for slice in other.slices { both.slices.append(Slice(start: slice.start + shift, count: slice.count)) }
    both.lines.append(contentsOf: other.lines)
    both.records.append(contentsOf: other.records)
    both.count = count + other.count
    for index in columns.indices where other.isPresent[index] { both.isPresent[index] = true }
    return both
  }

  mutating func removeRows(where isRemoved: (Int) -> Bool) {
    let width = columns.count
    var kept = 0
    for row in 0..<count where !isRemoved(row) {
      for column in 0..<width { slices[kept * width + column] = slices[row * width + column] }
      lines[kept] = lines[row]
      records[kept] = records[row]
      kept += 1
    }
    slices.removeLast((count - kept) * width)
    lines.removeLast(count - kept)
    records.removeLast(count - kept)
    count = kept
  }

  /// Adds a row again, with the value of one of its columns in the place of another.
  mutating func repeatRow(_ row: Int, taking column: Int, as target: Int) {
    let width = columns.count
    for index in 0..<width { slices.append(slices[row * width + (index == target ? column : index)]) }
    lines.append(lines[row])
    records.append(records[row])
    count += 1
  }
}
