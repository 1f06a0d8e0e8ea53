// swift-tools-version: 6.2
import PackageDescription

/// Every target of the project is built the same way: Swift 6 language mode, a warning is an error.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error)
]

/// For all modules but `SimRandom`, which is pointers to tables and to GSL's generators throughout: each expression
/// that is not memory safe is marked `unsafe`.
let memorySafe = strict + [.strictMemorySafety()]

/// The commit that is built, with a "+" if files have changed since. `make` evaluates this at each build; plain
/// `swift build` may name an earlier one.
let commit =
  Context.gitInformation.map { $0.currentCommit + ($0.hasUncommittedChanges ? "+" : "") } ?? ""

/// Targets stand in dependency order; an arrow never points up this list. Each names all modules it imports:
/// the package manager compiles a target anew only when one that it names has changed.
let package = Package(
  name: "ringside",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "ringside", targets: ["ringside"]),
    .library(name: "SimKernel", targets: ["SimKernel"]),
    .library(name: "SimRandom", targets: ["SimRandom"]),
    .library(name: "SimStatistics", targets: ["SimStatistics"]),
    // For the benchmarks, which are a package of their own.
    .library(name: "MerchantModel", targets: ["MerchantModel"]),
    .library(name: "Scenarios", targets: ["Scenarios"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CGSL", pkgConfig: "gsl",
      providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),

    .target(
      name: "CBuildInfo",
      cSettings: [.define("RINGSIDE_COMMIT", to: "\"\(commit)\"")]),
    .target(name: "CBuiltInFiles"),
    .target(name: "SimKernel", swiftSettings: memorySafe),
    .target(
      name: "Tables", swiftSettings: memorySafe,
      linkerSettings: [.linkedLibrary("iconv", .when(platforms: [.macOS]))]),
    .target(name: "SimRandom", dependencies: ["CGSL", "Tables"], swiftSettings: strict),
    .target(name: "SimStatistics", dependencies: ["CGSL"], swiftSettings: memorySafe),
    .target(name: "ClosedForms", dependencies: ["CGSL"], swiftSettings: memorySafe),
    .target(
      name: "MerchantModel", dependencies: ["SimKernel", "SimRandom", "SimStatistics"],
      swiftSettings: memorySafe),
    .target(
      name: "SharedPlaces",
      dependencies: ["MerchantModel", "SimKernel", "SimRandom", "SimStatistics"],
      swiftSettings: memorySafe),
    .target(
      name: "Scenarios",
      dependencies: [
        "MerchantModel", "SimKernel", "SimRandom", "Tables", "CBuiltInFiles",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: memorySafe),
    .target(
      name: "AnalyticModel",
      dependencies: ["MerchantModel", "ClosedForms", "SimKernel", "SimRandom"],
      swiftSettings: memorySafe),
    .target(
      name: "Runs",
      dependencies: [
        "SharedPlaces", "AnalyticModel", "ClosedForms", "MerchantModel", "SimRandom",
        "SimStatistics",
      ],
      swiftSettings: memorySafe),
    .target(
      name: "Studies",
      dependencies: [
        "Runs", "Scenarios", "AnalyticModel", "ClosedForms", "MerchantModel", "SimKernel",
        "SimRandom", "SimStatistics", "Tables",
      ],
      swiftSettings: memorySafe),
    .target(
      name: "Store",
      dependencies: ["Studies", "MerchantModel", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: memorySafe),
    .target(
      name: "ResultFiles",
      dependencies: [
        "Studies", "Runs", "SharedPlaces", "AnalyticModel", "ClosedForms", "MerchantModel",
        "SimKernel", "SimStatistics",
      ],
      swiftSettings: memorySafe),
    .target(
      name: "Calibration",
      dependencies: [
        "ResultFiles", "Scenarios", "MerchantModel", "SimKernel", "SimRandom", "SimStatistics",
        "Tables", "CGSL",
      ],
      swiftSettings: memorySafe),
    .target(
      name: "Forecasting",
      dependencies: [
        "Calibration", "ResultFiles", "Studies", "Runs", "Scenarios", "MerchantModel", "SimKernel",
        "SimStatistics", "Tables",
      ],
      swiftSettings: memorySafe),
    // Resources are in the code and not beside it, so that the program is one file wherever it is put.
    .target(
      name: "Charts",
      dependencies: ["ResultFiles", "Runs", "MerchantModel", "SimKernel", "SimStatistics"],
      resources: [.embedInCode("Rendering/render_charts.py")],
      swiftSettings: memorySafe),
    .target(
      name: "Pages",
      dependencies: [
        "Charts", "ResultFiles", "Scenarios", "MerchantModel", "SimKernel", "SimStatistics",
      ],
      resources: [
        .embedInCode("Page/report.css"), .embedInCode("Page/report_table.js"),
        .embedInCode("Page/report_charts.js"),
      ],
      swiftSettings: memorySafe),
    .executableTarget(
      name: "ringside",
      dependencies: [
        "Pages", "Charts", "Forecasting", "Calibration", "ResultFiles", "Store", "Studies", "Runs",
        "AnalyticModel",
        "ClosedForms", "Scenarios",
        "MerchantModel", "SimKernel", "SimRandom", "SimStatistics", "Tables", "CBuildInfo",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [.embedInCode("Scripts")],
      swiftSettings: memorySafe),

    .testTarget(
      name: "SimKernelTests", dependencies: ["SimKernel", "SimRandom"], swiftSettings: strict),
    .testTarget(name: "TablesTests", dependencies: ["Tables"], swiftSettings: strict),
    .testTarget(
      name: "SimRandomTests", dependencies: ["SimRandom", "CGSL"], swiftSettings: strict),
    .testTarget(name: "SimStatisticsTests", dependencies: ["SimStatistics"], swiftSettings: strict),
    .testTarget(name: "ClosedFormsTests", dependencies: ["ClosedForms"], swiftSettings: strict),
    .testTarget(
      name: "MerchantModelTests", dependencies: ["MerchantModel", "SimKernel", "SimRandom"],
      swiftSettings: strict),
    .testTarget(
      name: "SharedPlacesTests",
      dependencies: [
        "SharedPlaces", "ClosedForms", "MerchantModel", "SimKernel", "SimRandom", "SimStatistics",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ScenariosTests",
      dependencies: [
        "Scenarios", "MerchantModel", "SimKernel", "SimRandom",
        .product(name: "Yams", package: "Yams"),
      ],
      exclude: ["Broken"], swiftSettings: strict),
    .testTarget(
      name: "RunsTests",
      dependencies: ["Runs", "Scenarios", "MerchantModel", "SimRandom", "SimStatistics"],
      swiftSettings: strict),
    .testTarget(
      name: "StudiesTests",
      dependencies: [
        "Studies", "Runs", "ClosedForms", "Scenarios", "MerchantModel", "SimKernel",
        "SimStatistics",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "StoreTests", dependencies: ["Store", "Studies", "MerchantModel", "Scenarios"],
      swiftSettings: strict),
    .testTarget(
      name: "ResultFilesTests",
      dependencies: ["ResultFiles", "Runs", "MerchantModel", "SimStatistics"],
      swiftSettings: strict),
    .testTarget(
      name: "CalibrationTests",
      dependencies: [
        "Calibration", "Scenarios", "MerchantModel", "SimRandom", "SimStatistics", "Tables",
      ],
      exclude: ["Logs"], swiftSettings: strict),
    .testTarget(
      name: "ForecastingTests",
      dependencies: [
        "Forecasting", "Calibration", "Runs", "Scenarios", "MerchantModel", "SimKernel",
        "SimStatistics", "Tables",
      ],
      swiftSettings: strict),
    // Folders as studies leave them, for the tests of charts and pages.
    .target(name: "SampleStudies", path: "Tests/SampleStudies", swiftSettings: strict),
    .testTarget(
      name: "ChartsTests",
      dependencies: [
        "Charts", "ResultFiles", "Runs", "MerchantModel", "SimKernel", "SimRandom",
        "SampleStudies",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "PagesTests",
      dependencies: [
        "Pages", "Charts", "ResultFiles", "MerchantModel", "SimRandom", "SampleStudies",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "AnalyticTests",
      dependencies: [
        "Runs", "SharedPlaces", "AnalyticModel", "ClosedForms", "MerchantModel", "ResultFiles",
        "Scenarios", "SimKernel", "SimRandom", "SimStatistics",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CommandLineTests", dependencies: ["ringside"], exclude: ["Scenarios", "Recorded"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// `make test-assertions` compiles the kernel and the model with other flags than the rest. A test bundle holds all
// tests of the package, so without this everything would be compiled once more.
if Context.environment["RINGSIDE_TESTS"] == "model" {
  let tests = ["SimKernelTests", "MerchantModelTests"]
  package.targets.removeAll { $0.type == .test && !tests.contains($0.name) }
}
