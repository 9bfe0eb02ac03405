// A resolver for tests, loaded before the program's own. Names under rebind.example have a public address at
// first and 127.0.0.1 from the second question on; with REBIND=never they keep the public one. Connections to
// that address go to 127.0.0.1: a test has a public host without a public network.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

static const char public_address[] = "93.184.215.14";
static atomic_int questions;

static const char *answer(void) {
  const char *mode = getenv("REBIND");
  if (mode && strcmp(mode, "never") == 0) return public_address;
  return atomic_fetch_add(&questions, 1) == 0 ? public_address : "127.0.0.1";
}

int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **result) {
  int (*next)(const char *, const char *, const struct addrinfo *, struct addrinfo **) =
      dlsym(RTLD_NEXT, "getaddrinfo");
  const char *suffix = ".rebind.example";
  size_t length = name ? strlen(name) : 0;
  int is_ours = length > strlen(suffix) && strcmp(name + length - strlen(suffix), suffix) == 0;
  return next(is_ours ? answer() : name, service, hints, result);
}

int connect(int handle, const struct sockaddr *address, socklen_t length) {
  int (*next)(int, const struct sockaddr *, socklen_t) = dlsym(RTLD_NEXT, "connect");
  struct sockaddr_in v4;
  if (address->sa_family == AF_INET && length >= sizeof v4) {
    memcpy(&v4, address, sizeof v4);
    if (v4.sin_addr.s_addr == inet_addr(public_address)) {
      v4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
      return next(handle, (const struct sockaddr *)&v4, sizeof v4);
    }
  }
  return next(handle, address, length);
}
