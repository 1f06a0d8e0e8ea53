import Foundation

/// Turns files, standard input and strings into texts that are safe to parse.
public struct SourceReader: Sendable {
  /// The limits that hold for each text.
  public var limits = SourceLimits()

  /// A reader with the usual limits.
  public init(limits: SourceLimits = SourceLimits()) {
    self.limits = limits
  }

  /// Reads a file; `-` means standard input.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - role: The role of the text.
  ///   - ordinal: The position among texts of that role.
  /// - Throws: `ScenarioError` for a missing or unreadable file, a directory, a file beyond the size limit, and
  ///   what `text(bytes:name:role:ordinal:)` rejects.
  public func text(
    path: String, role: SourceText.Role = .scenario, ordinal: Int = 0
  ) throws(ScenarioError) -> SourceText {
    if path == "-" {
      return try text(
        bytes: try bytes(of: .standardInput, path: "<standard input>"), name: "<standard input>",
        role: role, ordinal: ordinal)
    }
    func failure(_ problem: Problem.Access) -> ScenarioError {
      let source = SourceText("", name: path, role: role, ordinal: ordinal)
      return ScenarioError(Diagnostic(.access(problem), at: .start(of: source)))
    }
    var isDirectory: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw failure(.missing)
    }
    guard !isDirectory.boolValue else { throw failure(.directory) }
    guard let handle = FileHandle(forReadingAtPath: path) else { throw failure(.notPermitted) }
    defer { try? handle.close() }
    return try text(
      bytes: try bytes(of: handle, path: path), name: path, role: role, ordinal: ordinal)
  }

  /// Checks bytes and wraps them as a text.
  ///
  /// - Parameters:
  ///   - bytes: The contents.
  ///   - name: The name, for messages.
  ///   - role: The role of the text.
  ///   - ordinal: The position among texts of that role.
  /// - Throws: `ScenarioError` for a text beyond the size limit, not in UTF-8, with NUL or other control
  ///   characters, or with nothing but comments and blanks in it.
  public func text(
    bytes: [UInt8], name: String, role: SourceText.Role = .scenario, ordinal: Int = 0
  ) throws(ScenarioError) -> SourceText {
    let empty = SourceText("", name: name, role: role, ordinal: ordinal)
    if bytes.count > limits.bytes {
      throw ScenarioError(
        Diagnostic(.access(.tooLarge(limit: limits.bytes)), at: .start(of: empty)))
    }
    let content = String(decoding: bytes, as: UTF8.self)
    let source = SourceText(content, name: name, role: role, ordinal: ordinal)
    guard String(validating: bytes, as: UTF8.self) != nil else {
      let wide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      let place = wide ? .start(of: source) : firstScalar(of: source) { $0 == "\u{FFFD}" }
      throw ScenarioError(Diagnostic(.access(.notUTF8(looksLikeUTF16: wide)), at: place))
    }
    if let control = source.content.unicodeScalars.first(where: Self.isForbidden) {
      let place = firstScalar(of: source, where: Self.isForbidden)
      throw ScenarioError(Diagnostic(.access(.controlCharacter(control.value)), at: place))
    }
    return source
  }

  private func bytes(of handle: FileHandle, path: String) throws(ScenarioError) -> [UInt8] {
    do {
      var bytes: [UInt8] = []
      while bytes.count <= limits.bytes {
        guard let part = try handle.read(upToCount: limits.bytes + 1 - bytes.count), !part.isEmpty
        else { break }
        bytes.append(contentsOf: part)
      }
      return bytes
    } catch {
      throw ScenarioError(
        Diagnostic(.access(.unreadable), at: .start(of: SourceText("", name: path))))
    }
  }

  private func firstScalar(
    of source: SourceText, where matches: (Unicode.Scalar) -> Bool
  ) -> SourceLocation {
    for (index, line) in source.lines.enumerated() {
      var column = 1
      for scalar in line.unicodeScalars {
        if matches(scalar) { return SourceLocation(source, line: index + 1, column: column) }
        column += 1
      }
    }
    return .start(of: source)
  }

  /// The characters that YAML forbids in a file (YAML 1.2, section 5.1).
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85: false
    case 0xA0...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: false
    default: true
    }
  }
}

/// Limits on what is read. Beyond a limit the reader reports an error instead of trying.
public struct SourceLimits: Sendable {
  /// Largest file in bytes.
  public var bytes = 5_000_000
  /// Deepest nesting of lists and mappings, aliases expanded.
  public var depth = 64
  /// Deepest nesting of aliases within aliases.
  public var aliasDepth = 8
  /// Most nodes of the tree, aliases expanded.
  public var nodes = 200_000

  /// The limits of the command line.
  public init() {}
}
