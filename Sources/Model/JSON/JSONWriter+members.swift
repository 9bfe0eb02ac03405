internal import Foundation

extension JSONWriter {
  /// Writes a string under a key, unless it is nil or nothing is left of it.
  mutating func member(_ key: String, _ text: String?, as form: TextForm = .line) {
    guard let text, !text.isEmpty else { return }
    attempt { writer in
      writer.writeKey(key)
      return writer.write(text, as: form)
    }
  }

  /// Writes an array of strings under a key, without those of which nothing is left.
  mutating func member(_ key: String, _ texts: [String]) {
    elements(key, texts) { $0.write($1, as: .line) }
  }

  /// Writes a whole number under a key.
  mutating func member(_ key: String, _ number: Int?) {
    guard let number else { return }
    writeKey(key)
    append(String(number).utf8)
  }

  /// Writes an array of whole numbers under a key.
  mutating func member(_ key: String, _ numbers: [Int]) {
    elements(key, numbers) { writer, number in
      writer.append(String(number).utf8)
      return true
    }
  }

  /// Writes a number under a key, whole ones without a fraction; infinities are absent.
  mutating func member(_ key: String, _ number: Double?) {
    guard let number, number.isFinite else { return }
    writeKey(key)
    if let whole = Int(exactly: number), abs(number) < 1e15 {
      append(String(whole).utf8)
    } else {
      append(number.description.utf8)
    }
  }

  /// Writes `true` or `false` under a key.
  mutating func member(_ key: String, _ claim: Bool?) {
    guard let claim else { return }
    writeKey(key)
    append((claim ? "true" : "false").utf8)
  }

  /// Writes a date under a key; years outside 1 … 9999 are absent.
  mutating func member(_ key: String, _ date: Date?) {
    guard let date, let text = RFC3339.utf8(of: date) else { return }
    writeKey(key)
    append(0x22)
    append(text)
    append(0x22)
  }

  /// Writes members as an object under a key, cleaned as everything a publisher says is.
  mutating func member(_ key: String, _ members: [JSONValue.Member]) {
    if members.isEmpty { return }
    member(key, JSONValue.object(members))
  }

  /// Writes a value under a key, without its nulls and empty parts.
  mutating func member(_ key: String, _ value: JSONValue?) {
    guard let value else { return }
    attempt { writer in
      writer.writeKey(key)
      return writer.write(value)
    }
  }

  /// Writes a value under a key unchanged; only nil and `null` are absent.
  mutating func echo(_ key: String, _ value: JSONValue?) {
    guard let value, value != .null else { return }
    writeKey(key)
    writeExactly(value)
  }
}
