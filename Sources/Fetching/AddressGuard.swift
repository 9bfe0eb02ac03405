/// Which addresses may be connected to: all public ones, and the hosts and ports a user has named.
///
/// It is asked twice: for the host as the URL spells it, before anything is sent, and for the address of each
/// socket about to be connected, so that no name can change its mind in between.
package struct AddressGuard: Sendable, Equatable {
  /// The hosts and ports that are exempt, exactly as named: no other port, no other name of the same machine.
  package var allowed: Set<HostPort>

  /// A guard that lets through all public addresses and those listed.
  package init(allowing allowed: Set<HostPort> = []) {
    self.allowed = allowed
  }

  /// Whether a host and port were named by the user.
  package func exempts(_ hostPort: HostPort) -> Bool {
    allowed.contains(hostPort)
  }

  /// Whether the host of a URL is refused by its spelling alone; a name that must be looked up is not.
  package func refuses(_ hostPort: HostPort) -> Bool {
    if exempts(hostPort) { return false }
    if let address = IPAddress(host: hostPort.host) { return refuses(address) }
    return AddressBlocks.containsName(hostPort.host)
  }

  /// Whether a socket to the address is refused, exemptions aside.
  package func refuses(_ address: IPAddress) -> Bool {
    AddressBlocks.contains(address)
  }
}
