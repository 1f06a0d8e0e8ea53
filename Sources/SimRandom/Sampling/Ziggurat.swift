import CGSL

/// Exponential variates by the ziggurat method: the area under the density is cut into 256 layers of equal
/// area, and 98.9 % of draws end inside the rectangle of their layer, without a logarithm.
///
/// G. Marsaglia and W. W. Tsang, "The ziggurat method for generating random variables", Journal of
/// Statistical Software 5(8), 2000; with the layer and the place in it taken from different bits of a
/// 64-bit word, as J. A. Doornik (2005) asks.
@usableFromInline
package enum Ziggurat {
  /// Where the lowest layer's rectangle ends and the tail begins.
  private static let tail = 7.697_117_470_131_049_72
  /// The area of a layer.
  private static let area = 0.003_949_659_822_581_557_199_3

  /// The layers: the right edge of each, lowest first, and the density there.
  ///
  /// Edge 0 is the width of the lowest layer's area laid out as a rectangle; edge 256 is 0.
  @frozen
  @usableFromInline
  package struct Layers: BitwiseCopyable, @unchecked Sendable {
    @usableFromInline let edges: UnsafePointer<Double>
    @usableFromInline let densities: UnsafePointer<Double>

    /// Made once for the process and never freed.
    fileprivate init() {
      let edges = UnsafeMutablePointer<Double>.allocate(capacity: 257)
      let densities = UnsafeMutablePointer<Double>.allocate(capacity: 257)
      edges[0] = area / exp(-tail)
      edges[1] = tail
      for layer in 2...255 {
        edges[layer] = -log(exp(-edges[layer - 1]) + area / edges[layer - 1])
      }
      edges[256] = 0
      for layer in 0...256 { densities[layer] = exp(-edges[layer]) }
      self.edges = UnsafePointer(edges)
      self.densities = UnsafePointer(densities)
    }
  }

  @usableFromInline package static let layers = Layers()

  /// How far the topmost layer's area is from the others', relatively: a check of the constants.
  package static var closingError: Double {
    layers.edges[255] * (1 - layers.densities[255]) / area - 1
  }

  /// The next exponential variate of mean 1.
  @inlinable
  @inline(__always)
  static func exponential(_ stream: inout RandomStream, in layers: Layers) -> Double {
    let word = stream.next()
    let layer = Int(word & 0xFF)
    let x = Philox4x64.uniform(from: word) * layers.edges[layer]
    if x < layers.edges[layer + 1] { return x }
    return outside(layer, x, &stream, layers)
  }

  /// Handles a draw outside the rectangle of the next layer.
  @usableFromInline
  @inline(never)
  static func outside(
    _ layer: Int, _ x: Double, _ stream: inout RandomStream, _ layers: Layers
  ) -> Double {
    // Beyond the tail's beginning the exponential starts afresh.
    if layer == 0 { return tail - log(stream.uniform()) }
    let lower = layers.densities[layer]
    let height = lower + stream.uniform() * (layers.densities[layer + 1] - lower)
    return height < exp(-x) ? x : exponential(&stream, in: layers)
  }
}
