enum FeedmillPlaceholder {}
