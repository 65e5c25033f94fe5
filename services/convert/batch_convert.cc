#include "services/convert/batch_convert.h"

#include <cstddef>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/base/limits.h"
#include "services/convert/account_convert.h"
#include "services/convert/field.h"
#include "services/convert/receipt_convert.h"
#include "services/convert/submission_convert.h"

namespace intake {
namespace {

template <typename Item>
void Add(absl::StatusOr<Item> item, Batch<Item>& batch) {
  batch.errors.push_back(item.status());
  if (item.ok()) batch.valid.push_back(*std::move(item));
}

}  // namespace

absl::StatusOr<Batch<Submission>> SubmissionsFromProto(
    const v1::BatchSubmitReadingsRequest& proto) {
  absl::Status status =
      CheckCount("submissions", static_cast<size_t>(proto.submissions_size()),
                 1, limits::kBatchItemsMax);
  if (!status.ok()) return status;
  Batch<Submission> batch;
  for (int i = 0; i < proto.submissions_size(); ++i) {
    Add(SubmissionFromProto(proto.submissions(i),
                            absl::StrCat("submissions[", i, "]")),
        batch);
  }
  return batch;
}

v1::BatchSubmitReadingsResponse SubmissionResultsToProto(
    const std::vector<absl::Status>& errors,
    const std::vector<absl::StatusOr<Admitted>>& results) {
  v1::BatchSubmitReadingsResponse proto;
  auto result = results.begin();
  for (const absl::Status& error : errors) {
    *proto.add_results() = SubmissionResultToProto(
        error.ok() ? *result++ : absl::StatusOr<Admitted>(error));
  }
  return proto;
}

absl::StatusOr<Batch<Account>> AccountsFromProto(
    const v1::ImportAccountsRequest& proto) {
  absl::Status status =
      CheckCount("accounts", static_cast<size_t>(proto.accounts_size()), 1,
                 limits::kImportItemsMax);
  if (!status.ok()) return status;
  Batch<Account> batch;
  for (int i = 0; i < proto.accounts_size(); ++i) {
    Add(AccountFromProto(proto.accounts(i), absl::StrCat("accounts[", i, "]")),
        batch);
  }
  return batch;
}

v1::ImportAccountsResponse ImportResultsToProto(
    const std::vector<std::string>& numbers,
    const std::vector<absl::Status>& errors,
    const std::vector<absl::StatusOr<ImportResult>>& results) {
  v1::ImportAccountsResponse proto;
  auto result = results.begin();
  for (size_t i = 0; i < errors.size(); ++i) {
    *proto.add_results() = ImportResultToProto(
        numbers[i],
        errors[i].ok() ? *result++ : absl::StatusOr<ImportResult>(errors[i]));
  }
  return proto;
}

}  // namespace intake
