#include "channels/smpp/answerer.h"

#include <spdlog/spdlog.h>

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "channels/sdk/status.h"
#include "channels/smpp/command_status.h"
#include "channels/smpp/pdu.h"
#include "channels/smpp/reply.h"
#include "channels/sms/reply.h"

namespace intake::smpp {

Answerer::Answerer(sdk::Client& client, sdk::Clock& clock, Options options)
    : client_(client), clock_(clock), options_(std::move(options)) {}

Settled Answerer::Settle(Session& session, const Message& received,
                         const v1::Submission& submission) const {
  const absl::Duration end = clock_.Elapsed() + options_.deadline;
  const absl::StatusOr<v1::SubmitReadingResponse> response =
      client_.Submit(submission);
  if (response.ok()) {
    const v1::Receipt& receipt = response->receipt();
    spdlog::debug("message {}: {}{}", submission.request_id(),
                  v1::Outcome_Name(receipt.outcome()),
                  response->replayed() ? ", replayed" : "");
    return Send(session, received, receipt.text(), end);
  }
  if (absl::IsInvalidArgument(response.status())) {
    // The server's message quotes what it got, which is a customer's, so only
    // the field is named. Why the sender is told at once: see sms/reply.cc.
    spdlog::error("message {} rejected by the server for good: {} at {}",
                  submission.request_id(), sdk::ReasonOf(response.status()),
                  sdk::FieldOf(response.status()));
    return Send(session, received, sms::kNotTaken, end) == Settled::kTryAgain
               ? Settled::kTryAgain
               : Settled::kRejected;
  }
  spdlog::warn(
      "message {} given back to the SMSC: {}", submission.request_id(),
      response.status().ToString(absl::StatusToStringMode::kWithNoExtraData));
  return Settled::kTryAgain;
}

Settled Answerer::Send(Session& session, const Message& received,
                       absl::string_view text, absl::Duration end) const {
  for (const Message& message :
       ReplyTo(received, options_.own, text, options_.default_alphabet)) {
    CommandStatus status = CommandStatus::kOk;
    do {
      if (IsTemporary(status)) clock_.Sleep(options_.resend_after);
      const absl::StatusOr<Pdu> response = session.Call(
          Command::kSubmitSm, BodyFromMessage(message), end - clock_.Elapsed());
      if (!response.ok()) {
        spdlog::warn(
            "an answer was not sent, and its message is given back: "
            "{}",
            std::string(response.status().message()));
        return Settled::kTryAgain;
      }
      status = response->status;
    } while (IsTemporary(status));
    if (status != CommandStatus::kOk) {
      spdlog::error("the SMSC will not send an answer: {}",
                    DescribeCommandStatus(status));
      return Settled::kUnanswered;
    }
  }
  return Settled::kAnswered;
}

}  // namespace intake::smpp
