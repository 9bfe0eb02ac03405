extension XPath {
  /// Finds functions, variables and prefixes that don't exist.
  ///
  /// libxml2 looks them up when it evaluates them, which on a page without the element around them is never.
  static func lint(_ expression: String) throws(MarkupError) {
    let bytes = Array(expression.utf8)
    guard bytes.contains(where: { !isSpace($0) }) else {
      throw .badSelector("XPath: the expression is empty")
    }
    guard !bytes.contains(0) else { throw .badSelector("XPath: a NUL character") }
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        let end = bytes[(position + 1)...].firstIndex(of: byte)
        position = (end ?? bytes.count) + (end == nil ? 0 : 1)
      } else if byte == UInt8(ascii: "$") {
        throw failure("variables are not supported", at: position, in: bytes)
      } else if isNameByte(byte), !isDigit(byte) {
        let start = position
        while position < bytes.count, isNameByte(bytes[position]) { position += 1 }
        try check(bytes, name: start..<position)
      } else {
        position += 1
      }
    }
  }

  private static func check(_ bytes: [UInt8], name: Range<Int>) throws(MarkupError) {
    var next = name.upperBound
    while next < bytes.count, isSpace(bytes[next]) { next += 1 }
    guard next < bytes.count else { return }
    let text = String(decoding: bytes[name], as: UTF8.self)
    if bytes[next] == UInt8(ascii: ":"), next + 1 < bytes.count, bytes[next + 1] != UInt8(ascii: ":") {
      throw failure("the prefix `\(text):` is not known", at: name.lowerBound, in: bytes)
    }
    if bytes[next] == UInt8(ascii: "("), !functions.contains(text) {
      throw failure("the function `\(text)()` is not known", at: name.lowerBound, in: bytes)
    }
  }

  private static func failure(_ message: String, at offset: Int, in bytes: [UInt8]) -> MarkupError {
    let column = bytes.prefix(offset).count { $0 & 0xC0 != 0x80 } + 1
    return .badSelector("column \(column): XPath: \(message)")
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    isLower(byte) || isUpper(byte) || isDigit(byte) || byte >= 0x80 || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  /// What may stand before a bracket: the functions of XPath 1.0, node tests and operators.
  private static let functions: Set<String> = [
    "and", "boolean", "ceiling", "comment", "concat", "contains", "count", "div", "false", "floor", "id",
    "lang",
    "last", "local-name", "mod", "name", "namespace-uri", "node", "normalize-space", "not", "number", "or",
    "position", "processing-instruction", "round", "starts-with", "string", "string-length", "substring",
    "substring-after", "substring-before", "sum", "text", "translate", "true",
  ]
}
