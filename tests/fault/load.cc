#include "tests/fault/load.h"

#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <memory>
#include <random>
#include <utility>

#include "absl/strings/str_cat.h"
#include "intake/v1/intake_service.grpc.pb.h"
#include "tests/fault/wire.h"

namespace intake::testing {
namespace {

constexpr int kGroupSize = 8;
// One in so many groups has a resend of something answered before.
constexpr int kResendOneIn = 8;
// After trouble, unless the server comes back elsewhere before.
constexpr absl::Duration kPause = absl::Milliseconds(10);

using Submissions = std::vector<v1::Submission>;
// What came back, by request id; nothing for what has to be sent again.
using Answers = std::vector<std::pair<std::string, v1::SubmitReadingResponse>>;

void TakeResult(const std::string& request_id,
                const v1::SubmissionResult& result, Answers& answers) {
  if (result.has_response()) {
    answers.emplace_back(request_id, result.response());
  }
}

Answers SendOne(v1::IntakeService::Stub& stub, grpc::ClientContext& context,
                const Submissions& group) {
  v1::SubmitReadingRequest request;
  *request.mutable_submission() = group.front();
  v1::SubmitReadingResponse response;
  if (!stub.SubmitReading(&context, request, &response).ok()) return {};
  return {{group.front().request_id(), response}};
}

Answers SendBatch(v1::IntakeService::Stub& stub, grpc::ClientContext& context,
                  const Submissions& group) {
  v1::BatchSubmitReadingsRequest request;
  for (const v1::Submission& one : group) *request.add_submissions() = one;
  v1::BatchSubmitReadingsResponse response;
  Answers answers;
  if (!stub.BatchSubmitReadings(&context, request, &response).ok()) return {};
  for (int i = 0; i < response.results_size(); ++i) {
    TakeResult(group[static_cast<size_t>(i)].request_id(), response.results(i),
               answers);
  }
  return answers;
}

Answers SendStream(v1::IntakeService::Stub& stub, grpc::ClientContext& context,
                   const Submissions& group) {
  const auto stream = stub.StreamReadings(&context);
  v1::StreamReadingsRequest request;
  for (const v1::Submission& one : group) {
    *request.mutable_submission() = one;
    if (!stream->Write(request)) break;
  }
  stream->WritesDone();
  v1::StreamReadingsResponse response;
  Answers answers;
  while (stream->Read(&response)) {
    TakeResult(response.request_id(), response.result(), answers);
  }
  stream->Finish();
  return answers;
}

using Send = Answers (*)(v1::IntakeService::Stub&, grpc::ClientContext&,
                         const Submissions&);

class Client {
 public:
  Client(int id, Send send, const LoadOptions& options,
         const Whereabouts& whereabouts, History& history)
      : id_(id),
        send_(send),
        options_(options),
        whereabouts_(whereabouts),
        history_(history),
        random_(static_cast<unsigned>(id)) {}

  void Run(const std::atomic<bool>& stopping) {
    while (!stopping) {
      Submissions group = NextGroup();
      while (!group.empty() && !stopping) {
        if (!SendOnce(group)) whereabouts_.AwaitAfter(generation_, kPause);
      }
    }
  }

 private:
  v1::Submission Numbered(int number) const {
    const auto accounts = static_cast<int>(options_.accounts.size());
    v1::Submission submission;
    submission.set_request_id(
        absl::StrCat("r", options_.round, "-c", id_, "-", number));
    submission.set_account_number(
        options_.accounts[static_cast<size_t>((id_ + number) % accounts)]);
    // No two submissions have the same content, or the later one would be
    // taken for a repeat.
    submission.mutable_ordered()->add_values(
        absl::StrCat(1000 + 10'000'000 * options_.round + 16 * number + id_));
    return submission;
  }

  Submissions NextGroup() {
    Submissions group;
    if (next_ > 0 && random_() % kResendOneIn == 0) {
      group.push_back(
          Numbered(static_cast<int>(random_() % static_cast<unsigned>(next_))));
    }
    const int fresh = send_ == &SendOne ? 1 : kGroupSize;
    for (int i = 0; i < fresh; ++i) group.push_back(Numbered(next_++));
    return group;
  }

  // Whether anything was answered, which is taken out of `group`.
  bool SendOnce(Submissions& group) {
    if (generation_ != whereabouts_.generation()) Connect();
    for (const v1::Submission& one : group) {
      history_.NoteSent(one.request_id(), one.account_number(),
                        one.ordered().values(0));
    }
    grpc::ClientContext context;
    Prepare(options_.channel_key, options_.deadline, context);
    const Answers answers = send_(*stub_, context, group);
    for (const auto& [request_id, response] : answers) {
      history_.NoteAnswer(request_id, response.receipt().SerializeAsString(),
                          response.replayed());
      const auto is_answered = [&id = request_id](const v1::Submission& one) {
        return one.request_id() == id;
      };
      group.erase(std::find_if(group.begin(), group.end(), is_answered));
    }
    return !answers.empty();
  }

  void Connect() {
    generation_ = whereabouts_.generation();
    stub_ = v1::IntakeService::NewStub(
        intake::testing::Connect(whereabouts_.address()));
  }

  const int id_;
  const Send send_;
  const LoadOptions& options_;
  const Whereabouts& whereabouts_;
  History& history_;
  std::mt19937 random_;
  int next_ = 0;
  int generation_ = 0;
  std::unique_ptr<v1::IntakeService::Stub> stub_;
};

}  // namespace

Load::Load(LoadOptions options, const Whereabouts& whereabouts,
           History& history)
    : options_(std::move(options)) {
  std::vector<Send> ways(static_cast<size_t>(options_.unary_clients), &SendOne);
  ways.insert(ways.end(), static_cast<size_t>(options_.batch_clients),
              &SendBatch);
  ways.insert(ways.end(), static_cast<size_t>(options_.stream_clients),
              &SendStream);
  for (size_t id = 0; id < ways.size(); ++id) {
    threads_.emplace_back([this, id, send = ways[id], &whereabouts, &history] {
      Client client(static_cast<int>(id), send, options_, whereabouts, history);
      client.Run(stopping_);
    });
  }
}

void Load::Stop() {
  stopping_ = true;
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

}  // namespace intake::testing
