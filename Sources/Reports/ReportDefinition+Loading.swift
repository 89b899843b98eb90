import Glibc
import Layouts

extension ReportDefinition {
  /// Loads a report's folder. Everything in it must be named, and everything named must be in it.
  /// - Throws: `DefinitionError` with file and line.
  public static func load(folder: String) throws -> ReportDefinition {
    let root = try StrictYAML.load(path: folder + "/report.yaml").map()
    var definition = ReportDefinition(
      form: try root.string("form"), title: try root.string("title"), omb: try root.string("omb"),
      version: try root.string("version"), effective: try EffectiveYears(root), base: [], sections: [], lines: [],
      edits: [], annualInputs: [:], retired: try root.strings("retired"),
      switches: try root.list("switches").map { try PolicySwitch($0) })
    let baseNames = try root.list("base")
    try requireSame(folder + "/base", as: baseNames)
    definition.base = try baseNames.map {
      try BaseDefinition(path: folder + "/base/\(try $0.text()).sql", name: try $0.text())
    }
    var lineNames: [StrictNode] = []
    for node in try root.list("sections") {
      let map = try node.map()
      let section = FormSection(
        id: try map.string("id"), title: try map.string("title"), lines: try map.strings("lines"))
      lineNames += try map.list("lines")
      try map.finish()
      definition.sections.append(section)
      for id in section.lines {
        definition.lines.append(
          try LineDefinition(path: folder + "/lines/\(id).sql", id: id, section: section.id))
      }
    }
    try requireSame(folder + "/lines", as: lineNames)
    let editNames = try root.list("edits")
    try requireSame(folder + "/edits", as: editNames)
    definition.edits = try editNames.map {
      try ReportEdit(path: folder + "/edits/\(try $0.text()).sql", id: try $0.text())
    }
    let inputs = try root.map("annual_inputs")
    for (id, name, value) in inputs.entries() {
      let map = try value.map()
      definition.annualInputs[id] = AnnualInputSource(line: try map.string("line"), year: try map.int("year"))
      try map.finish()
      guard definition.lines.contains(where: { $0.id == id && $0.source == .annualInput }) else {
        throw name.fail("line \(id) does not come from the annual inputs")
      }
    }
    let unnamed = definition.lines.first { $0.source == .annualInput && definition.annualInputs[$0.id] == nil }
    if let line = unnamed {
      throw inputs.fail("line \(line.id) comes from the annual inputs and is not named here")
    }
    try root.finish()
    try definition.checkReferences()
    return definition
  }

  /// A definition that nobody names would never run.
  static func requireSame(_ folder: String, as names: [StrictNode], by file: String = "report.yaml") throws {
    var named: Set<String> = []
    for node in names where !named.insert(try node.text()).inserted {
      throw node.fail("\(try node.text()) is named twice")
    }
    guard let stream = opendir(folder) else {
      throw DefinitionError(file: folder, line: 0, message: "cannot be opened: \(String(cString: strerror(errno)))")
    }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      guard name.hasSuffix(".sql"), named.contains(String(name.dropLast(4))) else {
        throw DefinitionError(file: folder + "/" + name, line: 0, message: "\(file) does not name it")
      }
    }
  }

  /// - Throws: `DefinitionError` where a placeholder has no value in a report.
  func requireKnown(_ placeholders: Set<String>, file: String) throws {
    let known = Set(["fiscal_year", "fys", "fye"] + switches.map(\.placeholder))
    if let unknown = placeholders.subtracting(known).sorted().first {
      throw DefinitionError(file: file, line: 0, message: "unknown placeholder: :\(unknown)")
    }
  }

  /// Placeholders and switches that are written somewhere must exist.
  private func checkReferences() throws {
    for (file, sql) in base.map({ ($0.file, $0.sql) }) + lines.map({ ($0.file, $0.sql) }) {
      try requireKnown(sql.placeholders, file: file)
    }
    for edit in edits {
      try requireKnown(edit.sql.placeholders.subtracting(edit.limitPlaceholders.keys), file: edit.file)
    }
    for line in lines {
      if let unknown = line.switches.first(where: { id in !switches.contains { $0.id == id } }) {
        throw DefinitionError(file: line.file, line: 0, message: "unknown switch: \(unknown)")
      }
      if let table = line.rowsOf, !base.contains(where: { $0.name == table }) {
        throw DefinitionError(file: line.file, line: 0, message: "unknown base table: \(table)")
      }
    }
  }
}

extension PolicySwitch {
  init(_ node: StrictNode) throws {
    let map = try node.map()
    self.init(
      id: try map.string("id"), question: try map.string("question"), words: try map.strings("words"),
      confidence: try map.string("confidence"), citation: try map.string("citation"))
    guard id.utf8.count == 4, id.hasPrefix("P-"), Int(id.dropFirst(2)) != nil else {
      throw map.fail("id", "expected P- and two digits")
    }
    let isPlain = words.allSatisfy { word in word.utf8.allSatisfy { $0 == 0x5F || (0x61...0x7A).contains($0) } }
    guard !words.isEmpty, isPlain else { throw map.fail("words", "expected words of lower-case letters") }
    try map.finish()
  }
}
