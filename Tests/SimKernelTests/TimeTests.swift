import SimKernel
import Testing

@Suite struct Time {
  @Test func sumsSaturateInsteadOfWrapping() {
    #expect(SimTime.distantFuture + .seconds(1) == .distantFuture)
    #expect(SimTime.distantPast - .seconds(1) == .distantPast)
    #expect(SimDuration.max + .microseconds(1) == .max)
    #expect(SimDuration.min - .microseconds(1) == .min)
    #expect(SimTime.distantFuture - SimTime.distantPast == .max)
    #expect(SimTime.distantPast - SimTime.distantFuture == .min)
  }

  @Test func multiplesSaturateWithTheRightSign() {
    #expect(SimDuration.days(.max) == .max)
    #expect(SimDuration.days(.min) == .min)
    #expect(SimDuration.microseconds(-1) * .min == .max)
    #expect(SimDuration.hours(-2) == SimDuration.minutes(-120))
  }

  @Test(arguments: [
    (0.0, Int64(0)), (1.5e-6, 2), (-2.5, -2_500_000), (1e13, .max), (-1e13, .min),
    (.infinity, .max), (-.infinity, .min), (.nan, 0), (9.2e12, 9_200_000_000_000_000_000),
  ])
  func realSecondsRoundToMicrosecondsAndSaturate(seconds: Double, microseconds: Int64) {
    #expect(SimDuration(seconds: seconds).microseconds == microseconds)
  }

  @Test func unitsAgree() {
    #expect(SimDuration.days(1) == SimDuration.hours(24))
    #expect(SimDuration.hours(1) == SimDuration.minutes(60))
    #expect(SimDuration.minutes(1) == SimDuration.seconds(60))
    #expect(SimDuration.seconds(1) == SimDuration.milliseconds(1_000))
    #expect(SimDuration.minutes(90).inHours == 1.5)
    #expect(SimDuration.hours(36).inDays == 1.5)
    #expect(SimDuration.minutes(3).scaled(by: 0.5) == .seconds(90))
  }
}
