/// Where the definitions stand.
enum Project {
  static let root = String(#filePath).split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
}
