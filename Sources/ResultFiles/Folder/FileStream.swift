import Foundation

/// A file that is written piece by piece and reports every failure.
public final class FileStream {
  private let handle: FileHandle
  private let name: String

  init(_ path: String, shownAs name: String) throws(ResultsFolderError) {
    self.name = name
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw .refused(path: name, reason: SystemErrorText.words(forCode: errno)) }
    self.handle = handle
  }

  /// Appends text.
  ///
  /// - Throws: ``ResultsFolderError`` if nothing can be written there.
  public func write(_ text: String) throws(ResultsFolderError) {
    try write(Data(text.utf8))
  }

  /// Appends bytes.
  ///
  /// - Throws: ``ResultsFolderError`` if nothing can be written there.
  public func write(_ data: Data) throws(ResultsFolderError) {
    do {
      try handle.write(contentsOf: data)
    } catch {
      throw .refused(path: name, reason: SystemErrorText.words(for: error))
    }
  }

  /// Ends the file.
  ///
  /// - Throws: ``ResultsFolderError`` if nothing can be written there.
  public func close() throws(ResultsFolderError) {
    do {
      try handle.close()
    } catch {
      throw .refused(path: name, reason: SystemErrorText.words(for: error))
    }
  }
}
