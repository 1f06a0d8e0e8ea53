import Foundation

/// A single file that appears whole or not at all.
public enum WholeFile {
  /// Writes a file beside its place and then gives it its name, replacing an older one; makes the folders
  /// above it if need be.
  ///
  /// - throws: ``ResultsFolder/Failure`` if the system refuses.
  public static func write(_ data: Data, to path: String) throws(ResultsFolder.Failure) {
    let url = URL(fileURLWithPath: path)
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: url, options: .atomic)
    } catch {
      throw .refused(path: path, reason: SystemError.words(for: error))
    }
  }
}
