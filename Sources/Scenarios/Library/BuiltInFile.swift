import CBuiltInFiles

/// A file of the folder `scenarios` that is part of the program, so that it is found wherever the program runs.
public struct BuiltInFile: Sendable {
  /// Its path below its folder, without the ending.
  public let name: String
  /// What is in it.
  public let content: String

  /// The scenarios, sorted by name; those of the folder `theory` have it before their names.
  public static let scenarios = unsafe files(of: ringside_built_in_scenarios())
  /// The policies, sorted by name.
  public static let policies = unsafe files(of: ringside_built_in_policies())
  /// The mappings of logs, sorted by name.
  public static let mappings = unsafe files(of: ringside_built_in_mappings())

  /// Returns the contents as a text, which messages call by the file's name.
  ///
  /// - Throws: `ScenarioError` for what ``SourceReader`` rejects.
  public func text(
    role: SourceText.Role = .scenario, ordinal: Int = 0, reader: SourceReader = SourceReader()
  ) throws(ScenarioError) -> SourceText {
    try reader.text(bytes: [UInt8](content.utf8), name: name, role: role, ordinal: ordinal)
  }

  private static func files(of table: UnsafePointer<ringside_file>?) -> [BuiltInFile] {
    guard var entry = unsafe table else { return [] }
    var files: [BuiltInFile] = []
    while let name = unsafe entry.pointee.name, let content = unsafe entry.pointee.text {
      files.append(
        BuiltInFile(
          name: unsafe String(cString: name), content: unsafe String(cString: content)))
      unsafe entry += 1
    }
    return files
  }
}

extension [BuiltInFile] {
  /// The file of a name.
  public subscript(_ name: String) -> BuiltInFile? { first { $0.name == name } }
}
