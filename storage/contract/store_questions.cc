#include "storage/contract/store_questions.h"

#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "core/ports/account_queries.h"
#include "core/ports/event_log.h"
#include "core/ports/event_store.h"

namespace intake::testing {
namespace {

constexpr char kNumber[] = "7000001";

struct Ports {
  EventStore& events;
  EventLog& log;
  AccountQueries& queries;

  template <typename Store>
  explicit Ports(Store& store) : events(store), log(store), queries(store) {}
};

template <typename PageOf>
auto RowsOf(absl::StatusOr<PageOf> page)
    -> absl::StatusOr<decltype(page->rows)> {
  if (!page.ok()) return page.status();
  return std::move(page->rows);
}

absl::StatusOr<std::vector<Event>> EventsOf(
    absl::StatusOr<std::vector<LoggedEvent>> logged) {
  if (!logged.ok()) return logged.status();
  std::vector<Event> events;
  for (LoggedEvent& one : *logged) events.push_back(std::move(one.event));
  return events;
}

template <typename Ask>
StoreQuestion Question(const std::string& name, const Ask& ask) {
  return {name, [name, ask](SqliteStore& store, MemoryStore& truth) {
            const auto got = ask(Ports(store));
            const auto wanted = ask(Ports(truth));
            if (!got.ok() && got.status().code() != wanted.status().code()) {
              return got.status();
            }
            const bool same = got.ok() && wanted.ok() ? *got == *wanted
                                                      : got.ok() == wanted.ok();
            if (same) return absl::OkStatus();
            return absl::InternalError(absl::StrCat(name, ": false"));
          }};
}

}  // namespace

std::vector<StoreQuestion> StoreQuestions() {
  static const auto* const kStream = new std::string(kNumber);
  const CoverageFilter january = {.period = absl::CivilMonth(2014, 1)};
  return {
      Question("LoadStates",
               [](const Ports& ports) {
                 return ports.events.LoadStates({kStream, 1});
               }),
      Question("FindByKey",
               [](const Ports& ports) {
                 return ports.events.FindByKey(*kStream, "sms", "key-1");
               }),
      Question(
          "StreamOfReceipt",
          [](const Ports& ports) { return ports.events.StreamOfReceipt(20); }),
      Question("LoadEvents",
               [](const Ports& ports) {
                 return ports.events.LoadEvents(kChannelsStream);
               }),
      Question("AccountsWithPaymentCodes",
               [](const Ports& ports) {
                 const std::string code = "1";
                 return ports.events.AccountsWithPaymentCodes({&code, 1});
               }),
      Question("ReadStream",
               [](const Ports& ports) {
                 return EventsOf(ports.log.ReadStream(*kStream));
               }),
      Question("ReadLog",
               [](const Ports& ports) -> absl::StatusOr<std::vector<Event>> {
                 auto page = ports.log.ReadLog(3, 9, LogScope::kEverything);
                 if (!page.ok()) return page.status();
                 return EventsOf(std::move(page->events));
               }),
      Question("GetAccount",
               [](const Ports& ports) {
                 return ports.queries.GetAccount(*kStream);
               }),
      Question("SearchAccounts",
               [](const Ports& ports) {
                 return ports.queries.SearchAccounts({.address_words = "лен"});
               }),
      Question("ListReadings",
               [](const Ports& ports) {
                 return RowsOf(ports.queries.ListReadings(*kStream, {}));
               }),
      Question("ListSubmissions",
               [](const Ports& ports) {
                 return RowsOf(ports.queries.ListSubmissions(*kStream, {}));
               }),
      Question("ListHeld",
               [](const Ports& ports) {
                 return RowsOf(ports.queries.ListHeld({}, {}, 10));
               }),
      Question("GetCoverage",
               [january](const Ports& ports) {
                 return ports.queries.GetCoverage(january);
               }),
      Question("ListMissing",
               [january](const Ports& ports) {
                 return RowsOf(ports.queries.ListMissing({&january, 1}, {}, 5));
               }),
      Question("ListStates",
               [](const Ports& ports) {
                 return RowsOf(ports.queries.ListStates({}, 10));
               }),
      Question("CountArrivals",
               [](const Ports& ports) {
                 const absl::Time start = absl::FromUnixSeconds(1'400'000'400);
                 return ports.queries.CountArrivals(start,
                                                    start + absl::Hours(9));
               }),
  };
}

}  // namespace intake::testing
