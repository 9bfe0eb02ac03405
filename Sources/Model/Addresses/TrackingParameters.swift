/// Query parameters that say where a reader came from and never what the page is.
enum TrackingParameters {
  /// Names that start so are all tracking.
  static let prefixes = ["at_", "hsa_", "mtm_", "pk_", "utm_"]

  /// Whole names, in lower case.
  static let names: Set<String> = [
    "__hsfp", "__hssc", "__hstc", "__s", "__twitter_impression", "_ga", "_gl", "_hsenc", "_hsmi", "_openstat",
    "amp_gsa", "amp_js_v", "cmpid", "dclid", "fb_action_ids",
    "fb_action_types", "fb_source", "fbclid", "gad_source", "gbraid", "gclid", "gclsrc", "guccounter",
    "hsctatracking", "icid", "igsh", "igshid", "mc_cid", "mc_eid", "mkt_tok", "ml_subscriber",
    "ml_subscriber_hash", "msclkid", "ocid", "oly_anon_id", "oly_enc_id", "ref_src", "ref_url", "rss_id",
    "s_cid", "sr_share", "srsltid", "ttclid", "twclid", "usqp", "vero_conv", "vero_id", "wbraid", "wickedid",
    "wt_mc", "xtor",
    "yclid", "ymclid", "zanpid",
  ]

  /// Whether a parameter's name, in any case, is one of these.
  static func contains(_ name: some StringProtocol) -> Bool {
    let name = name.lowercased()
    return names.contains(name) || prefixes.contains { name.hasPrefix($0) }
  }
}
