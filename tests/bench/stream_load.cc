#include "tests/bench/stream_load.h"

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <memory>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/clock.h"
#include "intake/v1/intake_service.pb.h"
#include "tests/bench/answer_bytes.h"

namespace intake::bench {
namespace {

using Call = grpc::GenericClientAsyncReaderWriter;

// The field of a request that lets several answers share a message.
const grpc::Slice& AnswersTogether() {
  static const auto* const slice = [] {
    v1::StreamReadingsRequest request;
    request.set_answers_together(true);
    return new grpc::Slice(request.SerializeAsString());
  }();
  return *slice;
}

// What is shared by the streams of one run.
struct Run {
  ReadingRow& row;
  const StreamOptions& options;
  absl::Time end;
  Measured measured;
  absl::Status failure;
};

// Writes in bursts: half of what may be unanswered at once, all but the last
// message of it with the hint that more follows, so that they share packets.
class Stream {
 public:
  Stream(const Target& target, grpc::GenericStub& stub, Run& run,
         grpc::CompletionQueue& queue)
      : run_(run) {
    Authorize(target, context_);
    call_ = stub.PrepareCall(&context_,
                             "/intake.v1.IntakeService/StreamReadings", &queue);
    call_->StartCall(&started_);
  }

  // What a tag of the queue points at.
  struct Tag {
    Stream* stream;
    void (Stream::*happened)(bool ok);
    bool last = false;
  };

 private:
  void OnStarted(bool ok) {
    if (!ok) return End();
    call_->Read(&response_, &read_);
    Write();
  }

  void OnWritten(bool ok) {
    writing_ = false;
    if (ok) Write();
  }

  void OnRead(bool ok) {
    if (!ok) return End();
    const StreamAnswers answered = AnswersInStream(response_);
    unanswered_ -= static_cast<int>(answered.answers);
    run_.measured.calls += answered.answers;
    run_.measured.accepted += answered.accepted;
    call_->Read(&response_, &read_);
    Write();
  }

  void OnHalfClosed(bool /*ok*/) {}

  void OnFinished(bool /*ok*/) {
    if (!status_.ok()) {
      run_.failure = absl::UnknownError(status_.error_message());
    }
  }

  void Write() {
    if (writing_ || half_closed_) return;
    if (absl::Now() >= run_.end) {
      half_closed_ = true;
      return call_->WritesDone(&closed_);
    }
    if (burst_ == 0) {
      if (unanswered_ > run_.options.unanswered_max / 2) return;
      burst_ = run_.options.unanswered_max - unanswered_;
    }
    const absl::string_view reading = run_.row.Next();
    const grpc::Slice slices[] = {{reading.data(), reading.size()},
                                  AnswersTogether()};
    request_ = grpc::ByteBuffer(slices, 2);
    ++run_.measured.items;
    ++unanswered_;
    --burst_;
    writing_ = true;
    grpc::WriteOptions options;
    if (burst_ > 0) options.set_buffer_hint();
    call_->Write(request_, options, &written_);
  }

  void End() { call_->Finish(&status_, &finished_); }

  Run& run_;
  grpc::ClientContext context_;
  std::unique_ptr<Call> call_;
  grpc::ByteBuffer request_;
  grpc::ByteBuffer response_;
  grpc::Status status_;
  int unanswered_ = 0;
  int burst_ = 0;
  bool writing_ = false;
  bool half_closed_ = false;
  Tag started_{this, &Stream::OnStarted};
  Tag written_{this, &Stream::OnWritten};
  Tag read_{this, &Stream::OnRead};
  Tag closed_{this, &Stream::OnHalfClosed};
  Tag finished_{this, &Stream::OnFinished, /*last=*/true};
};

}  // namespace

absl::StatusOr<Measured> RunStreams(const Target& target, ReadingRow& row,
                                    const StreamOptions& options) {
  grpc::GenericStub stub(Connect(target));
  grpc::CompletionQueue queue;
  const absl::Time start = absl::Now();
  const absl::Duration cpu = CpuTime();
  Run run{.row = row, .options = options, .end = start + options.duration};
  std::vector<std::unique_ptr<Stream>> streams;
  for (int i = 0; i < options.streams; ++i) {
    streams.push_back(std::make_unique<Stream>(target, stub, run, queue));
  }
  size_t running = streams.size();
  void* tag = nullptr;
  bool ok = false;
  while (running > 0 && queue.Next(&tag, &ok)) {
    const Stream::Tag& happening = *static_cast<Stream::Tag*>(tag);
    (happening.stream->*happening.happened)(ok);
    if (happening.last) --running;
  }
  if (!run.failure.ok()) return run.failure;
  run.measured.took = absl::Now() - start;
  run.measured.client_cpu = CpuTime() - cpu;
  return std::move(run.measured);
}

}  // namespace intake::bench
