// What answers say, read off their bytes: a client that made messages of them
// would take more of the processors than the server it measures.

#ifndef INTAKE_TESTS_BENCH_ANSWER_BYTES_H_
#define INTAKE_TESTS_BENCH_ANSWER_BYTES_H_

#include <grpcpp/support/byte_buffer.h>

#include <cstdint>

namespace intake::bench {

// How many readings were accepted of: a SubmitReadingResponse (0 or 1), a
// BatchSubmitReadingsResponse.
int64_t AcceptedInResponse(const grpc::ByteBuffer& bytes);
int64_t AcceptedInBatch(const grpc::ByteBuffer& bytes);

// Of a StreamReadingsResponse, which may hold several answers.
struct StreamAnswers {
  int64_t answers = 0;
  int64_t accepted = 0;
};
StreamAnswers AnswersInStream(const grpc::ByteBuffer& bytes);

}  // namespace intake::bench

#endif  // INTAKE_TESTS_BENCH_ANSWER_BYTES_H_
