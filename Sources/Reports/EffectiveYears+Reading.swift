import Layouts

/// The key `effective` of the definitions.
extension EffectiveYears {
  /// - Throws: `DefinitionError`.
  init(_ header: inout DefinitionHeader) throws {
    guard let years = EffectiveYears(try header.string("effective")) else {
      throw header.fail("effective", Self.expectation)
    }
    self = years
  }

  /// - Throws: `DefinitionError`.
  init(_ map: StrictMap) throws {
    guard let years = EffectiveYears(try map.string("effective")) else { throw map.fail("effective", Self.expectation) }
    self = years
  }

  private static let expectation = "expected years as 2022- or 2022-2025"
}

extension DefinitionHeader {
  /// Opens the header of a statement whose file is named after its `id`. - Throws: `DefinitionError`.
  init(path: String, id: String) throws {
    try self.init(path: path)
    guard try string("id") == id else { throw fail("id", "expected \(id), the file's name") }
  }
}
