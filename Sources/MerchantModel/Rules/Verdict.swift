import SimKernel

/// What the judgement of a day comes to. It says what is to be done to the merchant, and does nothing.
struct Verdict: BitwiseCopyable, Hashable {
  /// The day's calls as the rule counts them.
  var calls = CallCount()
  /// Whether the day was low.
  var isLowDay = false
  /// What it entails.
  var penalty = Penalty.none

  /// What a rule does to a merchant.
  enum Penalty: BitwiseCopyable, Hashable {
    /// Nothing.
    case none
    /// The feature goes off for a time, and then waits for the merchant.
    case off(SimDuration)
  }
}
