import Foundation

/// Describes an error of the operating system that Foundation wrapped.
public enum SystemErrorText {
  /// The POSIX code, if there is one.
  public static func code(of error: any Error) -> Int32? {
    let cocoa = error as NSError
    if cocoa.domain == NSPOSIXErrorDomain { return Int32(truncatingIfNeeded: cocoa.code) }
    guard let under = cocoa.userInfo[NSUnderlyingErrorKey] as? any Error else { return nil }
    return code(of: under)
  }

  /// The system's words, without the path that the message around them gives already.
  public static func words(for error: any Error) -> String {
    guard let code = code(of: error) else { return (error as NSError).localizedDescription }
    return words(forCode: code)
  }

  /// The system's words for a POSIX code, such as `errno`.
  static func words(forCode code: Int32) -> String {
    unsafe String(cString: strerror(code))
  }
}
