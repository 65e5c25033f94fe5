#include "channels/building_list/check_rows.h"

#include <atomic>
#include <cstddef>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "channels/sdk/client.h"
#include "channels/sdk/retry.h"

namespace intake::building_list {
namespace {

// Asked for in one go, by so many threads: each call waits for the network.
constexpr size_t kBatchRows = 256;
constexpr size_t kThreads = 8;

using Result = absl::StatusOr<v1::SubmitReadingResponse>;

Result Check(sdk::Client& client, const v1::Submission& submission) {
  absl::StatusOr<v1::CheckReadingResponse> checked = client.Check(submission);
  if (!checked.ok()) return checked.status();
  v1::SubmitReadingResponse response;
  *response.mutable_receipt() = std::move(*checked->mutable_receipt());
  return response;
}

std::vector<Result> CheckBatch(sdk::Client& client,
                               const std::vector<v1::Submission>& batch) {
  std::vector<Result> results(batch.size(), absl::UnknownError("not asked"));
  std::atomic<size_t> next = 0;
  const auto work = [&] {
    for (size_t at = next++; at < batch.size(); at = next++) {
      results[at] = Check(client, batch[at]);
    }
  };
  std::vector<std::thread> threads;
  for (size_t i = 0; i < kThreads; ++i) threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();
  return results;
}

// Of the row alone; anything else is the caller's or the server's trouble.
bool IsOfTheRow(const absl::Status& status) {
  return absl::IsInvalidArgument(status);
}

}  // namespace

absl::Status CheckAll(const std::shared_ptr<sdk::IntakeConnection>& connection,
                      const sdk::PipeEnds& ends,
                      const sdk::PipeOptions& options) {
  sdk::Client client(connection, options.backoff, *options.clock);
  for (bool ended = false; !ended;) {
    std::vector<v1::Submission> batch;
    while (batch.size() < kBatchRows && !ended) {
      if (options.stop != nullptr && options.stop->HasBeenNotified()) {
        return absl::CancelledError("told to stop");
      }
      absl::StatusOr<std::optional<v1::Submission>> next = ends.next();
      if (!next.ok()) return next.status();
      ended = !next->has_value();
      if (!ended) batch.push_back(**std::move(next));
    }
    const std::vector<Result> results = CheckBatch(client, batch);
    for (size_t at = 0; at < batch.size(); ++at) {
      const Result& result = results[at];
      if (!result.ok() && !IsOfTheRow(result.status())) return result.status();
      absl::Status status = ends.answered(batch[at], result);
      if (!status.ok()) return status;
    }
  }
  return absl::OkStatus();
}

}  // namespace intake::building_list
