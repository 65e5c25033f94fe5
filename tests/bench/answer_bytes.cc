#include "tests/bench/answer_bytes.h"

#include <grpcpp/support/slice.h>

#include <string>

#include "absl/strings/string_view.h"
#include "intake/v1/intake_service.pb.h"

namespace intake::bench {
namespace {

uint64_t ReadVarint(absl::string_view& bytes) {
  uint64_t value = 0;
  for (int shift = 0; !bytes.empty() && shift < 64; shift += 7) {
    const auto byte = static_cast<uint8_t>(bytes.front());
    bytes.remove_prefix(1);
    value |= uint64_t{byte & 0x7fU} << shift;
    if (byte < 0x80) break;
  }
  return value;
}

// One field of a message: a number, or bytes.
struct Field {
  uint64_t number = 0;
  uint64_t value = 0;
  absl::string_view bytes;
};

// Takes the first field off `message`; number 0 where it cannot be read.
Field TakeField(absl::string_view& message) {
  constexpr uint64_t kVarint = 0;
  constexpr uint64_t kBytes = 2;
  const uint64_t tag = ReadVarint(message);
  Field field{.number = tag >> 3};
  if ((tag & 7) == kVarint) {
    field.value = ReadVarint(message);
  } else if ((tag & 7) == kBytes) {
    const uint64_t size = ReadVarint(message);
    field.bytes = message.substr(0, size);
    message.remove_prefix(field.bytes.size());
  } else {
    return {};
  }
  return field;
}

Field Find(absl::string_view message, uint64_t number) {
  while (!message.empty()) {
    const Field field = TakeField(message);
    if (field.number == number || field.number == 0) return field;
  }
  return {};
}

bool IsAccepted(absl::string_view response) {
  const absl::string_view receipt =
      Find(response, v1::SubmitReadingResponse::kReceiptFieldNumber).bytes;
  return Find(receipt, v1::Receipt::kOutcomeFieldNumber).value ==
         v1::OUTCOME_ACCEPTED;
}

bool IsAcceptedResult(absl::string_view result) {
  return IsAccepted(
      Find(result, v1::SubmissionResult::kResponseFieldNumber).bytes);
}

// The bytes in one piece; what they are in lives as long as this.
class OnePiece {
 public:
  explicit OnePiece(const grpc::ByteBuffer& bytes) {
    if (!bytes.TrySingleSlice(&slice_).ok()) {
      bytes.DumpToSingleSlice(&slice_).IgnoreError();
    }
  }
  absl::string_view view() const {
    return {reinterpret_cast<const char*>(slice_.begin()), slice_.size()};
  }

 private:
  grpc::Slice slice_;
};

}  // namespace

int64_t AcceptedInResponse(const grpc::ByteBuffer& bytes) {
  return IsAccepted(OnePiece(bytes).view()) ? 1 : 0;
}

int64_t AcceptedInBatch(const grpc::ByteBuffer& bytes) {
  const OnePiece piece(bytes);
  absl::string_view message = piece.view();
  int64_t accepted = 0;
  while (!message.empty()) {
    const Field field = TakeField(message);
    if (field.number == 0) break;
    if (field.number == v1::BatchSubmitReadingsResponse::kResultsFieldNumber &&
        IsAcceptedResult(field.bytes)) {
      ++accepted;
    }
  }
  return accepted;
}

StreamAnswers AnswersInStream(const grpc::ByteBuffer& bytes) {
  const OnePiece piece(bytes);
  absl::string_view message = piece.view();
  StreamAnswers count;
  const auto add = [&count](absl::string_view result) {
    ++count.answers;
    if (IsAcceptedResult(result)) ++count.accepted;
  };
  while (!message.empty()) {
    const Field field = TakeField(message);
    if (field.number == 0) break;
    if (field.number == v1::StreamReadingsResponse::kResultFieldNumber) {
      add(field.bytes);
    }
    if (field.number == v1::StreamReadingsResponse::kAnswersFieldNumber) {
      add(Find(field.bytes, v1::StreamedAnswer::kResultFieldNumber).bytes);
    }
  }
  return count;
}

}  // namespace intake::bench
