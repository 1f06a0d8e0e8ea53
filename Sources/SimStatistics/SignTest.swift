/// The sign test, where all signs agree.
package enum SignTest {
  /// The chance that so many independent differences, each as likely above 0 as below, all lie on one
  /// side: 2^(1 - n); 1 of none.
  ///
  /// It takes nothing for granted of how large differences are, so it also serves where all are the same.
  package static func chanceOfAgreement(of count: Int) -> Double {
    count > 0 ? Double(sign: .plus, exponent: 1 - count, significand: 1) : 1
  }
}
