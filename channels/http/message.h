// HTTP requests and responses as values: nothing of the library that reads and
// writes them.

#ifndef INTAKE_CHANNELS_HTTP_MESSAGE_H_
#define INTAKE_CHANNELS_HTTP_MESSAGE_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"

namespace intake::http {

// Names and values, in the order in which they came.
using Fields = std::vector<std::pair<std::string, std::string>>;

// A request that has arrived whole.
struct Request {
  std::string method;
  // Percent-decoded, without the query.
  std::string path;
  // Percent-decoded. Any bytes.
  Fields query;
  Fields headers;
  std::string body;
  // Who is connected: an IP address as text.
  std::string peer_address;

  // The first parameter of that name; none where there is none.
  std::optional<absl::string_view> Query(absl::string_view name) const;
  // The same for a header; case does not matter.
  std::optional<absl::string_view> Header(absl::string_view name) const;
};

struct Response {
  int status = 200;
  // Names and values are ours: no line breaks in them.
  Fields headers;
  std::string body;
};

// A response for people and programs: `body` as plain text in UTF-8.
Response TextResponse(int status, absl::string_view body);

}  // namespace intake::http

#endif  // INTAKE_CHANNELS_HTTP_MESSAGE_H_
