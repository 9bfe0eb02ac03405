// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let flyingFox: Target.Dependency = .product(name: "FlyingFox", package: "FlyingFox")
let flyingSocks: Target.Dependency = .product(name: "FlyingSocks", package: "FlyingFox")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

/// One rung of the ladder; a target imports only what stands on rungs below it.
func rung(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.target(name: name), "TestSupport"] + dependencies, exclude: exclude,
    swiftSettings: [.treatAllWarnings(as: .error)])
}

let package = Package(
  name: "feedmill",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "Feedmill", targets: ["Feedmill"]),
    .executable(name: "feedmill", targets: ["FeedmillCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl",
      providers: [
        .apt(["libcurl4-openssl-dev", "libbrotli-dev", "libzstd-dev", "zlib1g-dev"]),
        .brew(["curl", "brotli", "zstd"]),
      ]),
    .systemLibrary(name: "CSandbox"),

    rung("Markup", ["CLibXML2"]),
    rung("Model", [crypto], resources: [.embedInCode("JSON/Schemas")]),
    rung("Prose", ["Markup", "Model", crypto]),
    rung("FeedParsing", ["Prose", "Markup", "Model"]),
    rung(
      "ArticleExtraction", ["Prose", "Markup", "Model", yams],
      resources: [.embedInCode("Rules/Bundled"), .embedInCode("BlockModel/Trees")]),
    rung("Fetching", ["CCurl", "Model", logging]),
    rung("Subscriptions", ["Model", grdb, crypto, yams]),
    rung(
      "Feedmill",
      ["FeedParsing", "ArticleExtraction", "Fetching", "Subscriptions", "Prose", "Model", yams, logging],
      resources: [.embedInCode("Report/Style")]),
    rung("Workbench", ["Feedmill", flyingFox, flyingSocks], resources: [.embedInCode("Assets")]),
    .executableTarget(
      name: "FeedmillCLI", dependencies: ["Feedmill", "Workbench", "CSandbox", argumentParser, logging],
      exclude: ["Packaging", "Service"],
      swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["CCurl", crypto], path: "Tests/TestSupport",
      linkerSettings: [.linkedLibrary("brotlienc")]),
    .executableTarget(name: "DemoServer", dependencies: ["TestSupport"], path: "Tests/DemoServer"),
    .executableTarget(name: "Reader", dependencies: ["Feedmill"], path: "Tests/Reader"),
    tests("Markup"),
    tests("Model", exclude: ["validate.py"]),
    tests("Prose"),
    tests("FeedParsing"),
    tests("ArticleExtraction"),
    tests("Fetching"),
    tests("Subscriptions", [grdb]),
    tests("Feedmill"),
    tests("Workbench"),
    tests("FeedmillCLI", exclude: ["Rebinding/resolver.c"]),
  ]
)

// Writes what the block model is trained on, so it is there only for `make train`.
if Context.environment["FEEDMILL_TRAIN"] == "1" {
  package.targets.append(
    .executableTarget(
      name: "BlockTraining", dependencies: ["ArticleExtraction"], path: "Tests/BlockTraining"))
}

// Needs libFuzzer's runtime, so it is there only for `make fuzz`.
if Context.environment["FEEDMILL_FUZZ"] == "1" {
  package.targets.append(
    .executableTarget(
      name: "Fuzzing",
      dependencies: [
        "TestSupport", "Markup", "Model", "Prose", "FeedParsing", "ArticleExtraction", "Fetching",
      ],
      path: "Tests/Fuzzing",
      // gold, the default on Linux, ends with an internal error on what the sanitizers make.
      linkerSettings: [.unsafeFlags(["-use-ld=lld"], .when(platforms: [.linux]))]))
}
