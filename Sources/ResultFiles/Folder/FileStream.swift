import Foundation

/// A file written piece by piece, every failure noticed.
public final class FileStream {
  private let handle: FileHandle
  private let name: String

  init(_ path: String, shownAs name: String) throws(ResultsFolder.Failure) {
    self.name = name
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw .refused(path: name, reason: String(cString: strerror(errno))) }
    self.handle = handle
  }

  /// Appends text.
  public func write(_ text: String) throws(ResultsFolder.Failure) {
    try write(Data(text.utf8))
  }

  /// Appends bytes.
  public func write(_ data: Data) throws(ResultsFolder.Failure) {
    do {
      try handle.write(contentsOf: data)
    } catch {
      throw .refused(path: name, reason: SystemError.words(for: error))
    }
  }

  /// Ends the file.
  public func close() throws(ResultsFolder.Failure) {
    do {
      try handle.close()
    } catch {
      throw .refused(path: name, reason: SystemError.words(for: error))
    }
  }
}
