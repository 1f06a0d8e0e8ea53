import CGSL

/// The library that computes what this module does not compute itself.
public enum NumericalLibrary {
  /// The version of the GNU Scientific Library, such as `2.7.1`.
  public static var version: String { GSL_VERSION }
}
