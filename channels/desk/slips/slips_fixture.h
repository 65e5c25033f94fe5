// The desk's site with the pages of slips over a server that holds one batch,
// and a browser at it.

#ifndef INTAKE_CHANNELS_DESK_SLIPS_SLIPS_FIXTURE_H_
#define INTAKE_CHANNELS_DESK_SLIPS_SLIPS_FIXTURE_H_

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "channels/desk/desk.h"
#include "channels/desk/frame.h"
#include "channels/desk/log_in_pages.h"
#include "channels/desk/slips/slip_pages.h"
#include "channels/desk/testing/browser.h"
#include "channels/sdk/fake_clock.h"
#include "channels/sdk/fake_connection.h"
#include "channels/sdk/status.h"
#include "channels/web/site.h"
#include "google/rpc/error_details.pb.h"

namespace intake::desk {

// An error as the server gives it: with a reason, or with the field at fault.
inline absl::Status ErrorOf(absl::StatusCode code, const std::string& reason,
                            const std::string& field = "") {
  google::rpc::Status proto;
  proto.set_code(static_cast<int>(code));
  proto.set_message(absl::StrCat(field, " ", reason));
  google::rpc::ErrorInfo info;
  info.set_reason(reason);
  proto.add_details()->PackFrom(info);
  if (!field.empty()) {
    google::rpc::BadRequest bad;
    bad.add_field_violations()->set_field(field);
    proto.add_details()->PackFrom(bad);
  }
  return sdk::StatusFromProto(proto);
}

class SlipsTest : public ::testing::Test {
 protected:
  SlipsTest()
      : core_(std::make_shared<sdk::FakeConnection>()),
        paper_slip_(std::make_shared<sdk::FakeConnection>()) {
    core_->on_GetStaffSession = [this](const auto&) {
      v1::GetStaffSessionResponse response;
      *response.mutable_member() = member_;
      return response;
    };
    std::vector<web::EmbeddedFile> files(FrameFiles().begin(),
                                         FrameFiles().end());
    files.insert(files.end(), SlipFiles().begin(), SlipFiles().end());
    auto words = web::Words::Make({FrameWords(), SlipWords()});
    EXPECT_TRUE(words.ok()) << words.status();
    auto pages = web::Pages::Make(files, *std::move(words));
    EXPECT_TRUE(pages.ok()) << pages.status();
    pages_ = *std::move(pages);
    desk_ = {.core = core_,
             .paper_slip = paper_slip_,
             .pages = pages_.get(),
             .now =
                 [] {
                   return absl::FromCivil(absl::CivilSecond(2014, 7, 15, 10),
                                          absl::UTCTimeZone());
                 },
             .zone = absl::UTCTimeZone()};
    pages_->SetFrame(FrameOf(desk_));
    site_ = web::Site::Make({.cookie = std::string(kCookie)}, *pages_,
                            SlipRoutes(desk_), clock_);
    browser_.emplace(*site_);
    SitDown("anna", v1::STAFF_ROLE_CLERK);
    browser_->cookies["__Host-language"] = "en";
    Serve();
  }

  void SitDown(const std::string& log_in, v1::StaffRole role) {
    member_.set_log_in(log_in);
    member_.set_role(role);
    browser_->cookies[std::string(kCookie)] = absl::StrCat("token-", log_in);
  }

  // An open batch of so many slips, keyed once.
  void HoldBatch(int slips) {
    v1::BatchHeader header;
    header.set_number("2014-117");
    header.set_source("post office 12");
    header.set_date("2014-07-14");
    header.set_slips(slips);
    header.set_mode(v1::KEYING_MODE_SINGLE);
    Hold(header);
  }
  void Hold(const v1::BatchHeader& header) {
    *batch_.mutable_batch()->mutable_header() = header;
    for (int i = 1; i <= header.slips(); ++i) {
      batch_.add_slips()->set_sequence(i);
    }
    batch_.set_next_sequence(1);
  }
  v1::Slip& SlipAt(int sequence) { return *batch_.mutable_slips(sequence - 1); }

  // What has been keyed, as one text: `1: 1234567890 12389; 2: ...`.
  std::string Keyed() const {
    std::string keyed;
    for (const v1::Slip& slip : batch_.slips()) {
      if (!slip.has_content()) continue;
      absl::StrAppend(&keyed, keyed.empty() ? "" : "; ", slip.sequence(), ": ",
                      slip.content().account_number());
      for (const std::string& value : slip.content().values()) {
        absl::StrAppend(&keyed, " ", value);
      }
      if (!slip.content().is_signed()) absl::StrAppend(&keyed, " unsigned");
    }
    return keyed;
  }

  v1::StaffMember member_;
  std::shared_ptr<sdk::FakeConnection> core_;
  std::shared_ptr<sdk::FakeConnection> paper_slip_;
  // What the server holds.
  v1::GetBatchResponse batch_;
  // What was handed in, each time.
  std::vector<v1::Submission> submitted_;
  sdk::FakeClock clock_;
  std::unique_ptr<web::Pages> pages_;
  Desk desk_;
  std::unique_ptr<web::Site> site_;
  std::optional<Browser> browser_;

 private:
  void CountKeyed() {
    int keyed = 0;
    int next = 0;
    for (const v1::Slip& slip : batch_.slips()) {
      if (slip.has_content()) {
        ++keyed;
      } else if (next == 0) {
        next = slip.sequence();
      }
    }
    batch_.mutable_batch()->set_keyed(keyed);
    batch_.mutable_batch()->set_complete(next == 0);
    batch_.set_next_sequence(next);
  }

  void Serve() {
    core_->on_ListBatches = [this](const auto&) {
      v1::ListBatchesResponse response;
      if (batch_.has_batch()) *response.add_batches() = batch_.batch();
      return response;
    };
    core_->on_OpenBatch = [this](const v1::OpenBatchRequest& request) {
      Hold(request.header());
      return v1::OpenBatchResponse();
    };
    core_->on_GetBatch = [this](const v1::GetBatchRequest& request)
        -> absl::StatusOr<v1::GetBatchResponse> {
      if (request.number() == batch_.batch().header().number()) return batch_;
      return ErrorOf(absl::StatusCode::kNotFound, "BATCH_NOT_FOUND");
    };
    core_->on_KeySlip = [this](const v1::KeySlipRequest& request)
        -> absl::StatusOr<v1::KeySlipResponse> {
      if (request.sequence() < 1 || request.sequence() > batch_.slips_size()) {
        return ErrorOf(absl::StatusCode::kInvalidArgument, "FIELD_INVALID",
                       "sequence");
      }
      *SlipAt(request.sequence()).mutable_content() = request.content();
      SlipAt(request.sequence()).set_first_agent(member_.log_in());
      CountKeyed();
      v1::KeySlipResponse response;
      *response.mutable_batch() = batch_.batch();
      response.set_next_sequence(batch_.next_sequence());
      return response;
    };
    core_->on_SettleSlip = [this](const v1::SettleSlipRequest& request) {
      v1::Slip& slip = SlipAt(request.sequence());
      *slip.mutable_content() = request.content();
      slip.clear_second_content();
      slip.set_differs(false);
      slip.set_settled_by(member_.log_in());
      batch_.mutable_batch()->set_differing(batch_.batch().differing() - 1);
      v1::SettleSlipResponse response;
      *response.mutable_batch() = batch_.batch();
      return response;
    };
    core_->on_CloseBatch =
        [this](const auto&) -> absl::StatusOr<v1::CloseBatchResponse> {
      if (!batch_.batch().complete()) {
        return ErrorOf(absl::StatusCode::kFailedPrecondition, "BATCH_DIFFERS");
      }
      batch_.mutable_batch()->set_closed(true);
      v1::CloseBatchResponse response;
      *response.mutable_batch() = batch_.batch();
      for (const v1::Slip& slip : batch_.slips()) {
        if (slip.receipt_code().empty()) *response.add_slips() = slip;
      }
      return response;
    };
    core_->on_RecordSlipReceipts =
        [this](const v1::RecordSlipReceiptsRequest& request) {
          for (const v1::SlipReceipt& receipt : request.receipts()) {
            v1::Slip& slip = SlipAt(receipt.sequence());
            slip.set_receipt_code(receipt.receipt().code());
            slip.set_outcome(receipt.receipt().outcome());
            slip.set_receipt_text(receipt.receipt().text());
          }
          batch_.mutable_batch()->set_handed_in(batch_.batch().handed_in() +
                                                request.receipts_size());
          return v1::RecordSlipReceiptsResponse();
        };
    paper_slip_->on_BatchSubmitReadings =
        [this](const v1::BatchSubmitReadingsRequest& request) {
          v1::BatchSubmitReadingsResponse response;
          for (const v1::Submission& submission : request.submissions()) {
            submitted_.push_back(submission);
            v1::Receipt& receipt =
                *response.add_results()->mutable_response()->mutable_receipt();
            receipt.set_code(absl::StrCat("r-", submission.request_id()));
            receipt.set_outcome(v1::OUTCOME_ACCEPTED);
            receipt.set_text("Taken <b>well</b>");
          }
          return response;
        };
  }
};

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_SLIPS_SLIPS_FIXTURE_H_
