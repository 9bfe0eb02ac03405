enum ProsePlaceholder {}
