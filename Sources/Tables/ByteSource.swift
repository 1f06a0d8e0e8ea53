#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where bytes come from, piece by piece: a file, standard input, or memory.
public final class ByteSource {
  /// What messages call it.
  public let name: String
  private var bytes: ArraySlice<UInt8>
  private let descriptor: Int32

  /// Bytes that are there already.
  public init(_ bytes: [UInt8], name: String = "") {
    self.name = name
    self.bytes = bytes[...]
    descriptor = -1
  }

  /// A file; `-` is standard input.
  ///
  /// - Throws: ``TableError`` if it cannot be opened.
  public init(path: String) throws(TableError) {
    bytes = []
    if path == "-" {
      name = "<standard input>"
      descriptor = STDIN_FILENO
      return
    }
    name = path
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(name: path, reason: Self.systemWords) }
  }

  deinit {
    if descriptor > STDIN_FILENO { close(descriptor) }
  }

  /// Appends the next bytes.
  ///
  /// - Parameter most: How many at most.
  /// - Returns: How many there were; 0 at the end.
  /// - Throws: ``TableError`` if the system refuses.
  func read(_ most: Int, into buffer: inout [UInt8]) throws(TableError) -> Int {
    guard descriptor >= 0 else {
      let part = bytes.prefix(most)
      buffer.append(contentsOf: part)
      bytes = bytes.dropFirst(part.count)
      return part.count
    }
    var count = -1
    let descriptor = descriptor
    let part = unsafe [UInt8](unsafeUninitializedCapacity: most) { memory, initialized in
      repeat {
        count = unsafe Self.read(descriptor, memory.baseAddress, most)
      } while count < 0 && errno == EINTR
      initialized = max(0, count)
    }
    guard count >= 0 else { throw .unreadable(name: name, reason: Self.systemWords) }
    buffer.append(contentsOf: part)
    return count
  }

  /// The system's function, which the method above hides.
  private static func read(_ descriptor: Int32, _ memory: UnsafeMutablePointer<UInt8>?, _ most: Int)
    -> Int
  {
    #if canImport(Darwin)
      unsafe Darwin.read(descriptor, memory, most)
    #else
      unsafe Glibc.read(descriptor, memory, most)
    #endif
  }

  private static var systemWords: String { unsafe String(cString: strerror(errno)) }
}

/// Why a text cannot be read at all.
public enum TableError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The system refuses; `reason` is its word.
  case unreadable(name: String, reason: String)
  /// The system's `iconv` does not know the encoding.
  case noSuchEncoding(TextEncoding, name: String)

  /// What is wrong, in a sentence without its full stop.
  public var description: String {
    switch self {
    case .unreadable(let name, let reason): "cannot read \(name): \(reason)"
    case .noSuchEncoding(let encoding, let name):
      "cannot read \(name): this system cannot convert \(encoding.rawValue)"
    }
  }
}
