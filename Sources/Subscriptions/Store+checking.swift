extension Store {
  /// Looks through the whole database; throws `corrupt` when something is wrong with it.
  package func check() throws(StoreError) {
    try read { db in try Self.checkSoundness(db) }
  }
}
