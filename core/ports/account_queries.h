// What screens and command lines ask of a store. Every answer includes what was
// appended before the question.

#ifndef INTAKE_CORE_PORTS_ACCOUNT_QUERIES_H_
#define INTAKE_CORE_PORTS_ACCOUNT_QUERIES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "core/model/event.h"
#include "core/model/receipt.h"

namespace intake {

// Numbers are on the wire: permanent. Last number used: 3.
enum class ReadingState : uint8_t { kLive = 1, kHeld = 2, kSuperseded = 3 };

struct ReadingRow {
  RegisterSlot slot;
  std::string serial;
  absl::CivilDay date;
  Milli value = 0;
  ReadingState state = ReadingState::kLive;
  bool estimated = false;
  absl::CivilMonth period;
  // Empty for what came with the account's import.
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
};

}  // namespace intake

#endif  // INTAKE_CORE_PORTS_ACCOUNT_QUERIES_H_
