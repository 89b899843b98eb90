import Layouts
import Records

extension EIWOFile {
  /// The XML form, in UTF-8 (file-layouts-eiwo-newhire.md, section 1.9). Fields without value have no element.
  public func xml(_ form: PartnerFamily.XMLForm) -> [UInt8] {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<EiwoFile>\n"
    for part in parts {
      switch part.role {
      case .fileHeader: text += Self.element("FileHeader", part.values, form, indent: "  ")
      case .batchHeader: text += "  <Batch>\n" + Self.element("BatchHeader", part.values, form, indent: "    ")
      case .detail:
        let name = part.values.record.name == "eiwo-ack" ? "Acknowledgment" : "Order"
        text += Self.element(name, part.values, form, indent: "    ")
      case .batchTrailer: text += Self.element("BatchTrailer", part.values, form, indent: "    ") + "  </Batch>\n"
      case .fileTrailer: text += Self.element("FileTrailer", part.values, form, indent: "  ")
      }
    }
    return Array((text + "</EiwoFile>\n").utf8)
  }

  private static func element(
    _ name: String, _ values: PartnerRecordValues, _ form: PartnerFamily.XMLForm, indent: String
  ) -> String {
    var text = "\(indent)<\(name)>\n"
    for field in values.record.fields where field.kind != .filler && !values[field.name].isEmpty {
      let element = form.element(field)
      text += "\(indent)  <\(element)>\(MarkupText.escaped(values[field.name]))</\(element)>\n"
    }
    return text + "\(indent)</\(name)>\n"
  }
}
