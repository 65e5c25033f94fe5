#include "tests/bench/kinds.h"

#include <grpcpp/impl/codegen/proto_utils.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/string_view.h"
#include "intake/v1/reading_service.pb.h"
#include "tests/bench/answer_bytes.h"
#include "tests/bench/town.h"

namespace intake::bench {
namespace {

void SetBytes(absl::string_view from, grpc::ByteBuffer& bytes) {
  const grpc::Slice slice(from.data(), from.size());
  bytes = grpc::ByteBuffer(&slice, 1);
}

// A field of bytes of fewer than 16,384.
std::string BytesField(char tag, const std::string& bytes) {
  std::string field(1, tag);
  if (bytes.size() >= 0x80) {
    field += static_cast<char>(bytes.size() % 0x80 + 0x80);
    field += static_cast<char>(bytes.size() / 0x80);
  } else {
    field += static_cast<char>(bytes.size());
  }
  return field + bytes;
}

}  // namespace

CallKind SubmitKind(ReadingRow& row) {
  return {.method = "/intake.v1.IntakeService/SubmitReading",
          .make =
              [&row](grpc::ByteBuffer& bytes) {
                SetBytes(row.Next(), bytes);
                return 1;
              },
          .check = AcceptedInResponse};
}

CallKind BatchKind(ReadingRow& row, int size) {
  return {.method = "/intake.v1.IntakeService/BatchSubmitReadings",
          .make =
              [&row, size,
               request = std::string()](grpc::ByteBuffer& bytes) mutable {
                request.clear();
                for (int i = 0; i < size; ++i) {
                  absl::StrAppend(&request, row.Next());
                }
                SetBytes(request, bytes);
                return size;
              },
          .check = AcceptedInBatch};
}

CallKind HistoryKind(int64_t accounts) {
  return {
      .method = "/intake.v1.ReadingService/ListReadings",
      .make =
          [accounts, number = int64_t{0}](grpc::ByteBuffer& bytes) mutable {
            constexpr int64_t kStride = 7919;
            v1::ListReadingsRequest request;
            request.set_account_number(NumberOf(number++ * kStride % accounts));
            SetBytes(request.SerializeAsString(), bytes);
            return 1;
          },
      .check =
          [](const grpc::ByteBuffer& bytes) {
            constexpr int kMonths = 24;
            grpc::ByteBuffer copy = bytes;
            v1::ListReadingsResponse response;
            const grpc::Status read = grpc::SerializationTraits<
                v1::ListReadingsResponse>::Deserialize(&copy, &response);
            return read.ok() && response.readings_size() >= kMonths;
          }};
}

CallKind PutKind(int size) {
  return {.method = "/etcdserverpb.KV/Put",
          .make =
              [value = std::string(static_cast<size_t>(size), 'v'),
               number = int64_t{0}](grpc::ByteBuffer& bytes) mutable {
                constexpr int64_t kKeys = 1'000'000;
                constexpr int64_t kStride = 982'451'653;
                // PutRequest: bytes key = 1; bytes value = 2.
                const std::string put =
                    BytesField('\x0a',
                               absl::StrFormat("reading/%09d",
                                               number++ * kStride % kKeys)) +
                    BytesField('\x12', value);
                SetBytes(put, bytes);
                return 1;
              },
          .check =
              [](const grpc::ByteBuffer& bytes) { return bytes.Length() > 0; }};
}

}  // namespace intake::bench
