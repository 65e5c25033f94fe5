// The file, whose parts follow one another without anything between:
//
//   parts 1 <settled: 0 or 1> <first arrival> <last arrival>\n
//   <a deliver_sm PDU for each part>
//
// Arrivals are nanoseconds since 1970.

#include "channels/smpp/part_set.h"

#include <optional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "channels/program/digest.h"
#include "channels/smpp/pdu.h"

namespace intake::smpp {
namespace {

absl::Status Damaged(absl::string_view what) {
  return absl::InvalidArgumentError(
      absl::StrCat("the parts of a message, as kept: ", what));
}

// Reads the first line and takes it off the front.
absl::Status TakeHead(std::string& content, PartSet& set) {
  const size_t end = content.find('\n');
  if (end == std::string::npos) return Damaged("no first line");
  const std::vector<std::string> words =
      absl::StrSplit(content.substr(0, end), ' ');
  int64_t first = 0;
  int64_t last = 0;
  if (words.size() != 5 || words[0] != "parts" || words[1] != "1" ||
      (words[2] != "0" && words[2] != "1") ||
      !absl::SimpleAtoi(words[3], &first) ||
      !absl::SimpleAtoi(words[4], &last)) {
    return Damaged("first line is not \"parts 1 SETTLED FIRST LAST\"");
  }
  set.settled = words[2] == "1";
  set.first_arrival = absl::FromUnixNanos(first);
  set.last_arrival = absl::FromUnixNanos(last);
  content.erase(0, end + 1);
  return absl::OkStatus();
}

}  // namespace

std::string SetName(const Message& part, const PartPlace& place) {
  return program::DigestOf(absl::StrCat(
      part.source.digits, "\n", part.destination.digits, "\n",
      static_cast<int>(place.kind), "\n", place.reference, "\n", place.count));
}

bool IsComplete(const PartSet& set) { return set.parts.size() == set.count; }

size_t OctetsIn(const PartSet& set) {
  size_t octets = 0;
  for (const auto& [number, part] : set.parts) {
    octets += ContentOf(part).octets.size();
  }
  return octets;
}

std::string RequestIdOf(const PartSet& set) {
  std::string all = absl::StrCat(absl::ToUnixNanos(set.first_arrival));
  for (const auto& [number, part] : set.parts) {
    // The whole of it, so that where one part ends and the next begins counts.
    absl::StrAppend(&all, "\n", BodyFromMessage(part));
  }
  return program::DigestOf(all);
}

std::string FileFromSet(const PartSet& set) {
  std::string content = absl::StrCat("parts 1 ", set.settled ? 1 : 0, " ",
                                     absl::ToUnixNanos(set.first_arrival), " ",
                                     absl::ToUnixNanos(set.last_arrival), "\n");
  for (const auto& [number, part] : set.parts) {
    content += EncodePdu(
        {.command = Command::kDeliverSm, .body = BodyFromMessage(part)});
  }
  return content;
}

absl::StatusOr<PartSet> SetFromFile(std::string content) {
  PartSet set;
  absl::Status status = TakeHead(content, set);
  if (!status.ok()) return status;
  while (!content.empty()) {
    absl::StatusOr<std::optional<Pdu>> pdu = TakePdu(content);
    if (!pdu.ok() || !pdu->has_value()) return Damaged("a part is cut off");
    absl::StatusOr<Message> part = MessageFromBody((*pdu)->body);
    if (!part.ok()) return part.status();
    const std::optional<PartPlace> place = ContentOf(*part).part;
    if (!place || (set.count != 0 && place->count != set.count)) {
      return Damaged("a message that is no part of it");
    }
    set.count = place->count;
    set.parts.emplace(place->number, *std::move(part));
  }
  if (set.parts.empty()) return Damaged("no parts");
  return set;
}

}  // namespace intake::smpp
