#include "channels/sberbank/daemon_status.h"

#include <nlohmann/json.hpp>

#include "absl/status/status.h"

namespace intake::sberbank {
namespace {

using Json = nlohmann::ordered_json;

std::string Text(const Json& json, const char* key) {
  const auto at = json.is_object() ? json.find(key) : json.end();
  return at != json.end() && at->is_string() ? at->get<std::string>() : "";
}

int64_t Number(const Json& json, const char* key) {
  const auto at = json.is_object() ? json.find(key) : json.end();
  return at != json.end() && at->is_number_integer() ? at->get<int64_t>() : 0;
}

Json List(const Json& json, const char* key) {
  const auto at = json.find(key);
  return at != json.end() && at->is_array() ? *at : Json::array();
}

}  // namespace

std::string StatusJson(const DaemonStatus& status) {
  Json json = {
      {"written_at", absl::FormatTime(absl::RFC3339_sec, status.written_at,
                                      absl::UTCTimeZone())},
      {"file", status.file},
      {"rows_done", status.rows_done},
      {"rows_total", status.rows_total},
      {"working_ms", absl::ToInt64Milliseconds(status.working_for)},
      {"trouble", status.trouble},
      {"waiting_count", status.waiting_count},
      {"waiting", Json::array()},
      {"results", Json::array()}};
  for (const auto& waiting : status.waiting) {
    json["waiting"].push_back(
        {{"name", waiting.name}, {"reason", waiting.reason}});
  }
  for (const auto& result : status.results) {
    json["results"].push_back({{"name", result.name},
                               {"outcome", result.outcome},
                               {"lines", result.lines},
                               {"time", result.time}});
  }
  // Names of files may be no UTF-8.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

absl::StatusOr<DaemonStatus> StatusFromJson(absl::string_view text) {
  const Json json = Json::parse(text.begin(), text.end(), nullptr,
                                /*allow_exceptions=*/false);
  DaemonStatus status;
  std::string error;
  if (!json.is_object() ||
      !absl::ParseTime(absl::RFC3339_sec, Text(json, "written_at"),
                       &status.written_at, &error)) {
    return absl::InvalidArgumentError("not a status of intake-sberbank");
  }
  status.file = Text(json, "file");
  status.rows_done = Number(json, "rows_done");
  status.rows_total = Number(json, "rows_total");
  status.working_for = absl::Milliseconds(Number(json, "working_ms"));
  status.trouble = Text(json, "trouble");
  status.waiting_count = Number(json, "waiting_count");
  for (const Json& waiting : List(json, "waiting")) {
    status.waiting.push_back(
        {.name = Text(waiting, "name"), .reason = Text(waiting, "reason")});
  }
  for (const Json& result : List(json, "results")) {
    status.results.push_back({.name = Text(result, "name"),
                              .outcome = Text(result, "outcome"),
                              .lines = Number(result, "lines"),
                              .time = Text(result, "time")});
  }
  return status;
}

}  // namespace intake::sberbank
