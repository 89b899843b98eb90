/// Finds the files, records and fields that a county profile names.
struct ProfileLookup {
  let files: [CountyProfile.File]

  func type(_ source: CountyProfile.Source) -> RecordType { files[source.file].layout.records[source.record] }

  /// `TYPE` or `FILE:TYPE`.
  /// - Parameter inFile: where a plain name is looked for first.
  func source(_ name: String, _ node: StrictNode, inFile: Int? = nil) throws -> CountyProfile.Source {
    if let colon = name.lastIndex(of: ":") {
      let file = try file(String(name[..<colon]), node)
      let record = String(name[name.index(after: colon)...])
      guard let position = files[file].layout.index(of: record) else {
        throw node.fail("no record \(record) in \(files[file].name)")
      }
      return .init(file: file, record: position)
    }
    if let inFile, let position = files[inFile].layout.index(of: name) { return .init(file: inFile, record: position) }
    let found = files.indices.compactMap { file in
      files[file].layout.index(of: name).map { CountyProfile.Source(file: file, record: $0) }
    }
    guard let first = found.first else { throw node.fail("no record \(name) in the files of the profile") }
    guard found.count == 1 else {
      throw node.fail("record \(name) is in more than one file: write \(files[first.file].name):\(name)")
    }
    return first
  }

  func file(_ name: String, _ node: StrictNode) throws -> Int {
    guard let position = files.firstIndex(where: { $0.name == name }) else {
      throw node.fail("no file \(name) in the profile")
    }
    return position
  }

  /// The keys `file`, `record` and `field` of a map.
  func place(_ map: StrictMap) throws -> (CountyProfile.Source, field: Int) {
    let file = try file(try map.string("file"), try map.required("file"))
    let record = try map.string("record")
    guard let position = files[file].layout.index(of: record) else {
      throw map.fail("record", "no record \(record) in \(files[file].name)")
    }
    let source = CountyProfile.Source(file: file, record: position)
    let field = try map.string("field")
    guard let index = type(source).index(of: field) else { throw map.fail("field", "no field \(field) in \(record)") }
    return (source, index)
  }

  /// `TYPE.FIELD` or `FILE:TYPE.FIELD`.
  func qualified(
    _ name: String, _ node: StrictNode, inFile: Int
  ) throws -> (source: CountyProfile.Source, field: Int) {
    let start = name.lastIndex(of: ":").map { name.index(after: $0) } ?? name.startIndex
    guard let point = name[start...].firstIndex(of: ".") else {
      throw node.fail("expected RECORD.FIELD, found `\(name)`")
    }
    let source = try source(String(name[..<point]), node, inFile: inFile)
    let field = String(name[name.index(after: point)...])
    guard let position = type(source).index(of: field) else {
      throw node.fail("no field \(field) in \(type(source).name)")
    }
    return (source, position)
  }
}
