// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that what it depends on is nobody else's.
let package = Package(
  name: "feedmill-benchmarks",
  platforms: [.macOS(.v26)],
  dependencies: [
    .package(name: "feedmill", path: "../.."),
    // Without its traits, which replace malloc and so change what is measured.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .systemLibrary(name: "BareLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .executableTarget(
      name: "Speed",
      dependencies: [
        "BareLibXML2", .product(name: "Benchmark", package: "benchmark"),
        .product(name: "Feedmill", package: "feedmill"),
      ],
      path: "Benchmarks/Speed", plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)
