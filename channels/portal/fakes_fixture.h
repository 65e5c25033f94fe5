// What stands in for the core's errors, the spool and the outbox in tests of
// pages.

#ifndef INTAKE_CHANNELS_PORTAL_FAKES_FIXTURE_H_
#define INTAKE_CHANNELS_PORTAL_FAKES_FIXTURE_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/cord.h"
#include "channels/portal/mail/outbox.h"
#include "channels/web/submission_spool.h"
#include "google/rpc/error_details.pb.h"

namespace intake::portal {

// An error of the core with its reason.
inline absl::Status CoreError(absl::StatusCode code, const std::string& reason,
                              const std::string& field = "") {
  absl::Status status(code, "core says no");
  google::rpc::ErrorInfo info;
  info.set_reason(reason);
  info.set_domain("intake");
  status.SetPayload("type.googleapis.com/google.rpc.ErrorInfo",
                    absl::Cord(info.SerializeAsString()));
  if (field.empty()) return status;
  google::rpc::BadRequest bad;
  bad.add_field_violations()->set_field(field);
  status.SetPayload("type.googleapis.com/google.rpc.BadRequest",
                    absl::Cord(bad.SerializeAsString()));
  return status;
}

// Remembers what it is given; sends nothing.
class FakeSpool final : public web::SubmissionSpool {
 public:
  absl::Status Keep(const web::KeptSubmission& submission) override {
    if (!status.ok()) return status;
    kept.insert(kept.begin(), submission);
    return absl::OkStatus();
  }
  std::vector<web::KeptSubmission> List(
      const std::string& owner) const override {
    std::vector<web::KeptSubmission> list;
    for (const auto& each : kept) {
      if (each.owner == owner) list.push_back(each);
    }
    return list;
  }
  size_t waiting() const override { return kept.size(); }
  std::optional<absl::Time> oldest() const override { return std::nullopt; }

  std::vector<web::KeptSubmission> kept;
  absl::Status status;
};

class FakeOutbox final : public Outbox {
 public:
  absl::Status Keep(const v1::Letter& letter) override {
    letters.push_back(letter);
    return absl::OkStatus();
  }
  absl::Status KeepNone() override {
    ++none;
    return absl::OkStatus();
  }
  size_t waiting() const override { return letters.size(); }

  std::vector<v1::Letter> letters;
  int none = 0;
};

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_FAKES_FIXTURE_H_
