#include "channels/cli/account_import.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "channels/sdk/status.h"

namespace intake::cli {
namespace {

// One request at a time over a stream that is opened when needed.
class BatchSender {
 public:
  explicit BatchSender(std::shared_ptr<sdk::Connection> connection)
      : connection_(std::move(connection)) {}

  void Send(const v1::ImportAccountsRequest& request) {
    if (stream_ == nullptr) stream_ = connection_->ImportAccounts();
    // A stream that is broken says why in Receive().
    stream_->Send(request).IgnoreError();
  }

  absl::StatusOr<v1::ImportAccountsResponse> Receive() {
    auto response = stream_->Receive();
    if (response.ok() && response->has_value()) return **std::move(response);
    stream_ = nullptr;
    if (!response.ok()) return response.status();
    return absl::UnavailableError("the server ended the import");
  }

 private:
  std::shared_ptr<sdk::Connection> connection_;
  std::unique_ptr<sdk::ImportStream> stream_;
};

// The server names places within the request; whoever reads this knows lines.
LineError ErrorOf(const v1::ImportResult& result, int index, int64_t line) {
  const absl::Status status = sdk::StatusFromProto(result.error());
  const std::string place = absl::StrCat("accounts[", index, "].");
  return {.line = line,
          .account_number = result.account_number(),
          .field = absl::StrReplaceAll(sdk::FieldOf(status), {{place, ""}}),
          .message = absl::StrReplaceAll(status.message(), {{place, ""}})};
}

// Counts what became of the accounts of `batch`, and adds the errors of those
// that were not taken to its own.
absl::Status CountResults(const v1::ImportAccountsResponse& response,
                          AccountReader::Batch& batch, ImportCounts& counts) {
  if (response.results_size() != batch.request.accounts_size()) {
    return absl::InternalError(absl::StrCat(
        "the server gave ", response.results_size(), " results for ",
        batch.request.accounts_size(), " accounts"));
  }
  for (int i = 0; i < response.results_size(); ++i) {
    const v1::ImportResult& result = response.results(i);
    switch (result.outcome()) {
      case v1::IMPORT_OUTCOME_CREATED:
        ++counts.created;
        break;
      case v1::IMPORT_OUTCOME_UPDATED:
        ++counts.updated;
        break;
      case v1::IMPORT_OUTCOME_UNCHANGED:
        ++counts.unchanged;
        break;
      default:
        batch.errors.push_back(
            ErrorOf(result, i, batch.lines[static_cast<size_t>(i)]));
    }
  }
  return absl::OkStatus();
}

void ReportErrors(AccountReader::Batch& batch, const ImportObserver& observer,
                  ImportCounts& counts) {
  std::sort(
      batch.errors.begin(), batch.errors.end(),
      [](const LineError& a, const LineError& b) { return a.line < b.line; });
  for (const LineError& error : batch.errors) observer.rejected(error);
  counts.rejected += static_cast<int64_t>(batch.errors.size());
}

}  // namespace

absl::StatusOr<ImportCounts> ImportAccounts(
    Session& session, const std::shared_ptr<sdk::Connection>& connection,
    AccountReader& reader, const ImportObserver& observer) {
  ImportCounts counts;
  BatchSender sender(connection);
  AccountReader::Batch batch = reader.Next();
  while (!batch.empty()) {
    const bool sent = !batch.lines.empty();
    if (sent) sender.Send(batch.request);
    // Read on while the server commits.
    AccountReader::Batch next = reader.Next();
    if (sent) {
      auto response = sender.Receive();
      if (!response.ok()) {
        response = session.Retry([&](absl::Duration) {
          sender.Send(batch.request);
          return sender.Receive();
        });
      }
      if (!response.ok()) return response.status();
      absl::Status status = CountResults(*response, batch, counts);
      if (!status.ok()) return status;
    }
    ReportErrors(batch, observer, counts);
    observer.progressed(counts);
    batch = std::move(next);
  }
  return counts;
}

}  // namespace intake::cli
