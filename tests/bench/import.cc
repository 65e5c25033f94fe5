#include "tests/bench/import.h"

#include <grpcpp/grpcpp.h>

#include <algorithm>

#include "intake/v1/account_service.grpc.pb.h"
#include "tests/bench/town.h"

namespace intake::bench {

absl::Status Import(const Target& target, int64_t accounts) {
  constexpr int64_t kAccountsPerRequest = 500;
  const auto stub = v1::AccountService::NewStub(Connect(target));
  grpc::ClientContext context;
  Authorize(target, context);
  const auto stream = stub->ImportAccounts(&context);
  for (int64_t first = 0; first < accounts; first += kAccountsPerRequest) {
    v1::ImportAccountsRequest request;
    const int64_t last = std::min(first + kAccountsPerRequest, accounts);
    for (int64_t index = first; index < last; ++index) {
      FillAccount(index, Today(), 0, 0, *request.add_accounts());
    }
    v1::ImportAccountsResponse response;
    if (!stream->Write(request) || !stream->Read(&response)) break;
    for (const v1::ImportResult& result : response.results()) {
      if (result.has_error()) {
        return absl::UnknownError(result.error().message());
      }
    }
  }
  stream->WritesDone();
  const grpc::Status status = stream->Finish();
  if (status.ok()) return absl::OkStatus();
  return absl::UnknownError(status.error_message());
}

}  // namespace intake::bench
