internal import Fetching
internal import Markup
internal import Subscriptions

/// The libraries feedmill runs on, and which versions of them it found.
public enum Libraries {
  /// Name and version of each, by name.
  public static var versions: [(name: String, version: String)] {
    [("libcurl", libcurlVersion), ("libxml2", libxmlVersion), ("sqlite", sqliteVersion)]
  }
}
