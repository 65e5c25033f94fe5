#include "services/convert/story_convert.h"

#include <cstdint>
#include <variant>

#include "absl/strings/escaping.h"
#include "core/feed/usage_feed.h"
#include "core/model/event.h"
#include "services/convert/receipt_convert.h"
#include "services/convert/submission_convert.h"
#include "services/convert/time_convert.h"
#include "services/convert/usage_convert.h"

namespace intake {
namespace {

v1::TraceEntry EntryToProto(const StoryEntry& entry) {
  const Event& event = entry.event.event;
  v1::TraceEntry proto;
  proto.set_position(static_cast<int64_t>(entry.event.position));
  proto.set_stream(event.stream);
  proto.set_sequence(event.sequence);
  *proto.mutable_recorded_at() = TimeToProto(event.recorded_at);
  proto.set_actor(event.actor);
  proto.set_what(entry.what);
  proto.set_text(entry.text);
  if (const std::vector<UsageChange>* changes = ChangesIn(event.body)) {
    *proto.mutable_changes() = UsageChangesToProto(*changes);
  }
  proto.set_chain_hash(absl::BytesToHexString(entry.event.chain_hash));
  return proto;
}

}  // namespace

v1::TraceReceiptResponse StoryToProto(absl::string_view code,
                                      const std::vector<StoryEntry>& story) {
  v1::TraceReceiptResponse proto;
  for (const StoryEntry& entry : story) {
    *proto.add_entries() = EntryToProto(entry);
    const auto* judged = std::get_if<SubmissionJudged>(&entry.event.event.body);
    if (judged == nullptr || judged->receipt.code != code) continue;
    *proto.mutable_submission() = SubmissionToProto(judged->submission);
    *proto.mutable_receipt() = ReceiptToProto(judged->receipt);
  }
  return proto;
}

}  // namespace intake
