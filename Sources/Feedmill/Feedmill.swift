/// Feeds, entries and articles are `Model`'s: whoever imports Feedmill has them.
@_exported public import Model
