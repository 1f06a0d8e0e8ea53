import Foundation

/// The size of the terminal that standard output goes to.
enum TerminalSize {
  /// Its columns; nil where output goes elsewhere or the terminal does not say.
  static var columns: Int? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }
}
