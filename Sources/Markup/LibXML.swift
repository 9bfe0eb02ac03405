internal import CLibXML2

/// The one-time set-up of libxml2: silent, and deaf to external entities.
enum LibXML {
  /// Evaluated once per process, before the first parse.
  static let start: Void = {
    TreeMemory.install()
    feedmill_start()
  }()

  /// The version libxml2 was compiled with, as 20914 for 2.9.14.
  static var version: Int { Int(feedmill_version()) }
}

/// The version of libxml2 in use, as `2.9.14`.
package var libxmlVersion: String {
  let number = LibXML.version
  return "\(number / 10000).\(number / 100 % 100).\(number % 100)"
}

/// The length of a C string, as an `Int`.
@inline(__always)
func length(_ text: UnsafePointer<xmlChar>) -> Int {
  Int(unsafe strlen(UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self)))
}

extension String {
  /// The Swift copy of a libxml2 string, which is always valid UTF-8.
  @inline(__always)
  init(xml text: UnsafePointer<xmlChar>) {
    let bytes = unsafe UnsafeBufferPointer(start: text, count: length(text))
    self = unsafe String(decoding: bytes, as: UTF8.self)
  }
}

/// True when a C string spells `name`.
@inline(__always)
func equal(_ text: UnsafePointer<xmlChar>?, _ name: StaticString) -> Bool {
  guard let text = unsafe text else { return false }
  let count = name.utf8CodeUnitCount
  return unsafe strncmp(
    UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self),
    UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self), count) == 0 && text[count] == 0
}

/// True when a C string spells `name`, which is in lower case, in whatever case.
@inline(__always)
func equalAnyCase(_ text: UnsafePointer<xmlChar>?, _ name: String) -> Bool {
  guard var next = unsafe text else { return false }
  for byte in name.utf8 {
    guard unsafe next.pointee.lowercasedASCII == byte else { return false }
    unsafe next += 1
  }
  return unsafe next.pointee == 0
}

/// True when a C string, "" when it is absent, is `string`.
func equal(_ text: UnsafePointer<xmlChar>?, to string: String) -> Bool {
  guard let text = unsafe text else { return string.isEmpty }
  let count = unsafe length(text)
  guard count == string.utf8.count else { return false }
  return unsafe string.utf8.elementsEqual(UnsafeBufferPointer(start: text, count: count))
}
