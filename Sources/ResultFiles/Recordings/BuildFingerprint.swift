/// What decides whether two runs must agree to the last bit: the program, the libraries it computes with,
/// and the processor.
public struct BuildFingerprint: Codable, Hashable, Sendable {
  /// The version of the program.
  public var version: String
  /// The commit it was built from, if it was built from one.
  public var commit: String?
  /// A checksum of the program's own file, in hexadecimal.
  public var program: String
  /// The system and the processor's architecture, such as `linux x86_64`.
  public var platform: String
  /// A checksum of the processor's model and features, in hexadecimal; empty where the system does not say.
  public var processor: String
  /// The C library and its version.
  public var cLibrary: String
  /// The version of the GNU Scientific Library.
  public var gsl: String

  /// Collects the facts.
  public init(
    version: String, commit: String?, program: String, platform: String, processor: String,
    cLibrary: String, gsl: String
  ) {
    self.version = version
    self.commit = commit
    self.program = program
    self.platform = platform
    self.processor = processor
    self.cLibrary = cLibrary
    self.gsl = gsl
  }

  /// All of it on one line.
  public var words: String {
    let commit = commit.map { " \($0.prefix(12))" } ?? ""
    let processor = processor.isEmpty ? "" : ", processor \(processor)"
    return "ringside \(version)\(commit) (program \(program)), \(platform)\(processor), "
      + "\(cLibrary), GSL \(gsl)"
  }
}
