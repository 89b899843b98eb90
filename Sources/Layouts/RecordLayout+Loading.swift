import Glibc
import Records

extension RecordLayout {
  /// Reads a layout file. Throws `DefinitionError` on anything that docs/layouts.md does not allow.
  public static func load(path: String) throws -> RecordLayout {
    try read(try StrictYAML.load(path: path), path: path)
  }

  /// Reads all `.yaml` files of a folder, by name of the layout.
  public static func loadAll(folder: String) throws -> [String: RecordLayout] {
    var layouts: [String: RecordLayout] = [:]
    for path in try DefinitionFolder.files(in: folder) {
      let layout = try load(path: path)
      layouts[layout.name] = layout
    }
    return layouts
  }

  /// Reads a layout from a parsed file.
  /// - Parameter path: its last part without `.yaml` must be the layout's name; a schema is looked for beside it.
  public static func read(_ node: StrictNode, path: String) throws -> RecordLayout {
    let map = try node.map()
    let name = try map.string("layout")
    guard name == DefinitionFolder.stem(of: path) else {
      throw map.fail("layout", "`\(name)` is not the file's name without .yaml")
    }
    let title = try map.string("title")
    let citation = try map.string("citation")
    let effective = try map.day("effective")
    let superseded = try map.optionalDay("superseded")
    if let superseded, superseded < effective {
      throw map.fail("superseded", "the last day of use is before the first")
    }
    let format = try map.word("format", of: Format.self)
    let encoding = try readEncoding(map, format)
    var layout = RecordLayout(
      name: name, title: title, citation: citation, effective: effective, superseded: superseded, file: path,
      format: format, encoding: encoding, framing: format == .fixed ? try readFraming(map, encoding) : .lines,
      marks: format == .delimited ? try readMarks(map) : Marks(delimiter: 0, quote: nil, hasHeader: false),
      schemaPath: try readSchema(map, format, path), records: [])
    for record in try map.list("records") {
      let type = try RecordTypeReader(layout: layout).read(record)
      guard layout.index(of: type.name) == nil else { throw record.fail("record \(type.name) is described twice") }
      if let last = layout.records.last, last.conditions.isEmpty, layout.format != .xml || last.element == type.element
      {
        throw record.fail("record \(last.name) has no `when` and takes every record before \(type.name)")
      }
      layout.records.append(type)
    }
    guard !layout.records.isEmpty else { throw map.fail("records", "a layout describes at least one record") }
    try map.finish()
    return layout
  }

  private static func readEncoding(_ map: StrictMap, _ format: Format) throws -> RecordLayoutEncoding {
    if format == .xml {
      // The XML declaration decides; a layout may only repeat the usual one.
      let encoding = try map.optionalWord("encoding", of: RecordLayoutEncoding.self) ?? .utf8
      guard encoding == .utf8 else { throw map.fail("encoding", "an XML file declares its encoding itself") }
      return encoding
    }
    let encoding = try map.word("encoding", of: RecordLayoutEncoding.self)
    if format == .delimited, encoding.isEBCDIC {
      throw map.fail("encoding", "a delimited file cannot be cp037")
    }
    return encoding
  }

  private static func readFraming(_ map: StrictMap, _ encoding: RecordLayoutEncoding) throws -> Framing {
    let framing = try map.map("framing")
    let records = try framing.required("records")
    let blocks = try framing.bool("blocks", default: false)
    try framing.finish()
    let result: Framing
    switch try records.text() {
    case "lines":
      if encoding.isEBCDIC { throw records.fail("a cp037 file has no lines: give a length or rdw") }
      result = .lines
    case "rdw": result = .descriptorWords(blocks: blocks)
    default:
      guard let length = try? records.integer(), (1...65_536).contains(length) else {
        throw records.fail("expected a length of 1 to 65536 bytes, lines or rdw")
      }
      result = .length(length)
    }
    if blocks, result != .descriptorWords(blocks: true) { throw framing.fail("blocks", "only with `records: rdw`") }
    return result
  }

  private static func readMarks(_ map: StrictMap) throws -> Marks {
    let delimiter = try mark(map, "delimiter", try map.string("delimiter"))
    let quoteWord = try map.optionalString("quote") ?? "none"
    let quote = quoteWord == "none" ? nil : try mark(map, "quote", quoteWord)
    guard quote != delimiter else { throw map.fail("quote", "is the delimiter") }
    return Marks(delimiter: delimiter, quote: quote, hasHeader: try map.bool("header"))
  }

  private static func mark(_ map: StrictMap, _ key: String, _ word: String) throws -> UInt8 {
    if key == "delimiter", word == "tab" { return 0x09 }
    let bytes = Array(word.utf8)
    guard bytes.count == 1, bytes[0] < 0x7F, bytes[0] > 0x1F || bytes[0] == 0x09 else {
      throw map.fail(key, "expected one printable ASCII character or tab, found `\(word)`")
    }
    return bytes[0]
  }

  private static func readSchema(_ map: StrictMap, _ format: Format, _ path: String) throws -> String? {
    guard format == .xml, let name = try map.optionalString("schema") else { return nil }
    guard !name.contains("/") else { throw map.fail("schema", "stands beside the layout, without a folder") }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    guard access(folder + name, R_OK) == 0 else { throw map.fail("schema", "no file \(name) beside the layout") }
    return folder + name
  }
}

/// The definition files of a folder.
public enum DefinitionFolder {
  /// Paths of the `.yaml` files of a folder, in byte order. Throws `DefinitionError`.
  public static func files(in folder: String) throws -> [String] {
    try entries(of: folder) { name, _ in name.hasSuffix(".yaml") }
  }

  /// Paths of the folders in a folder, in byte order. Throws `DefinitionError`.
  public static func folders(in folder: String) throws -> [String] {
    try entries(of: folder) { _, isFolder in isFolder }
  }

  private static func entries(of folder: String, where isWanted: (String, Bool) -> Bool) throws -> [String] {
    guard let stream = opendir(folder) else {
      throw DefinitionError(file: folder, line: 0, message: "cannot be opened: \(String(cString: strerror(errno)))")
    }
    defer { closedir(stream) }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      var status = stat()
      let isFolder = stat(prefix + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      if isWanted(name, isFolder) { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { prefix + $0 }
  }

  /// The last part of a path without `.yaml`.
  static func stem(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix(".yaml") ? String(name.dropLast(5)) : name
  }
}
