import CBuildInfo

/// Which Ringside this is.
enum Version {
  /// The version, by semantic versioning.
  static let current = "0.1.0"

  /// The commit that was built, or nil for a build from outside version control.
  static var commit: String? {
    let commit = String(cString: ringside_build_commit())
    return commit.isEmpty ? nil : commit
  }
}
