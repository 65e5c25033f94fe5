#include "storage/sqlite/query_events.h"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "core/base/receipt_code.h"
#include "core/codec/event_codec.h"
#include "storage/sqlite/index_runs.h"
#include "storage/sqlite/stored_stream.h"
#include "storage/views/readings.h"
#include "storage/views/store_errors.h"

namespace intake {
namespace {

// The first of the events with `key` that `fits`.
template <typename Fits>
absl::StatusOr<std::optional<JournalRecord>> FindFirst(Connection& connection,
                                                       IndexKey key,
                                                       const Fits& fits) {
  const absl::StatusOr<std::vector<uint64_t>> positions =
      FindPositions(connection, key);
  if (!positions.ok()) return positions.status();
  for (const uint64_t position : *positions) {
    std::optional<JournalRecord> found;
    absl::Status status =
        VisitRow(connection, position, [&](const JournalRow& row) {
          absl::StatusOr<JournalRecord> record = DecodeRow(row);
          if (!record.ok()) return record.status();
          if (fits(record->event)) found = *std::move(record);
          return absl::OkStatus();
        });
    if (!status.ok()) return status;
    if (found) return found;
  }
  return std::nullopt;
}

// Adds the submission of `row` to the page, unless it is of no interest there.
absl::Status AddSubmission(const JournalRow& row, SubmissionPage& page) {
  if (row.kind != kSubmissionJudgedKind) return absl::OkStatus();
  absl::StatusOr<JournalRecord> record = DecodeRow(row);
  if (!record.ok()) return record.status();
  if (auto* judged = std::get_if<SubmissionJudged>(&record->event.body)) {
    page.rows.push_back({row.sequence, std::move(*judged)});
    return absl::OkStatus();
  }
  return absl::DataLossError(
      absl::StrCat("journal position ", row.position, " is no submission"));
}

}  // namespace

absl::StatusOr<SubmissionJudged> JudgedOf(const Rows& rows) {
  absl::StatusOr<EventBody> body = DecodeEventBody(rows.Bytes(1));
  const std::string place = absl::StrCat("journal position ", rows.Int(0));
  if (!body.ok()) return WithPlace(body.status(), place);
  if (auto* const judged = std::get_if<SubmissionJudged>(&*body)) {
    return std::move(*judged);
  }
  return absl::DataLossError(absl::StrCat(place, " is no submission"));
}

absl::StatusOr<std::optional<SubmissionJudged>> QueryByKey(
    Connection& connection, absl::string_view stream, absl::string_view channel,
    absl::string_view request_key) {
  absl::StatusOr<std::optional<JournalRecord>> found = FindFirst(
      connection, SubmissionIndexKey(stream, channel, request_key),
      [&](const Event& event) {
        const std::optional<SubmissionKey> key = KeyIn(event.body);
        return key && event.stream == stream && key->channel == channel &&
               key->request_key == request_key;
      });
  if (!found.ok()) return found.status();
  if (!found->has_value()) return std::nullopt;
  EventBody& body = (*found)->event.body;
  if (const auto* repeated = std::get_if<SubmissionRepeated>(&body)) {
    return QueryByKey(connection, stream, channel, repeated->repeated_key);
  }
  return std::get<SubmissionJudged>(std::move(body));
}

absl::StatusOr<SubmissionPage> QuerySubmissions(Connection& connection,
                                                absl::string_view stream,
                                                const Page<uint32_t>& page) {
  const absl::StatusOr<std::vector<uint64_t>> positions =
      FindPositions(connection, StreamIndexKey(stream));
  if (!positions.ok()) return positions.status();
  const size_t items = PageItems(page.items_max);
  SubmissionPage result;
  for (size_t left = positions->size(); left > 0;) {
    // Of a stream with many events those behind the page are leapt over.
    size_t leap = 1;
    absl::Status status = VisitRow(
        connection, (*positions)[left - 1], [&](const JournalRow& row) {
          if (row.stream != stream) return absl::OkStatus();
          if (page.before && row.sequence >= *page.before) {
            leap = row.sequence - *page.before + 1;
            return absl::OkStatus();
          }
          return AddSubmission(row, result);
        });
    if (!status.ok()) return status;
    if (result.rows.size() > items) {
      result.rows.pop_back();
      result.next = result.rows.back().sequence;
      break;
    }
    left -= std::min(leap, left);
  }
  return result;
}

absl::StatusOr<std::optional<JournalRecord>> QueryByReceipt(
    Connection& connection, uint64_t number) {
  return FindFirst(
      connection, ReceiptIndexKey(number), [number](const Event& event) {
        const auto* judged = std::get_if<SubmissionJudged>(&event.body);
        if (judged == nullptr) return false;
        const absl::StatusOr<uint64_t> its =
            ParseReceiptCode(judged->receipt.code);
        return its.ok() && *its == number;
      });
}

absl::StatusOr<JournalRecord> QueryByReceiptCode(Connection& connection,
                                                 absl::string_view code) {
  const absl::StatusOr<uint64_t> number = ParseReceiptCode(code);
  if (!number.ok()) return ReceiptNotFound(code);
  absl::StatusOr<std::optional<JournalRecord>> found =
      QueryByReceipt(connection, *number);
  if (!found.ok()) return found.status();
  if (!found->has_value()) return ReceiptNotFound(code);
  return **std::move(found);
}

}  // namespace intake
