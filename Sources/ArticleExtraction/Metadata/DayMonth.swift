/// A date of numbers whose first two may each be the day: `03/10/2023`. Between dots the first always is.
struct DayMonth {
  /// The text with the first two numbers the other way around.
  let swapped: String

  /// nil for all dates in which only one of the two can be the month.
  init?(_ text: String) {
    let first = text.prefix(while: \.isNumber)
    guard let separator = text.dropFirst(first.count).first, "/-".contains(separator) else { return nil }
    let afterFirst = text.dropFirst(first.count + 1)
    let second = afterFirst.prefix(while: \.isNumber)
    let rest = afterFirst.dropFirst(second.count)
    guard rest.first == separator, let one = Int(first), let other = Int(second), one != other,
      (1...12).contains(one), (1...12).contains(other), first.count <= 2, second.count <= 2
    else { return nil }
    swapped = "\(second)\(separator)\(first)\(rest)"
  }
}
