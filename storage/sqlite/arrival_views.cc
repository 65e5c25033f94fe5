#include "storage/sqlite/arrival_views.h"

#include <cstdint>
#include <map>
#include <string>
#include <variant>

#include "storage/views/arrivals.h"

namespace intake {
namespace {

constexpr char kAdd[] = R"sql(
  INSERT INTO arrivals (quarter, channel, outcome, submissions)
  VALUES (?1, ?2, ?3, ?4)
  ON CONFLICT (quarter, channel, outcome) DO UPDATE SET
    submissions = submissions + excluded.submissions)sql";

constexpr char kSelect[] = R"sql(
  SELECT channel, outcome, SUM(submissions)
  FROM arrivals
  WHERE quarter >= ?1 AND quarter < ?2
  GROUP BY channel, outcome
  ORDER BY channel, outcome)sql";

}  // namespace

absl::Status CountArrived(Connection& connection,
                          absl::Span<const JournalRecord> records) {
  std::map<ArrivalKey, uint64_t> counts;
  for (const JournalRecord& record : records) {
    const auto* judged = std::get_if<SubmissionJudged>(&record.event.body);
    if (judged != nullptr) ++counts[ArrivalOf(*judged)];
  }
  absl::Status status;
  for (const auto& [key, submissions] : counts) {
    if (!status.ok()) return status;
    status = connection.Run(kAdd, key.quarter, absl::string_view(key.channel),
                            static_cast<int64_t>(key.outcome), submissions);
  }
  return status;
}

absl::StatusOr<std::vector<ArrivalCount>> QueryArrivals(Connection& connection,
                                                        absl::Time from,
                                                        absl::Time until) {
  Rows rows = connection.Query(kSelect, QuarterOf(from), QuarterOf(until));
  std::vector<ArrivalCount> counts;
  while (rows.Next()) {
    counts.push_back({.channel = std::string(rows.Text(0)),
                      .outcome = rows.As<Outcome>(1),
                      .submissions = rows.As<uint64_t>(2)});
  }
  if (!rows.status().ok()) return rows.status();
  return counts;
}

}  // namespace intake
