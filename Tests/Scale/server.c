// A server of feeds for measuring: /N is a feed of 20 items, 304 to whoever has an ETag. Usage: server PORT
// It listens on all of 127/8, in one thread, and ends with its stdin.
#define _GNU_SOURCE
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { items = 20, room = 1 << 16, most = 1 << 16 };

struct connection { char in[4096]; size_t length; };
static struct connection *connections[most];
static char answer[room], body[room - 512];

static size_t feed(long number) {
  int at = sprintf(body, "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Feed %ld</title>", number);
  for (int item = 0; item < items; item++)
    at += sprintf(body + at,
        "<item><title>Story %d of feed %ld</title><link>http://127.0.0.1/%ld/%d</link>"
        "<guid isPermaLink=\"false\">%ld-%d</guid><pubDate>Tue, 02 Apr 2024 06:%02d:00 GMT</pubDate>"
        "<description>&lt;p&gt;The ferry of line %ld waited for %d minutes at the pier, and nobody could say why; "
        "the captain blamed the wind, the harbour the captain.&lt;/p&gt;&lt;p&gt;It left at noon.&lt;/p&gt;"
        "</description></item>", item, number, number, item, number, item, item, number, item);
  return (size_t)(at + sprintf(body + at, "</channel></rss>"));
}

static int reply(int handle, const char *request) {
  long number = strtol(request + 5, NULL, 10);
  int length;
  if (strcasestr(request, "\r\nIf-None-Match:"))
    length = sprintf(answer, "HTTP/1.1 304 Not Modified\r\nETag: \"%ld\"\r\n\r\n", number);
  else {
    size_t size = feed(number);
    length = sprintf(answer, "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: \"%ld\"\r\n"
        "Content-Length: %zu\r\n\r\n", number, size);
    memcpy(answer + length, body, size);
    length += (int)size;
  }
  for (int sent = 0; sent < length;) {
    ssize_t count = send(handle, answer + sent, (size_t)(length - sent), MSG_NOSIGNAL);
    if (count < 0 && errno == EAGAIN) continue;
    if (count <= 0) return 0;
    sent += (int)count;
  }
  return 1;
}

static void forget(int handle) {
  free(connections[handle]);
  connections[handle] = NULL;
  close(handle);
}

static void receive(int handle) {
  struct connection *one = connections[handle];
  ssize_t count = recv(handle, one->in + one->length, sizeof one->in - 1 - one->length, 0);
  if (count <= 0) return forget(handle);
  one->length += (size_t)count;
  one->in[one->length] = 0;
  char *end;
  while ((end = strstr(one->in, "\r\n\r\n"))) {
    *end = 0;
    if (!reply(handle, one->in)) return forget(handle);
    size_t used = (size_t)(end + 4 - one->in);
    memmove(one->in, one->in + used, one->length - used + 1);
    one->length -= used;
  }
  if (one->length >= sizeof one->in - 1) forget(handle);
}

int main(int count, char **arguments) {
  signal(SIGPIPE, SIG_IGN);
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), on = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((unsigned short)atoi(count > 1 ? arguments[1] : "0"))};
  socklen_t length = sizeof address;
  if (bind(listener, (void *)&address, length) || listen(listener, 4096)) return perror("listen"), 1;
  getsockname(listener, (void *)&address, &length);
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);
  int epoll = epoll_create1(0);
  struct epoll_event event = {.events = EPOLLIN, .data.fd = listener}, events[256];
  epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event);
  event.data.fd = 0;
  epoll_ctl(epoll, EPOLL_CTL_ADD, 0, &event);
  for (;;) {
    int ready = epoll_wait(epoll, events, 256, -1);
    for (int index = 0; index < ready; index++) {
      int handle = events[index].data.fd;
      if (handle == 0) return 0;
      if (handle != listener) {
        receive(handle);
        continue;
      }
      int fresh;
      while ((fresh = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
        if (fresh >= most) { close(fresh); continue; }
        setsockopt(fresh, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        connections[fresh] = calloc(1, sizeof **connections);
        event.data.fd = fresh;
        epoll_ctl(epoll, EPOLL_CTL_ADD, fresh, &event);
      }
    }
  }
}
