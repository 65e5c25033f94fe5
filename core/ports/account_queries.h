// What screens and command lines ask of a store. Every answer includes what was
// appended before the question.

#ifndef INTAKE_CORE_PORTS_ACCOUNT_QUERIES_H_
#define INTAKE_CORE_PORTS_ACCOUNT_QUERIES_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "core/model/account_state.h"
#include "core/model/event.h"
#include "core/model/period_standing.h"
#include "core/model/receipt.h"

namespace intake {

// Numbers are on the wire: permanent. Last number used: 5. A held reading that
// staff let in is a row no more: the live one stands in its place.
enum class ReadingState : uint8_t {
  kLive = 1,
  kHeld = 2,
  kSuperseded = 3,  // another reading, or its sender's next word, replaced it
  kRejected = 4,
  kVoided = 5,
};

struct ReadingRow {
  RegisterSlot slot;
  std::string serial;
  absl::CivilDay date;
  Milli value = 0;
  ReadingState state = ReadingState::kLive;
  bool estimated = false;
  absl::CivilMonth period;
  // It came with the account's import.
  bool imported = false;
  // Empty for what came with the import, or from staff.
  std::string channel;
  std::string receipt_code;
  absl::Time received_at;

  friend bool operator==(const ReadingRow&, const ReadingRow&) = default;
};

struct SubmissionRow {
  // The stream's event that judged it.
  uint32_t sequence = 0;
  SubmissionJudged judged;

  friend bool operator==(const SubmissionRow&, const SubmissionRow&) = default;
};

// Newest first; `before` is exclusive and comes from the last row of the page
// before (keyset paging).
template <typename Key>
struct Page {
  std::optional<Key> before;
  size_t items_max = 50;
};

struct ReadingKey {
  absl::CivilDay date;
  RegisterRef target;
  uint32_t sequence = 0;
};

struct ReadingPage {
  std::vector<ReadingRow> rows;
  std::optional<ReadingKey> next;
};

struct SubmissionPage {
  std::vector<SubmissionRow> rows;
  std::optional<uint32_t> next;
};

// Held submissions; what is not given fits all.
struct HeldFilter {
  std::string account_number;
  std::string channel;
  // One of its findings.
  std::optional<Rule> rule;
  std::optional<absl::Time> received_before;
};

struct HeldKey {
  absl::Time received_at;
  std::string stream;
  uint32_t sequence = 0;

  friend std::strong_ordering operator<=>(const HeldKey&,
                                          const HeldKey&) = default;
};

struct HeldRow {
  HeldKey key;
  SubmissionJudged judged;

  friend bool operator==(const HeldRow&, const HeldRow&) = default;
};

struct HeldPage {
  std::vector<HeldRow> rows;
  // As `after` of the next page.
  std::optional<HeldKey> next;
};

// How many accounts of one entrance have sent their readings of a period: see
// PeriodStanding.
struct PlaceCoverage {
  std::string building;
  std::string entrance;
  uint64_t accounts = 0;
  uint64_t complete = 0;
  uint64_t partly = 0;
  // Nothing live, but something held.
  uint64_t held = 0;

  uint64_t missing() const { return accounts - complete - partly - held; }
  friend bool operator==(const PlaceCoverage&, const PlaceCoverage&) = default;
};

struct CoverageFilter {
  absl::CivilMonth period;
  // Empty: all of them.
  std::string building;
  std::string entrance;
};

struct StatePage {
  std::vector<AccountState> rows;
  // As `after` of the next page: the last account's number.
  std::optional<std::string> next;
};

struct MissingAccount {
  // Without its history.
  Account account;
  PeriodStanding standing = PeriodStanding::kMissing;

  friend bool operator==(const MissingAccount&,
                         const MissingAccount&) = default;
};

struct MissingPage {
  std::vector<MissingAccount> rows;
  // As `after` of the next page: the last account's number.
  std::optional<std::string> next;
};

struct ArrivalCount {
  std::string channel;
  Outcome outcome = Outcome::kAccepted;
  uint64_t submissions = 0;

  friend bool operator==(const ArrivalCount&, const ArrivalCount&) = default;
};

// Any of the words given, all that are given must fit. Words of an address
// fit from their beginning; phone, meter and number from theirs.
struct AccountSearch {
  std::string number_prefix;
  std::string address_words;
  std::string meter_serial;
  std::string phone;
  size_t items_max = 50;
};

// Thread-safe.
class AccountQueries {
 public:
  virtual ~AccountQueries() = default;

  // Without its history, which is in ListReadings. NOT_FOUND: no such account.
  virtual absl::StatusOr<Account> GetAccount(absl::string_view number) = 0;

  // In order of number, without their history. INVALID_ARGUMENT: nothing to
  // search for.
  virtual absl::StatusOr<std::vector<Account>> SearchAccounts(
      const AccountSearch& search) = 0;

  // By date, newest first, then canonical order. NOT_FOUND: no such account.
  virtual absl::StatusOr<ReadingPage> ListReadings(
      absl::string_view number, const Page<ReadingKey>& page) = 0;

  // Newest first, refused ones too. `stream` is an account's number or a bucket
  // of unknown accounts. NOT_FOUND: no such stream.
  virtual absl::StatusOr<SubmissionPage> ListSubmissions(
      absl::string_view stream, const Page<uint32_t>& page) = 0;

  // NOT_FOUND: no receipt of that code.
  virtual absl::StatusOr<SubmissionJudged> FindReceipt(
      absl::string_view code) = 0;

  // What waits for staff or customer, the oldest first.
  virtual absl::StatusOr<HeldPage> ListHeld(const HeldFilter& filter,
                                            const std::optional<HeldKey>& after,
                                            size_t items_max) = 0;

  // In order of building and entrance.
  virtual absl::StatusOr<std::vector<PlaceCoverage>> GetCoverage(
      const CoverageFilter& filter) = 0;

  // The accounts that any of these filters asks for, all of one period, and
  // that are not complete, in order of number.
  //
  // REQUIRES: there is a filter.
  virtual absl::StatusOr<MissingPage> ListMissing(
      absl::Span<const CoverageFilter> any_of,
      const std::optional<std::string>& after, size_t items_max) = 0;

  // Every account, in order of number.
  virtual absl::StatusOr<StatePage> ListStates(
      const std::optional<std::string>& after, size_t items_max) = 0;

  // What was received from one moment until another (exclusive), both on a
  // quarter of an hour, in order of channel and outcome; what had been
  // answered before is not counted.
  virtual absl::StatusOr<std::vector<ArrivalCount>> CountArrivals(
      absl::Time from, absl::Time until) = 0;
};

}  // namespace intake

#endif  // INTAKE_CORE_PORTS_ACCOUNT_QUERIES_H_
