// A desk over servers of functions, with its whole site and a browser at it.

#ifndef INTAKE_CHANNELS_DESK_TESTING_DESK_FIXTURE_H_
#define INTAKE_CHANNELS_DESK_TESTING_DESK_FIXTURE_H_

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "channels/desk/desk.h"
#include "channels/desk/testing/browser.h"
#include "channels/sdk/fake_clock.h"
#include "channels/sdk/fake_connection.h"
#include "channels/web/site.h"
#include "channels/web/submission_spool.h"
#include "google/rpc/error_details.pb.h"

namespace intake::desk {

// An error as the server gives it, with its reason.
absl::Status ServerError(absl::StatusCode code, absl::string_view reason,
                         absl::string_view message);

// In memory; answers what it is told to.
class FakeSpool final : public web::SubmissionSpool {
 public:
  absl::Status Keep(const web::KeptSubmission& submission) override {
    if (keep_result.ok()) kept.push_back(submission);
    return keep_result;
  }
  std::vector<web::KeptSubmission> List(
      const std::string& owner) const override;
  size_t waiting() const override { return kept.size(); }
  std::optional<absl::Time> oldest() const override { return std::nullopt; }

  std::vector<web::KeptSubmission> kept;
  absl::Status keep_result;
};

class DeskTest : public ::testing::Test {
 protected:
  DeskTest();

  // Gives the browser a session of somebody with that role.
  void SitDown(v1::StaffRole role);
  // From now on every call fails: the server is away.
  void GoAway();
  void ComeBack() { away_ = false; }

  std::shared_ptr<sdk::FakeConnection> core_;
  std::shared_ptr<sdk::FakeConnection> call_center_;
  std::shared_ptr<sdk::FakeConnection> office_;
  FakeSpool spool_;
  // Whose each session's token is.
  std::map<std::string, v1::StaffMember> sessions_;
  bool away_ = false;
  absl::Time now_;
  sdk::FakeClock clock_;
  std::unique_ptr<web::Pages> pages_;
  Desk desk_;
  std::unique_ptr<web::Site> site_;
  std::optional<Browser> browser_;
};

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_TESTING_DESK_FIXTURE_H_
