extension JSONValue {
  /// The value as JSON, exactly: with its nulls, its empty parts and the numbers as they were written.
  public func json(pretty: Bool = false) -> [UInt8] {
    var writer = JSONWriter(pretty: pretty)
    writer.writeExactly(self)
    return writer.bytes
  }
}

extension JSONWriter {
  /// Writes a value as the output has values; false when it is null or nothing is left of it.
  mutating func write(_ value: JSONValue) -> Bool {
    switch value {
    case .string(let text): return write(text, as: .line)
    case .null: return false
    case .number(let number) where !number.isFinite: return false
    case .integer, .number, .numeral, .bool: writeExactly(value)
    case .array(let values):
      return container(0x5B, 0x5D) { writer in writer.elements(values) { $0.write($1) } }
    case .object(let members):
      return container(0x7B, 0x7D) { writer in
        for member in members.settled { writer.write(member) }
      }
    }
    return true
  }

  private mutating func write(_ member: JSONValue.Member) {
    attempt { writer in
      writer.separate()
      guard writer.write(member.key, as: .line) else { return false }
      writer.endKey()
      return writer.write(member.value)
    }
  }

  /// Writes a value unchanged.
  mutating func writeExactly(_ value: JSONValue) {
    switch value {
    case .string(let text): _ = write(text, as: .exact)
    case .integer(let number): append(String(number).utf8)
    case .number(let number): append((number.isFinite ? number.description : "null").utf8)
    case .numeral(let digits): append(JSONNumber.isNumber(digits) ? digits.utf8 : "null".utf8)
    case .bool(let claim): append((claim ? "true" : "false").utf8)
    case .null: append("null".utf8)
    case .array(let values):
      _ = container(0x5B, 0x5D) { writer in
        writer.elements(values) { writer, value in
          writer.writeExactly(value)
          return true
        }
      }
    case .object(let members):
      _ = container(0x7B, 0x7D) { writer in
        for member in members.settled { writer.writeExactly(member) }
      }
    }
  }

  private mutating func writeExactly(_ member: JSONValue.Member) {
    separate()
    _ = write(member.key, as: .exact)
    endKey()
    writeExactly(member.value)
  }
}
