/// What a text may cost to read. Beyond a limit the reader reports an error instead of trying.
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
