import CBuildInfo
import Foundation
import ResultFiles
import SimRandom

/// The version of the program.
enum Version {
  /// The version, by semantic versioning.
  static let current = "0.1.0"

  /// The commit that was built; nil for a build outside version control.
  static var commit: String? {
    let commit = unsafe String(cString: ringside_build_commit())
    return commit.isEmpty ? nil : commit
  }
}

extension BuildFingerprint {
  /// The fingerprint of the running program.
  static let current = BuildFingerprint(
    version: Version.current, commit: Version.commit, program: programChecksum,
    platform: "\(system) \(architecture)", processor: processorChecksum,
    cLibrary: unsafe String(cString: ringside_c_library()), gsl: NumericalLibrary.version)

  private static var programChecksum: String {
    let path = Bundle.main.executablePath ?? CommandLine.arguments[0]
    return checksum(FileManager.default.contents(atPath: path) ?? Data())
  }

  /// Checks the lines by which the C library chooses its routines, where the system gives them.
  private static var processorChecksum: String {
    guard let handle = FileHandle(forReadingAtPath: "/proc/cpuinfo"),
      let data = try? handle.readToEnd()
    else { return "" }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    let told = ["model name", "flags", "Features", "CPU part"].compactMap { key in
      lines.first { $0.hasPrefix(key) }
    }
    return told.isEmpty ? "" : checksum(Data(told.joined(separator: "\n").utf8))
  }

  /// FNV-1a of 64 bits (Fowler, Noll, Vo), in hexadecimal.
  private static func checksum(_ data: Data) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    let bytes = data.span
    for index in bytes.indices {
      hash ^= UInt64(bytes[index])
      hash &*= 0x100_0000_01b3
    }
    return String(hash, radix: 16)
  }

  private static var system: String {
    #if os(Linux)
      "linux"
    #elseif os(macOS)
      "macos"
    #else
      "other"
    #endif
  }

  private static var architecture: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "other"
    #endif
  }
}
