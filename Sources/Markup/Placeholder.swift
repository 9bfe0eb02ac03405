enum MarkupPlaceholder {}
