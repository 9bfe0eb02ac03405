// The least that a client can do: all URLs of stdin through one curl_multi, so many at once.
// Usage: loop WIDTH [conditional] < urls
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t bytes;
static size_t receive(char *data, size_t size, size_t count, void *context) {
  (void)data, (void)context;
  bytes += size * count;
  return size * count;
}

static struct curl_slist *headers;
static char line[4096];

static int start(CURLM *multi) {
  if (!fgets(line, sizeof line, stdin)) return 0;
  line[strcspn(line, "\n")] = 0;
  CURL *easy = curl_easy_init();
  curl_easy_setopt(easy, CURLOPT_URL, line);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, receive);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
  curl_multi_add_handle(multi, easy);
  return 1;
}

int main(int count, char **arguments) {
  int width = count > 1 ? atoi(arguments[1]) : 16, running = 0, started = 0, left = 0;
  if (count > 2) headers = curl_slist_append(headers, "If-None-Match: \"1\"");
  CURLM *multi = curl_multi_init();
  curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, 32L);
  while (started < width && start(multi)) started++;
  long done = 0, good = 0;
  while (started > done) {
    curl_multi_perform(multi, &running);
    CURLMsg *message;
    while ((message = curl_multi_info_read(multi, &left))) {
      CURL *easy = message->easy_handle;
      long status = 0;
      curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
      good += status == 200 || status == 304;
      done++;
      curl_multi_remove_handle(multi, easy);
      curl_easy_cleanup(easy);
      started += start(multi);
    }
    curl_multi_poll(multi, NULL, 0, 100, NULL);
  }
  printf("%ld answers, %zu bytes\n", good, bytes);
}
