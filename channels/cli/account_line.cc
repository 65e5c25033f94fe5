#include "channels/cli/account_line.h"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "google/protobuf/util/json_util.h"

namespace intake::cli {
namespace {

using Json = nlohmann::json;

// Notes where a text stops being JSON; wants nothing else of it.
class JsonFault final : public nlohmann::json_sax<Json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string&,
                   const Json::exception& error) override {
    bytes = position;
    message = error.what();
    return false;
  }

  // Up to and with the last byte that was read.
  std::size_t bytes = 0;
  std::string message;
};

// Where the byte with this index stands, in characters from 1.
int64_t ColumnOf(absl::string_view line, size_t byte) {
  int64_t column = 1;
  for (char c : line.substr(0, byte)) {
    if ((static_cast<unsigned char>(c) & 0xC0u) != 0x80u) ++column;
  }
  return column;
}

// `syntax error ...` of "[json.exception...] parse error at line 1, column 5:
// syntax error ...": lines and columns are counted here.
std::string WithoutPlace(const std::string& message) {
  const std::vector<std::string> parts =
      absl::StrSplit(message, absl::MaxSplits(": ", 1));
  return parts.size() == 2 ? parts[1] : message;
}

// `holdr` of "(address) holdr: Cannot find field.", or `"x"` of "(phones[0]):
// invalid value "x" for type TYPE_INT32".
absl::string_view WordAtFault(absl::string_view message) {
  constexpr absl::string_view kUnknown = ": Cannot find field.";
  constexpr absl::string_view kInvalid = "invalid value ";
  if (absl::ConsumeSuffix(&message, kUnknown)) {
    const size_t blank = message.rfind(' ');
    return blank == absl::string_view::npos ? message
                                            : message.substr(blank + 1);
  }
  const size_t at = message.find(kInvalid);
  if (at == absl::string_view::npos) return "";
  const absl::string_view rest = message.substr(at + kInvalid.size());
  return rest.substr(0, rest.rfind(" for type"));
}

// Protobuf says which name or value it does not take, and of which field; the
// place in the line is where that word stands first.
LineError ErrorOf(absl::string_view line, absl::string_view message) {
  LineError error;
  const absl::string_view word = WordAtFault(message);
  const size_t found = word.empty() ? absl::string_view::npos : line.find(word);
  if (found != absl::string_view::npos) error.column = ColumnOf(line, found);
  if (absl::StartsWith(message, "(")) {
    error.field = std::string(message.substr(1, message.find(')') - 1));
  }
  error.message = absl::StrCat("not an account: ", message);
  return error;
}

}  // namespace

std::optional<LineError> ParseAccountLine(absl::string_view line,
                                          v1::Account* account) {
  const google::protobuf::StringPiece json(line.data(), line.size());
  // Protobuf takes a few things for an empty message that are no object.
  const bool object =
      absl::StartsWith(absl::StripLeadingAsciiWhitespace(line), "{");
  const auto status =
      google::protobuf::util::JsonStringToMessage(json, account);
  if (object && status.ok()) return std::nullopt;

  JsonFault fault;
  if (!Json::sax_parse(line.begin(), line.end(), &fault)) {
    return LineError{
        .column = ColumnOf(line, fault.bytes > 0 ? fault.bytes - 1 : 0),
        .message = absl::StrCat("not JSON: ", WithoutPlace(fault.message))};
  }
  if (!object) {
    return LineError{.column = 1,
                     .message =
                         "got JSON that is no object, want one account "
                         "a line: {\"number\": ...}"};
  }
  const absl::string_view message(status.message().data(),
                                  status.message().size());
  return ErrorOf(line, message);
}

}  // namespace intake::cli
