#include "tests/bench/answer_bytes.h"

#include <grpcpp/support/slice.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "intake/v1/intake_service.pb.h"

namespace intake::bench {
namespace {

v1::SubmitReadingResponse AnswerOf(v1::Outcome outcome) {
  v1::SubmitReadingResponse answer;
  answer.set_replayed(true);
  answer.mutable_receipt()->set_outcome(outcome);
  answer.mutable_receipt()->set_code("123-456");
  answer.mutable_receipt()->set_text(std::string(300, 'x'));
  return answer;
}

template <typename Message>
grpc::ByteBuffer BytesOf(const Message& message) {
  const grpc::Slice slice(message.SerializeAsString());
  return {&slice, 1};
}

TEST(AnswerBytes, TellAnAcceptedReadingFromOthers) {
  EXPECT_EQ(AcceptedInResponse(BytesOf(AnswerOf(v1::OUTCOME_ACCEPTED))), 1);
  EXPECT_EQ(AcceptedInResponse(BytesOf(AnswerOf(v1::OUTCOME_HELD))), 0);
  EXPECT_EQ(AcceptedInResponse(BytesOf(AnswerOf(v1::OUTCOME_REFUSED))), 0);
  EXPECT_EQ(AcceptedInResponse(BytesOf(v1::SubmitReadingResponse())), 0);
}

TEST(AnswerBytes, CountTheAcceptedReadingsOfABatch) {
  v1::BatchSubmitReadingsResponse answer;
  *answer.add_results()->mutable_response() = AnswerOf(v1::OUTCOME_ACCEPTED);
  answer.add_results()->mutable_error()->set_message("came too early");
  *answer.add_results()->mutable_response() = AnswerOf(v1::OUTCOME_HELD);
  *answer.add_results()->mutable_response() = AnswerOf(v1::OUTCOME_ACCEPTED);
  EXPECT_EQ(AcceptedInBatch(BytesOf(answer)), 2);
}

TEST(AnswerBytes, TellAnAcceptedReadingOfAStreamFromOthers) {
  v1::StreamReadingsResponse answer;
  answer.set_request_id("r1");
  *answer.mutable_result()->mutable_response() = AnswerOf(v1::OUTCOME_ACCEPTED);
  EXPECT_EQ(AnswersInStream(BytesOf(answer)).accepted, 1);
  answer.mutable_result()->mutable_error()->set_message("too late");
  EXPECT_EQ(AnswersInStream(BytesOf(answer)).accepted, 0);
  EXPECT_EQ(AnswersInStream(BytesOf(answer)).answers, 1);
}

TEST(AnswerBytes, CountTheAnswersThatShareAMessage) {
  v1::StreamReadingsResponse answer;
  for (const v1::Outcome outcome :
       {v1::OUTCOME_ACCEPTED, v1::OUTCOME_HELD, v1::OUTCOME_ACCEPTED}) {
    *answer.add_answers()->mutable_result()->mutable_response() =
        AnswerOf(outcome);
  }
  EXPECT_EQ(AnswersInStream(BytesOf(answer)).answers, 3);
  EXPECT_EQ(AnswersInStream(BytesOf(answer)).accepted, 2);
}

TEST(AnswerBytes, AreReadWhereTheyComeInPieces) {
  const std::string bytes = AnswerOf(v1::OUTCOME_ACCEPTED).SerializeAsString();
  std::vector<grpc::Slice> pieces;
  for (const char& byte : bytes) pieces.emplace_back(&byte, 1);
  EXPECT_EQ(AcceptedInResponse({pieces.data(), pieces.size()}), 1);
}

TEST(AnswerBytes, EndWhereTheyAreCut) {
  const std::string bytes = AnswerOf(v1::OUTCOME_ACCEPTED).SerializeAsString();
  for (size_t size = 0; size < bytes.size(); ++size) {
    const grpc::Slice cut(bytes.data(), size);
    EXPECT_LE(AcceptedInResponse({&cut, 1}), 1);
  }
}

}  // namespace
}  // namespace intake::bench
