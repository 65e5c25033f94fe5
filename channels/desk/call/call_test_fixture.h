// A telephone, a two-tariff account and a server that judges a little.

#ifndef INTAKE_CHANNELS_DESK_CALL_CALL_TEST_FIXTURE_H_
#define INTAKE_CHANNELS_DESK_CALL_CALL_TEST_FIXTURE_H_

#include <map>
#include <string>

#include "absl/strings/str_cat.h"
#include "channels/desk/testing/desk_fixture.h"

namespace intake::desk {

// Answers like the server: one receipt for a request id, KEY_REUSED where the
// same id comes with other values, held at 99999, refused at `x`.
class CallTest : public DeskTest {
 protected:
  CallTest() {
    SitDown(v1::STAFF_ROLE_AGENT);
    SetUpAccounts();
    SetUpChannel(*call_center_);
    SetUpChannel(*office_);
    core_->on_UndoSubmission =
        [this](
            const auto& request) -> absl::StatusOr<v1::UndoSubmissionResponse> {
      undone_.push_back(request);
      return v1::UndoSubmissionResponse();
    };
  }

  absl::Status Away() const { return absl::UnavailableError("away"); }

  std::vector<v1::SubmitReadingRequest> submitted_;
  std::vector<v1::CheckReadingRequest> checked_;
  std::vector<v1::UndoSubmissionRequest> undone_;
  v1::DescribeAccountResponse account_;
  // What SearchAccounts finds, whatever it is asked for.
  v1::SearchAccountsResponse found_;
  std::vector<v1::SearchAccountsRequest> searched_;
  // Of a judgement; empty: none.
  std::string proposal_;

 private:
  void SetUpAccounts() {
    v1::Account& account = *account_.mutable_account();
    account.set_number("1234567890");
    account.set_holder("Sample Holder");
    account.mutable_address()->set_text("Sample street 1, flat 2");
    AddRegister(v1::REGISTER_KIND_DAY, "day");
    AddRegister(v1::REGISTER_KIND_NIGHT, "night");
    *found_.add_accounts() = account;
    core_->on_SearchAccounts =
        [this](
            const auto& request) -> absl::StatusOr<v1::SearchAccountsResponse> {
      if (away_) return Away();
      searched_.push_back(request);
      return found_;
    };
    core_->on_ListSubmissions =
        [this](const auto&) -> absl::StatusOr<v1::ListSubmissionsResponse> {
      if (away_) return Away();
      v1::ListSubmissionsResponse last;
      for (const auto& [id, record] : stored_) *last.add_submissions() = record;
      return last;
    };
  }

  void AddRegister(v1::RegisterKind kind, const std::string& label) {
    v1::RegisterDescription& one = *account_.add_registers();
    one.mutable_register_()->set_commodity(v1::COMMODITY_ELECTRICITY);
    one.mutable_register_()->set_point(v1::METERING_POINT_MAIN);
    one.mutable_register_()->set_kind(kind);
    one.mutable_register_()->set_serial("00.45-12");
    one.set_label(label);
    one.set_last_value("12300");
    one.set_last_date("2014-06-20");
    one.set_expected_from("12300");
    one.set_expected_to("12500");
  }

  v1::Receipt Judge(const v1::Submission& submission) const {
    v1::Receipt receipt;
    receipt.set_outcome(v1::OUTCOME_ACCEPTED);
    receipt.set_language(v1::LANGUAGE_ENGLISH);
    receipt.set_account_number(submission.account_number());
    receipt.set_text("The text of the core.");
    receipt.mutable_received_at()->set_seconds(absl::ToUnixSeconds(now_));
    for (const v1::NamedValue& value : submission.named().values()) {
      v1::UnderstoodValue& understood = *receipt.add_understood();
      *understood.mutable_register_() = value.register_();
      understood.set_value(value.value());
      if (value.value() == "99999") receipt.set_outcome(v1::OUTCOME_HELD);
      if (value.value() == "x") receipt.set_outcome(v1::OUTCOME_REFUSED);
      if (receipt.outcome() == v1::OUTCOME_ACCEPTED) continue;
      v1::Finding& finding = *receipt.add_findings();
      finding.set_rule("SAMPLE_RULE");
      finding.set_severity(v1::SEVERITY_HOLD_STAFF);
      *finding.mutable_register_() = value.register_();
      finding.set_text("The finding of the core.");
      if (proposal_.empty()) continue;
      v1::UnderstoodValue& proposed = *receipt.add_proposal();
      *proposed.mutable_register_() = value.register_();
      proposed.set_value(proposal_);
    }
    return receipt;
  }

  absl::StatusOr<v1::SubmitReadingResponse> Submit(
      const v1::SubmitReadingRequest& request) {
    if (away_) return Away();
    submitted_.push_back(request);
    v1::SubmitReadingResponse response;
    const std::string& id = request.submission().request_id();
    const auto known = stored_.find(id);
    if (known == stored_.end()) {
      v1::SubmissionRecord& record = stored_[id];
      *record.mutable_submission() = request.submission();
      *record.mutable_receipt() = Judge(request.submission());
      record.mutable_receipt()->set_code(
          absl::StrCat("000-01", stored_.size()));
      *response.mutable_receipt() = record.receipt();
    } else if (known->second.submission().SerializeAsString() ==
               request.submission().SerializeAsString()) {
      *response.mutable_receipt() = known->second.receipt();
      response.set_replayed(true);
    } else {
      response.mutable_receipt()->set_outcome(v1::OUTCOME_REFUSED);
      response.mutable_receipt()->set_code("999-999");
      response.mutable_receipt()->add_findings()->set_rule("KEY_REUSED");
    }
    return response;
  }

  void SetUpChannel(sdk::FakeConnection& channel) {
    channel.on_DescribeAccount = [this](const auto& request)
        -> absl::StatusOr<v1::DescribeAccountResponse> {
      if (away_) return Away();
      if (request.account_number() != "1234567890") {
        return ServerError(absl::StatusCode::kNotFound, "ACCOUNT_NOT_FOUND",
                           "there is no such account");
      }
      return account_;
    };
    channel.on_CheckReading =
        [this](
            const auto& request) -> absl::StatusOr<v1::CheckReadingResponse> {
      if (away_) return Away();
      checked_.push_back(request);
      v1::CheckReadingResponse response;
      *response.mutable_receipt() = Judge(request.submission());
      return response;
    };
    channel.on_SubmitReading = [this](const auto& request) {
      return Submit(request);
    };
    channel.on_GetReceipt =
        [this](const auto& request) -> absl::StatusOr<v1::GetReceiptResponse> {
      for (const auto& [id, record] : stored_) {
        if (record.receipt().code() != request.code()) continue;
        v1::GetReceiptResponse response;
        *response.mutable_receipt() = record.receipt();
        *response.mutable_submission() = record.submission();
        return response;
      }
      return ServerError(absl::StatusCode::kNotFound, "RECEIPT_NOT_FOUND",
                         "there is no such receipt");
    };
  }

 protected:
  std::map<std::string, v1::SubmissionRecord> stored_;
};

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_CALL_CALL_TEST_FIXTURE_H_
