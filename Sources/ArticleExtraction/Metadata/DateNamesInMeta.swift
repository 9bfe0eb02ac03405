/// The names of `meta` elements that hold dates, the one to trust most first.
enum DateNamesInMeta {
  /// When a page was published.
  static let published = [
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "citation_publication_date", "citation_online_date", "citation_date", "pubdate", "publishdate",
    "publish-date", "publication_date", "date", "article.published", "originalpublicationdate",
    "article_date_original", "article:published", "rnews:datepublished", "ptime", "publish_date", "created",
    "published", "publication-date", "dc.date.available", "article:publish_date", "article:published_date",
    "article.created", "vr:published_time", "og:pubdate", "og:publish_date", "displaydate", "timestamp",
    "pub_date", "release_date", "dc:date", "dcsext.articlefirstpublished", "bt:pubdate",
    "shareaholic:article_published_time", "last-modified",
  ]

  /// When it was changed.
  static let modified = [
    "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified",
    "lastmod", "last-modified", "revised", "article:modified", "article:updated_time", "og:modified_time",
    "cxenseparse:modifiedtime", "modified", "updated", "dateupdated",
  ]
}
