package import Markup

/// Takes out of a feed's content what isn't the article, before the content is cleaned.
package protocol BodyEditor: Sendable {
  /// False when `edit` would leave the markup as it is.
  ///
  /// A filter that reads the bytes once and builds no tree: it may say true in vain.
  func mayEdit(_ fragment: [UInt8], at place: BodyPlace) -> Bool

  /// Takes chrome out of a content that no one cleaned yet: classes and all attributes are still there.
  func edit(_ body: Node, at place: BodyPlace) -> BodyEdit

  /// The plain text without chrome at its end.
  func edit(_ text: String, at place: BodyPlace) -> (text: String, edit: BodyEdit)
}

/// Where a content stands: what chooses rules.
package struct BodyPlace: Sendable {
  /// The page of the entry, else that of the feed.
  package var url: String?
  /// BCP 47, as far as the feed says it.
  package var language: String?
  /// What the site calls itself.
  package var siteNames: [String]

  package init(url: String?, language: String?, siteNames: [String]) {
    self.url = url
    self.language = language
    self.siteNames = siteNames
  }
}

/// What an editor did.
package struct BodyEdit: Sendable, Equatable {
  /// Blocks removed, by kind.
  package var removed: [String: Int] = [:]
  /// What was told of the author at the end.
  package var authorNote: String?
  /// True when a notice said that the content is only a part.
  package var isPartial = false
  /// True when nothing would be left: then the content is to stay as it was.
  package var isRefused = false

  package init() {}
}

/// An editor at one place.
package struct BodyEditing {
  private let editor: any BodyEditor
  private let place: BodyPlace

  package init(_ editor: any BodyEditor, at place: BodyPlace) {
    self.editor = editor
    self.place = place
  }

  /// False when `edit` would leave the markup as it is.
  package func mayEdit(_ fragment: [UInt8]) -> Bool { editor.mayEdit(fragment, at: place) }

  /// Takes chrome out of a content that no one cleaned yet.
  package func edit(_ body: Node) -> BodyEdit { editor.edit(body, at: place) }

  /// The plain text without chrome at its end.
  package func edit(_ text: String) -> (text: String, edit: BodyEdit) { editor.edit(text, at: place) }
}
