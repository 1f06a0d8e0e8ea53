import Foundation
import Studies

extension WorkerName {
  /// The name of this machine.
  static let here: WorkerName = {
    var name = [CChar](repeating: 0, count: 256)
    // The last one stays 0 if the name is cut off.
    guard unsafe gethostname(&name, name.count - 1) == 0 else { return WorkerName(cleaning: "") }
    let bytes = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return WorkerName(cleaning: String(decoding: bytes, as: UTF8.self))
  }()
}
