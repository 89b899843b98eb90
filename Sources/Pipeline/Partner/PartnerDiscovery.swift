import Crypto
import Extract
import Foundation
import Layouts
import Records

/// Finds partners' files among those that are no county delivery.
struct PartnerDiscovery {
  var files: [PartnerFile] = []
  /// Files in a folder of partners that nobody recognises, and files anywhere that are known and cannot be taken in.
  var notTaken: [UnrecognisedFile] = []
  /// The others.
  var ignored: [String] = []

  /// - Parameters:
  ///   - names: below the input folder.
  ///   - today: day of receipt where no folder above the file is named for a day.
  /// - Throws: `DefinitionError`.
  init(_ names: [String], input: String, root: String, folders: [PartnerFolder], today: DayNumber) throws {
    var loaded: [String: PartnerDefinitions] = [:]
    func definitions(_ partner: String?, _ day: DayNumber) throws -> PartnerDefinitions {
      let key = partner.map { "\($0) \(day)" } ?? ""
      if let known = loaded[key] { return known }
      let made = try PartnerDefinitions.load(root: root, partner: partner, on: partner == nil ? nil : day)
      loaded[key] = made
      return made
    }
    for folder in folders { if let partner = folder.partner { _ = try definitions(partner, today) } }
    for name in names {
      let path = input + "/" + name
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
        !name.split(separator: "/").contains(where: { $0.hasPrefix(".") })
      else {
        ignored.append(name)
        continue
      }
      let folder = folders.filter { $0.holds(name) }.max { $0.folder.utf8.count < $1.folder.utf8.count }
      let day = Self.day(of: name) ?? today
      do {
        let known = try definitions(folder?.partner, day)
        switch try Self.form(of: path, known) {
        case .success(let form):
          files.append(
            PartnerFile(
              name: name, path: path, form: form, layouts: known.layouts, partner: folder?.partner,
              isEBCDIC: known.encoding == .ebcdic,
              receivedOn: day, sha256: try Self.sha256(path)))
        case .failure(let why):
          if folder == nil, why.family == nil {
            ignored.append(name)
          } else {
            notTaken.append(UnrecognisedFile(file: name, reason: why.reason, family: why.family))
          }
        }
      } catch let error as ByteStreamError {
        if folder == nil {
          ignored.append(name)
        } else {
          notTaken.append(UnrecognisedFile(file: name, reason: Self.words(error)))
        }
      }
    }
    files.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private struct Unrecognised: Error {
    var reason: String
    var family: String?
  }

  private static func form(of path: String, _ known: PartnerDefinitions) throws -> Result<
    PartnerFile.Form, Unrecognised
  > {
    let recognition = PartnerRecognition(known.candidates, suffixes: known.layouts.lists.suffixes)
    let found = try recognition.families(of: path, isEBCDIC: known.encoding == .ebcdic)
    if found.count == 1 { return .success(.family(known.candidates[found[0]])) }
    if found.count > 1 {
      let names = found.map { known.candidates[$0].family.name }.joined(separator: ", ")
      return .failure(Unrecognised(reason: "it may be any of \(names)"))
    }
    if known.encoding == .ascii, let line = try PartnerRecognition.firstLine(of: path),
      let header = known.csv.header(line, path: PartnerDefinitions.csvPath)
    {
      return .success(.csv(known.csv, header))
    }
    let others = PartnerRecognition(known.notTaken, suffixes: known.layouts.lists.suffixes)
    if let position = try others.families(of: path, isEBCDIC: known.encoding == .ebcdic).first {
      let (family, why) = (known.notTaken[position].family, known.notTaken[position].intake.notTaken ?? "")
      return .failure(
        Unrecognised(
          reason: "\(family.title): \(why); ivd check --layout \(family.name) checks the others", family: family.name))
    }
    return .failure(Unrecognised(reason: "its first record is of no layout"))
  }

  /// A file lies in a folder that is named for the day on which it came: `inbox/2025-01-16/file.txt`.
  static func day(of name: String) -> DayNumber? {
    name.split(separator: "/").dropLast().reversed().lazy.compactMap { DayNumber($0) }.first
  }

  /// SHA-256 of the unpacked bytes; of a gzip file that is damaged or cut, of the bytes as they came, so that it is not
  /// taken for the sound file that says the same.
  static func sha256(_ path: String) throws -> String {
    let stream = try ByteStream(path: path, hashes: false)
    var hash = SHA256()
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { block.deallocate() }
    do {
      while case let count = try stream.read(into: block), count > 0 {
        hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: block[..<count]))
      }
    } catch let error as ByteStreamError where error == .damagedGzip || error == .cutGzip {
      return try FileDigest.sha256(path: path)
    }
    return hash.finalize().hexadecimal
  }

  private static func words(_ error: ByteStreamError) -> String {
    switch error {
    case .cannotOpen(_, let reason), .readFailed(_, let reason): reason
    case .damagedGzip: "the gzip file is damaged"
    case .cutGzip: "the gzip file is cut"
    }
  }
}
