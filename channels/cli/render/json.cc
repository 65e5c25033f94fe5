#include "channels/cli/render/json.h"

#include <nlohmann/json.hpp>

#include "absl/base/macros.h"
#include "channels/sdk/status.h"
#include "google/protobuf/util/json_util.h"

namespace intake::cli {

std::string MessageJson(const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.always_print_primitive_fields = true;
  options.preserve_proto_field_names = true;
  std::string json;
  const auto status =
      google::protobuf::util::MessageToJsonString(message, &json, options);
  ABSL_HARDENING_ASSERT(status.ok());
  return json;
}

std::string ErrorJson(const absl::Status& status) {
  const nlohmann::ordered_json error = {
      {"error",
       {{"code", absl::StatusCodeToString(status.code())},
        {"reason", sdk::ReasonOf(status)},
        {"field", sdk::FieldOf(status)},
        {"message", std::string(status.message())}}}};
  // What is not UTF-8 is replaced rather than thrown at the caller.
  return error.dump(-1, ' ', false,
                    nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace intake::cli
