// swift-tools-version: 6.2
import PackageDescription

/// The benchmarks are a package of their own, so that who builds Ringside never builds them.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let kernel: Target.Dependency = .product(name: "SimKernel", package: "ringside")
let random: Target.Dependency = .product(name: "SimRandom", package: "ringside")
let model: [Target.Dependency] = [
  .product(name: "MerchantModel", package: "ringside"),
  .product(name: "Scenarios", package: "ringside"),
]

let package = Package(
  name: "ringside-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "ringside", path: "..")],
  targets: [
    .target(name: "Timing", swiftSettings: strict),
    .executableTarget(
      name: "micro", dependencies: ["Timing", kernel, random], swiftSettings: strict),
    .executableTarget(
      name: "mm1", dependencies: ["Timing", kernel, random], swiftSettings: strict),
    .executableTarget(
      name: "rules", dependencies: ["Timing"] + model, swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
