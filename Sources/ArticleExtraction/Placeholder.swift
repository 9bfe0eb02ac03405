enum ArticleExtractionPlaceholder {}
