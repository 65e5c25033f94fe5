#include "channels/sms/adapter.h"

#include <spdlog/spdlog.h>

#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "channels/sdk/status.h"
#include "channels/sms/reply.h"
#include "channels/sms/webhook.h"

namespace intake::sms {
namespace {

// What becomes of a message; the order of Words().
enum Result : size_t { kAnswered, kRejected, kUnavailable };

program::WorkWords Words() {
  return {.program = "sms",
          .things = "Messages",
          .results = {
              {"answered", "that the server stored and answered."},
              {"rejected", "that the server will never take."},
              {"unavailable", "given back to the gateway to be sent again."},
          }};
}

// Names the error for the log. The server's message about a bad request quotes
// what it got, which is a customer's, so of that only the field is named.
std::string Describe(const absl::Status& error) {
  return absl::IsInvalidArgument(error)
             ? absl::StrCat("INVALID_ARGUMENT ", sdk::ReasonOf(error), " at ",
                            sdk::FieldOf(error))
             : error.ToString(absl::StatusToStringMode::kWithNoExtraData);
}

}  // namespace

Adapter::Adapter(sdk::Client& client, const sdk::Clock& clock,
                 absl::TimeZone zone, const Limits& limits)
    : client_(client),
      zone_(zone),
      metrics_(clock, Words()),
      workers_(limits.submitting_max, limits.waiting_max) {}

void Adapter::Handle(http::Request request, http::Responder responder) {
  const std::string wanted = request.path == "/sms" ? "POST" : "GET";
  const bool right_method = request.method == wanted;
  if (request.path == "/sms" && right_method) {
    TakeMessage(request, std::move(responder));
  } else if (request.path == "/healthz" && right_method) {
    responder.Send(http::TextResponse(200, "ok\n"));
  } else if (request.path == "/metrics" && right_method) {
    responder.Send(http::TextResponse(200, metrics_.Text()));
  } else if (right_method) {
    responder.Send(http::TextResponse(
        404, "Not found; there are /sms, /healthz and /metrics.\n"));
  } else {
    http::Response response = http::TextResponse(405, "Wrong method.\n");
    response.headers.emplace_back("Allow", wanted);
    responder.Send(std::move(response));
  }
}

void Adapter::TakeMessage(const http::Request& request,
                          http::Responder responder) {
  absl::StatusOr<v1::Submission> submission = SubmissionFromWebhook(request);
  if (!submission.ok()) {
    // Not from Kannel, or from one whose post-url is wrong: it keeps the
    // message and repeats it, which the operator has time to put right.
    spdlog::error("a request that is not Kannel's: {}; see post-url",
                  std::string(submission.status().message()));
    responder.Send(http::TextResponse(
        400, absl::StrCat(std::string(submission.status().message()), "\n")));
    return;
  }
  if (const auto taken = TakenByGateway(request)) {
    submission->set_handed_in_on(
        absl::FormatCivilTime(absl::ToCivilDay(*taken, zone_)));
  }
  const auto message = metrics_.Received();
  // Shared with the work, because work that finds no place is dropped.
  auto shared = std::make_shared<http::Responder>(std::move(responder));
  const absl::Status queued = workers_.Run(
      [this, submission = *std::move(submission), message, shared] {
        Submit(submission, message, std::move(*shared));
      });
  if (queued.ok()) return;
  spdlog::warn("a message was given back to the gateway: {}",
               std::string(queued.message()));
  metrics_.Done(message, kUnavailable);
  shared->Send(ReplyFromError(queued));
}

void Adapter::Submit(const v1::Submission& submission,
                     program::WorkMetrics::Waiting::iterator message,
                     http::Responder responder) {
  const absl::StatusOr<v1::SubmitReadingResponse> response =
      client_.Submit(submission);
  // Counted before it is sent: who has the answer finds it counted.
  if (response.ok()) {
    spdlog::debug("message {}: {}{}", submission.request_id(),
                  v1::Outcome_Name(response->receipt().outcome()),
                  response->replayed() ? ", replayed" : "");
    metrics_.Done(message, kAnswered);
    responder.Send(ReplyFromReceipt(response->receipt()));
    return;
  }
  const bool rejected = absl::IsInvalidArgument(response.status());
  spdlog::log(rejected ? spdlog::level::err : spdlog::level::warn,
              "message {} {}: {}", submission.request_id(),
              rejected ? "rejected by the server for good"
                       : "given back to the gateway",
              Describe(response.status()));
  metrics_.Done(message, rejected ? kRejected : kUnavailable);
  responder.Send(ReplyFromError(response.status()));
}

}  // namespace intake::sms
