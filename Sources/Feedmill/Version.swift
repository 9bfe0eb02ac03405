/// This release of feedmill.
public let feedmillVersion = "0.1.0"
