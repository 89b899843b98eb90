import Extract
import Foundation
import Layouts
import Records
import Validate

/// `ivd check`: validates deliveries or single files and keeps nothing.
public struct CheckRun {
  var paths: [String]
  var definitions: Definitions
  var profile: String?
  var layout: String?
  var partner: String?
  var sent: [String]
  var receivedOn: DayNumber?
  var today: DayNumber?
  var jobs: Int
  var progress: Progress?

  /// - Parameters:
  ///   - partner: the partner whose profile holds, where it does otherwise than the layout.
  ///   - sent: files that partners' files answer.
  ///   - receivedOn: day of receipt of partners' files, for what may not lie in the future.
  ///   - today: stands for it where neither it nor the file's header names a day.
  public init(
    paths: [String], definitions: Definitions, profile: String?, layout: String?, partner: String? = nil,
    sent: [String] = [],
    receivedOn: DayNumber? = nil, today: DayNumber? = nil, jobs: Int, progress: Progress?
  ) {
    self.paths = paths
    self.definitions = definitions
    self.profile = profile
    self.layout = layout
    self.partner = partner
    self.sent = sent
    self.receivedOn = receivedOn
    self.today = today
    self.jobs = jobs
    self.progress = progress
  }

  /// - Throws: `DefinitionError` for a profile or layout that there is not, or where scratch files cannot be made.
  public func run() throws -> CheckReport {
    let workFolder = NSTemporaryDirectory() + "/ivd-check-\(getpid())"
    try FileManager.default.createDirectory(atPath: workFolder, withIntermediateDirectories: true)
    let report = CheckReport(workFolder: workFolder)
    do {
      if let layout {
        try checkLayout(layout, report)
      } else {
        for path in paths { try check(path, report) }
      }
    } catch {
      report.dispose()
      throw error
    }
    progress?.end()
    return report
  }

  private func check(_ path: String, _ report: CheckReport) throws {
    let name = path.hasSuffix("/") ? String(path.dropLast()) : path
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if isFolder.boolValue || Discovery.isArchive(path) {
      var definitions = definitions
      if let profile {
        guard let known = definitions.profiles.first(where: { $0.name == profile }) else {
          throw DefinitionError(file: "pipelines/counties/\(profile).yaml", line: 0, message: "no such profile")
        }
        definitions.profiles = [known]
      }
      let workFolder = report.folder()
      let found = try Discovery(delivery: name, name: name, definitions: definitions, workFolder: workFolder)
      if found.deliveries.isEmpty { report.nothing(at: name) }
      for delivery in found.deliveries {
        progress?.begin("checking \(delivery.name)")
        let verdict = try DeliveryCheck(
          delivery, definitions: definitions, jobs: jobs, workFolder: report.folder(), progress: progress
        ).run()
        report.add(verdict)
      }
    } else {
      report.add(try checkFile(path, report.folder()))
    }
  }

  /// A single file of the standard extract: its table is the one that bears its name.
  private func checkFile(_ path: String, _ workFolder: String) throws -> DeliveryVerdict {
    let file = (path as NSString).lastPathComponent
    let table = file.split(separator: ".").first.map(String.init) ?? ""
    guard definitions.standard.index(of: table) != nil else {
      throw DefinitionError(
        file: path, line: 0,
        message: "is no file of the standard extract (case.csv, person.csv.gz …); name its layout with --layout")
    }
    let folder = (path as NSString).deletingLastPathComponent
    let delivery = Delivery(
      name: folder, folder: folder.isEmpty ? "." : folder, archive: nil, shape: .standard, county: nil, asOf: nil,
      files: [file])
    progress?.begin("checking \(path)")
    return try DeliveryCheck(
      delivery, definitions: definitions, jobs: jobs, workFolder: workFolder, progress: progress
    ).runSingleFile(file, table: table)
  }

  private func checkLayout(_ name: String, _ report: CheckReport) throws {
    if !name.hasSuffix(".yaml") {
      let layouts = try definitions.partnerLayouts(partner: partner, on: receivedOn ?? today)
      if let named = layouts.named(name) { return try checkPartner(layouts, named, report) }
    }
    let layout = try definitions.layout(name)
    let faults = FileFaultFinding(edits: definitions.edits)
    for path in paths {
      progress?.begin("checking \(path)")
      let spool = FindingSpool(path: report.folder() + "/findings")
      let stream = try ByteStream(path: path)
      let counts = try LayoutCheck(layout, file: path).check(
        stream, fault: { spool.add(faults.finding($0, file: path, table: "")) }, finding: spool.add)
      report.add(file: path, records: counts.records.reduce(0, +) + counts.unknown, findings: spool)
    }
  }
}

extension CheckRun {
  /// Files of federal and state partners: one record type, or a transmission of several.
  private func checkPartner(
    _ layouts: PartnerLayouts, _ named: PartnerLayouts.Named, _ report: CheckReport
  ) throws {
    let check = try PartnerCheck(layouts, named, sent: sent, receivedOn: receivedOn, today: today)
    let faults = FileFaultFinding(edits: definitions.edits)
    for path in paths {
      progress?.begin("checking \(path)")
      let spool = FindingSpool(path: report.folder() + "/findings")
      do {
        let tally = try check.check(try ByteStream(path: path, hashes: false), file: path, finding: spool.add)
        report.add(
          file: path, read: tally.read, quarantined: tally.quarantined, isRefused: tally.isRefused, findings: spool)
      } catch ByteStreamError.damagedGzip {
        spool.add(faults.finding(FileFault(.damagedGzip, line: 0), file: path, table: ""))
        report.add(file: path, read: 0, quarantined: 0, isRefused: true, findings: spool)
      } catch ByteStreamError.cutGzip {
        spool.add(faults.finding(FileFault(.cutGzip, line: 0), file: path, table: ""))
        report.add(file: path, read: 0, quarantined: 0, isRefused: true, findings: spool)
      }
    }
  }
}

extension Definitions {
  /// Layouts of federal and state partners. - Throws: `DefinitionError`.
  /// - Parameters:
  ///   - partner: the partner whose own places of fields hold.
  ///   - day: the day on which they must hold.
  public func partnerLayouts(partner: String? = nil, on day: DayNumber? = nil) throws -> PartnerLayouts {
    let folder = root + "/schemas/federal"
    guard let partner else { return try PartnerLayouts.load(folder: folder) }
    let path = partner.hasSuffix(".yaml") ? partner : root + "/schemas/partners/\(partner).yaml"
    return try PartnerLayouts.load(folder: folder, profile: path, on: day)
  }

  /// A record layout by its name, or by the path of its file. - Throws: `DefinitionError`.
  public func layout(_ name: String) throws -> RecordLayout {
    if name.hasSuffix(".yaml") { return try RecordLayout.load(path: name) }
    let layouts = try RecordLayout.loadAll(folder: root + "/schemas/county/layouts")
    guard let layout = layouts[name] else {
      let partners = try partnerLayouts().names.joined(separator: ", ")
      throw DefinitionError(
        file: "schemas/county/layouts/\(name).yaml", line: 0,
        message: "no such layout; there are \(layouts.keys.sorted().joined(separator: ", ")); of partners \(partners)")
    }
    return layout
  }
}
