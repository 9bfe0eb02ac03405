/// The directives of the ftr-site-config language, and what becomes of them.
///
/// The language is that of Full-Text RSS, which graby and wallabag use too; some of its words are older and
/// did something in Instapaper only.
package enum SiteConfigDirective: String, CaseIterable, Sendable {
  case title, author, date, body, strip, prune, tidy, parser, footnotes, dissolve
  case stripIDOrClass = "strip_id_or_class"
  case stripImageSource = "strip_image_src"
  case stripAttribute = "strip_attr"
  case postStripAttribute = "post_strip_attr"
  case stripComments = "strip_comments"
  case skipIDOrClass = "skip_id_or_class"
  case findString = "find_string"
  case replaceString = "replace_string"
  case testURL = "test_url"
  case testContains = "test_contains"
  case header = "http_header"
  case nextPage = "next_page_link"
  case singlePage = "single_page_link"
  case singlePageInFeed = "single_page_link_in_feed"
  case ifPageContains = "if_page_contains"
  case autodetectNextPage = "autodetect_next_page"
  case autodetectOnFailure = "autodetect_on_failure"
  case wrapIn = "wrap_in"
  case moveInto = "move_into"
  case insertDetectedImage = "insert_detected_image"
  case convertDoubleBreaks = "convert_double_br_tags"
  case nativeAd = "native_ad_clue"
  case skipJSONLD = "skip_json_ld"
  case lazySource = "src_lazy_load_attr"
  case requiresLogin = "requires_login"
  case notLoggedIn = "not_logged_in_xpath"
  case loginURL = "login_uri"
  case loginUser = "login_username_field"
  case loginPassword = "login_password_field"
  case loginExtra = "login_extra_fields"

  /// What the program makes of a directive.
  package enum Handling: Sendable {
    /// Done as it says.
    case executed
    /// Our output is what it asks for whatever it says: no comments, no footnote links of our own, …
    case implied
    /// Needs a login, which there is none of.
    case login
  }

  package var handling: Handling {
    switch self {
    case .requiresLogin, .notLoggedIn, .loginURL, .loginUser, .loginPassword, .loginExtra: .login
    case .tidy, .parser, .footnotes, .stripComments, .skipIDOrClass, .insertDetectedImage,
      .convertDoubleBreaks, .singlePageInFeed:
      .implied
    default: .executed
    }
  }

  /// True where the value is an XPath.
  package var isXPath: Bool {
    switch self {
    case .title, .author, .date, .body, .strip, .stripAttribute, .postStripAttribute, .nextPage,
      .singlePage, .ifPageContains, .wrapIn, .moveInto, .nativeAd, .dissolve, .notLoggedIn, .stripComments,
      .singlePageInFeed:
      true
    default: false
    }
  }

  /// True where there is one value a site, the first file's.
  var isSingle: Bool {
    switch self {
    case .prune, .tidy, .parser, .footnotes, .autodetectNextPage, .autodetectOnFailure, .insertDetectedImage,
      .convertDoubleBreaks, .skipJSONLD, .requiresLogin:
      true
    default: false
    }
  }
}
