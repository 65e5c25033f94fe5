// Many items at once, where a bad one does not stop the others: what converts
// goes to core in one piece, and each result finds its place again.

#ifndef INTAKE_SERVICES_CONVERT_BATCH_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_BATCH_CONVERT_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "core/admission/admission.h"
#include "core/model/account.h"
#include "core/model/submission.h"
#include "intake/v1/account_service.pb.h"
#include "intake/v1/intake_service.pb.h"

namespace intake {

template <typename Item>
struct Batch {
  // What core can take, in the order of the request.
  std::vector<Item> valid;
  // One for each item of the request: OK where it is in `valid`.
  std::vector<absl::Status> errors;
};

// INVALID_ARGUMENT: none, or more than 1000.
absl::StatusOr<Batch<Submission>> SubmissionsFromProto(
    const v1::BatchSubmitReadingsRequest& proto);

// REQUIRES: `results` has one for each OK of `errors`.
v1::BatchSubmitReadingsResponse SubmissionResultsToProto(
    const std::vector<absl::Status>& errors,
    const std::vector<absl::StatusOr<Admitted>>& results);

// INVALID_ARGUMENT: none, or more than 500.
absl::StatusOr<Batch<Account>> AccountsFromProto(
    const v1::ImportAccountsRequest& proto);

// `numbers` are those of the request's records. REQUIRES: as above.
v1::ImportAccountsResponse ImportResultsToProto(
    const std::vector<std::string>& numbers,
    const std::vector<absl::Status>& errors,
    const std::vector<absl::StatusOr<ImportResult>>& results);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_BATCH_CONVERT_H_
