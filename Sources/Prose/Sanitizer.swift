package import Markup

/// Cleans a body in place: the allow-list, absolute URLs, real images, valid nesting.
package struct Sanitizer {
  private let base: String?
  private let dropsHidden: Bool

  package init(base: String?, dropsHidden: Bool = false) {
    self.base = base
    self.dropsHidden = dropsHidden
  }

  package func clean(_ body: Node) {}
}
