// swift-tools-version: 6.1
import PackageDescription

/// Where `make deps` unpacks libduckdb. The wheel it comes from leaves Python's symbols open, so Debian's
/// libpython is linked next to it; no interpreter is ever started.
let duckDB: [LinkerSetting] = [
  .unsafeFlags([
    "-L.deps/lib", "-Xlinker", "-rpath=\(Context.packageDirectory)/.deps/lib", "-l:libduckdb.so",
    "-l:libpython3.11.so.1.0",
  ])
]

/// Exclusive access is proven by the compiler wherever it can be and by the tests (debug builds) elsewhere; checking it
/// again for each field of each record took a tenth of the time of `ivd check`.
let swiftSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
]

func library(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: swiftSettings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: swiftSettings)
}

let package = Package(
  name: "ivd",
  products: [.executable(name: "ivd", targets: ["ivd"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CDuckDB"),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    library("Records", []),
    library("Layouts", ["Records", "Yams"]),
    library("Extract", ["Records", "Layouts", "CZlib", "CLibXML2", .product(name: "Crypto", package: "swift-crypto")]),
    library("Validate", ["Records", "Layouts"]),
    library("Transform", ["Records", "Layouts", "Extract"]),
    .target(
      name: "Warehouse",
      dependencies: ["Records", "Layouts", "CDuckDB", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: swiftSettings, linkerSettings: duckDB),
    library(
      "Reports",
      [
        "Records", "Layouts", "Warehouse", .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    library("Employers", ["Records", "Layouts", "Extract", "Warehouse"]),
    library("Withholding", ["Records", "Layouts", "Extract", "Warehouse"]),
    library("Sample", ["Records", "CZlib", .product(name: "Crypto", package: "swift-crypto")]),
    library("Recount", ["Records", "Layouts", "Warehouse"]),
    library(
      "Pipeline",
      [
        "Records", "Layouts", "Extract", "Validate", "Transform", "Warehouse", "Reports", "Recount", "Employers",
        "Withholding",
        .product(name: "Crypto", package: "swift-crypto"), .product(name: "Mustache", package: "swift-mustache"),
      ]),
    .executableTarget(
      name: "ivd",
      dependencies: [
        "Pipeline", "Employers", "Reports", "Sample", "Withholding",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings),
    tests("WarehouseTests", ["Warehouse", "Layouts", "Records"]),
    tests("ReportsTests", ["Reports", "Warehouse", "Layouts", "Records", "Sample"]),
    tests("LayoutsTests", ["Layouts", "Records"]),
    tests("ExtractTests", ["Extract", "Layouts", "Records", "CZlib"]),
    tests("TransformTests", ["Transform", "Extract", "Layouts", "Records"]),
    tests("EmployersTests", ["Employers", "Layouts", "Records"]),
    tests("RecountTests", ["Recount", "Pipeline", "Reports", "Warehouse", "Layouts", "Records", "Sample"]),
    tests("WithholdingTests", ["Withholding", "Warehouse", "Extract", "Layouts", "Records"]),
    tests("PipelineTests", ["Pipeline", "Validate", "Reports", "Warehouse", "Layouts", "Records"]),
    tests(
      "AcceptanceTests", ["ivd", "Sample", "Warehouse", "Records", .product(name: "Crypto", package: "swift-crypto")]),
    tests("SampleTests", ["Sample", "Records", .product(name: "Crypto", package: "swift-crypto")]),
  ]
)
