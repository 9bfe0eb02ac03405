internal import CCurl

/// The version of libcurl in use, as `7.88.1`.
package var libcurlVersion: String {
  guard let version = unsafe feedmill_curl_version() else { return "unknown" }
  return unsafe String(cString: version)
}
