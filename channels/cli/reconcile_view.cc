#include "channels/cli/reconcile_view.h"

#include <nlohmann/json.hpp>
#include <numeric>

#include "absl/strings/str_cat.h"
#include "channels/cli/render/json.h"
#include "channels/cli/render/progress.h"
#include "channels/cli/render/text_width.h"

namespace intake::cli {
namespace {

using OrderedJson = nlohmann::ordered_json;

const char* Word(Reconciled result) {
  switch (result) {
    case Reconciled::kStored:
      return "stored";
    case Reconciled::kSubmitted:
      return "submitted";
    case Reconciled::kUnclear:
      return "unclear";
    case Reconciled::kConflict:
      return "conflict";
    case Reconciled::kRejected:
      return "rejected";
  }
  return "";
}

std::string UnclearText(const ReconciledMessage& message) {
  const v1::Submission& submission = message.submission;
  return absl::StrCat(
      "\"", submission.text(), "\": ", message.error.message(),
      ". Ask the sender, or hand it in with the key file of the channel sms: "
      "intake submit --key-file ... --text ... --sender ",
      submission.evidence().sender(), " --document ",
      submission.evidence().document(), " --key ", submission.request_id());
}

// What is not UTF-8 is replaced rather than thrown at the caller.
std::string Dump(const OrderedJson& json) {
  return json.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

}  // namespace

int64_t ReconcileCounts::total() const {
  return std::accumulate(counts_.begin(), counts_.end(), int64_t{0});
}

bool ReconcileCounts::AnyOpen() const {
  return of(Reconciled::kUnclear) + of(Reconciled::kConflict) +
             of(Reconciled::kRejected) >
         0;
}

std::string ReconciledText(const std::string& file,
                           const ReconciledMessage& message) {
  const v1::Submission& submission = message.submission;
  std::string text = absl::StrCat(file, ":", message.line, ": ");
  if (!submission.request_id().empty()) {
    absl::StrAppend(&text, submission.evidence().sender(), ": ");
  }
  absl::StrAppend(&text, Word(message.result), ": ");
  switch (message.result) {
    case Reconciled::kStored:
    case Reconciled::kSubmitted:
    case Reconciled::kConflict:
      absl::StrAppend(&text, message.receipt.text());
      break;
    case Reconciled::kUnclear:
      absl::StrAppend(&text, UnclearText(message));
      break;
    case Reconciled::kRejected:
      absl::StrAppend(&text, message.error.message());
      break;
  }
  return Printable(text);
}

std::string ReconciledJson(const std::string& file,
                           const ReconciledMessage& message) {
  const v1::Submission& submission = message.submission;
  OrderedJson json = {{"file", file},
                      {"line", message.line},
                      {"request_id", submission.request_id()},
                      {"sender", submission.evidence().sender()},
                      {"text", submission.text()}};
  if (message.receipt.outcome() != v1::OUTCOME_UNSPECIFIED) {
    json["receipt"] = OrderedJson::parse(MessageJson(message.receipt));
  }
  if (!message.error.ok()) {
    json["message"] = std::string(message.error.message());
  }
  return Dump({{Word(message.result), json}});
}

std::string ReconcileSummaryText(const std::string& file,
                                 const ReconcileCounts& counts) {
  const auto count = [&](Reconciled result) {
    return FormatCount(counts.of(result));
  };
  return absl::StrCat(
      file, ": ", FormatCount(counts.total()),
      " messages: ", count(Reconciled::kStored), " stored before, ",
      count(Reconciled::kSubmitted), " missing and now submitted, ",
      count(Reconciled::kUnclear), " unclear, ", count(Reconciled::kConflict),
      " in conflict, ", count(Reconciled::kRejected), " rejected");
}

std::string ReconcileSummaryJson(const std::string& file,
                                 const ReconcileCounts& counts) {
  OrderedJson summary = {{"file", file}};
  for (const Reconciled result :
       {Reconciled::kStored, Reconciled::kSubmitted, Reconciled::kUnclear,
        Reconciled::kConflict, Reconciled::kRejected}) {
    summary[Word(result)] = counts.of(result);
  }
  return Dump({{"summary", summary}});
}

}  // namespace intake::cli
