/// The law by which agents notice that a call rings.
protocol NoticingLaw: ~Copyable {
  /// Decides by a uniform whether a ring is noticed that the model's law lets notice with a chance.
  ///
  /// - Parameters:
  ///   - uniform: In (0, 1).
  ///   - chance: Above 0, at most 1.
  ///   - day: The day of the ring.
  mutating func isNoticed(_ uniform: Double, chance: Double, day: Int) -> Bool
}

/// The model's own law.
struct PlainNoticing: NoticingLaw {
  @inline(__always)
  mutating func isNoticed(_ uniform: Double, chance: Double, day: Int) -> Bool {
    uniform < chance
  }
}
