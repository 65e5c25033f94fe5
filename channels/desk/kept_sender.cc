#include "channels/desk/kept_sender.h"

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace intake::desk {

web::SubmissionSpool::Send KeptSenderOf(const Desk& desk) {
  std::map<std::string, std::shared_ptr<sdk::Connection>> channels = {
      {"building_list", desk.building_list},
      {"call_center", desk.call_center},
      {"office", desk.office},
      {"paper_slip", desk.paper_slip},
  };
  return [channels = std::move(channels)](
             const web::KeptSubmission& kept) -> absl::StatusOr<v1::Receipt> {
    const auto channel = channels.find(kept.channel);
    if (channel == channels.end()) {
      return absl::NotFoundError(absl::StrCat(
          "kept reading: got channel ", kept.channel,
          ", want building_list, call_center, office or paper_slip"));
    }
    v1::SubmitReadingRequest request;
    *request.mutable_submission() = kept.submission;
    auto sent = channel->second->SubmitReading(request, kCallTimeout);
    if (!sent.ok()) return sent.status();
    return std::move(*sent->mutable_receipt());
  };
}

}  // namespace intake::desk
