// What admission needs of a store: states in, events out.

#ifndef INTAKE_CORE_PORTS_EVENT_STORE_H_
#define INTAKE_CORE_PORTS_EVENT_STORE_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "core/model/account_state.h"
#include "core/model/event.h"

namespace intake {

// Used by one thread at a time (admission's); Probe and the queries of
// account_queries.h may run beside it.
class EventStore {
 public:
  virtual ~EventStore() = default;

  // The states of `streams`, in order; a stream without events has a state with
  // sequence 0. Includes everything appended before the call.
  // UNAVAILABLE: the store cannot be read now. DATA_LOSS: one of them is
  // damaged; asked for without it, the others may be whole.
  virtual absl::StatusOr<std::vector<AccountState>> LoadStates(
      absl::Span<const std::string> streams) = 0;

  // Calls `visit` with every account's stream and state, the latter as
  // EncodeState writes it, until `visit` answers false. For warming a cache at
  // the start.
  using StateVisitor =
      std::function<bool(absl::string_view stream, absl::string_view state)>;
  virtual absl::Status VisitStates(const StateVisitor& visit) = 0;

  // For each of `numbers`, whether an account of that number exists.
  virtual absl::StatusOr<std::vector<bool>> AccountsExist(
      absl::Span<const std::string> numbers) = 0;

  // For each of `codes`, the numbers of the accounts with that payment code, in
  // order; of several, the first two.
  virtual absl::StatusOr<std::vector<std::vector<std::string>>>
  AccountsWithPaymentCodes(absl::Span<const std::string> codes) = 0;

  // All of `group` durably, or nothing; returns after it is on disk. Each event
  // has its stream's next sequence number.
  //
  // ABORTED: a sequence number is taken or leaves a gap; load again and decide
  // again. RESOURCE_EXHAUSTED: no space; nothing was stored. UNAVAILABLE: may
  // or may not have been stored; the states must be loaded again, and the store
  // finds out by itself before it answers the next call.
  virtual absl::Status Append(absl::Span<const Event> group) = 0;

  // What was judged under that key; none where it never was.
  virtual absl::StatusOr<std::optional<SubmissionJudged>> FindByKey(
      absl::string_view stream, absl::string_view channel,
      absl::string_view request_key) = 0;

  // The stream whose event gave the receipt of that number; none where none
  // did.
  virtual absl::StatusOr<std::optional<std::string>> StreamOfReceipt(
      uint64_t receipt_number) = 0;

  // The events of a stream, in order.
  virtual absl::StatusOr<std::vector<Event>> LoadEvents(
      absl::string_view stream) = 0;

  // `count` receipt numbers never given before nor after; the first of them.
  virtual uint64_t TakeReceiptNumbers(uint64_t count) = 0;

  // Writes and syncs a trifle: whether Append can succeed now. Any thread.
  virtual absl::Status Probe() = 0;
};

}  // namespace intake

#endif  // INTAKE_CORE_PORTS_EVENT_STORE_H_
