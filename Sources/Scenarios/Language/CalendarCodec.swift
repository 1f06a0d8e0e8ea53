import MerchantModel

extension Codec where Value == StudyCalendar {
  /// Which days are simulated and counted.
  static var calendar: Codec {
    .object(
      "calendar", "Which days are simulated, and which of them are counted.",
      defaults: StudyCalendar(),
      fields: [
        .required(
          "start", \.start, .date, "The first counted day; the warm-up lies before it."),
        .required("days", \.days, .dayCount(1...3_660), "How many days are counted.", unit: "days"),
        .defaulted(
          "warmup", \.warmup, .dayCount(0...3_660),
          "How many days are simulated before the first counted one.", unit: "days",
          synonyms: ["warm-up", "warmUp"]),
      ])
  }
}
