#ifndef FEEDMILL_CCURL_SHIM_H
#define FEEDMILL_CCURL_SHIM_H

#include <brotli/decode.h>
#include <brotli/encode.h>
#include <curl/curl.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

// curl_easy_setopt, curl_easy_getinfo and curl_multi_setopt are variadic: Swift cannot call them.

static inline CURLcode feedmill_set_long(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode feedmill_set_string(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode feedmill_set_headers(CURL *easy, struct curl_slist *headers) {
  return curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
}

static inline CURLcode feedmill_set_callbacks(
    CURL *easy, void *context, curl_write_callback body, curl_write_callback header,
    curl_opensocket_callback open_socket) {
  CURLcode code = curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, body);
  if (code == CURLE_OK) code = curl_easy_setopt(easy, CURLOPT_WRITEDATA, context);
  if (code == CURLE_OK) code = curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, header);
  if (code == CURLE_OK) code = curl_easy_setopt(easy, CURLOPT_HEADERDATA, context);
  if (code == CURLE_OK) code = curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  if (code == CURLE_OK) code = curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, context);
  return code;
}

static inline long feedmill_status(CURL *easy) {
  long status = 0;
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

// Microseconds until the request could be sent; 0 while the connection is not yet made.
static inline long long feedmill_connect_time(CURL *easy) {
  curl_off_t time = 0;
  curl_easy_getinfo(easy, CURLINFO_PRETRANSFER_TIME_T, &time);
  return (long long)time;
}

static inline CURLMcode feedmill_set_multi_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}

// struct curl_sockaddr ends in a sockaddr shorter than what it holds for IPv6: Swift would copy too little.
// Gives the number of address bytes written (4 or 16), 0 for a family that is neither.
static inline int feedmill_socket_address(
    const struct curl_sockaddr *address, unsigned char *bytes, unsigned short *port) {
  if (address->family == AF_INET && address->addrlen >= sizeof(struct sockaddr_in)) {
    struct sockaddr_in v4;
    memcpy(&v4, &address->addr, sizeof v4);
    memcpy(bytes, &v4.sin_addr, 4);
    *port = ntohs(v4.sin_port);
    return 4;
  }
  if (address->family == AF_INET6 && address->addrlen >= sizeof(struct sockaddr_in6)) {
    struct sockaddr_in6 v6;
    memcpy(&v6, (const void *)&address->addr, sizeof v6);
    memcpy(bytes, &v6.sin6_addr, 16);
    *port = ntohs(v6.sin6_port);
    return 16;
  }
  return 0;
}

// SOCK_STREAM is an enumeration in glibc and a macro elsewhere: Swift sees two types.
static inline curl_socket_t feedmill_open_socket(const struct curl_sockaddr *address) {
  curl_socket_t handle = socket(address->family, address->socktype, address->protocol);
  if (handle != CURL_SOCKET_BAD) fcntl(handle, F_SETFD, FD_CLOEXEC);
  return handle;
}

// inflateInit2 is a macro.
static inline int feedmill_inflate_init(z_stream *stream, int window_bits) {
  return inflateInit2(stream, window_bits);
}

// CURLVERSION_NOW is a macro.
static inline const char *feedmill_curl_version(void) {
  return curl_version_info(CURLVERSION_NOW)->version;
}

#endif
