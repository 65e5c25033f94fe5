// The one door. Commands wait in a bounded queue; one thread takes all that
// wait as a group, decides each in order, appends the group's events once, and
// only then answers. So judging is linearizable per account, a key and its
// effect are one, and the cost of durability is shared.

#ifndef INTAKE_CORE_ADMISSION_ADMISSION_H_
#define INTAKE_CORE_ADMISSION_ADMISSION_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "core/base/clock.h"
#include "core/base/limits.h"
#include "core/decide/examine_held.h"
#include "core/decide/staff_decisions.h"
#include "core/model/account.h"
#include "core/model/billing_register.h"
#include "core/model/channel.h"
#include "core/model/channel_register.h"
#include "core/model/event.h"
#include "core/model/receipt.h"
#include "core/model/submission.h"
#include "core/ports/event_store.h"
#include "core/rules/rule_set.h"

namespace intake {

// A receipt, and whether it had been given before.
struct Admitted {
  Receipt receipt;
  bool replayed = false;
};

// What an account looks like to whoever is about to enter its readings.
struct AccountDescription {
  struct Line {
    RegisterSlot slot;
    std::string serial;
    std::string label;
    std::optional<LiveReading> last;
    // Dial values that would pass without a word today; none where the account
    // has no reading to count from.
    std::optional<Milli> expected_from;
    std::optional<Milli> expected_to;
  };
  // Without its history.
  Account account;
  std::vector<Line> lines;
  // The window that is open or opens next, and the month it is of.
  absl::CivilDay window_from;
  absl::CivilDay window_to;
  absl::CivilMonth period;
  // The SMS to send.
  std::string text_template;
};

enum class ImportResult { kCreated, kUpdated, kUnchanged };

struct AdmissionOptions {
  size_t queue_items_max = limits::kQueueItemsMax;
  size_t group_items_max = limits::kGroupItemsMax;
  size_t accounts_in_memory_max = limits::kAccountsInMemoryMax;
  // Nobody else appends to the store: an account that is not in memory, while
  // all fit there, does not exist, and the store need not be asked.
  bool sole_writer = true;
  // How often a store that failed is tried while nothing else comes.
  absl::Duration probe_interval = absl::Seconds(1);
  // Without a thread of its own admission does nothing but in Step and Stop:
  // for simulation, where one thread runs everything.
  bool own_thread = true;
};

// Counts since the start. received = accepted + held + refused + replayed +
// failed + pending, always.
struct AdmissionCounts {
  uint64_t received = 0;
  uint64_t accepted = 0;
  uint64_t held = 0;
  uint64_t refused = 0;
  uint64_t replayed = 0;
  uint64_t failed = 0;
  uint64_t pending = 0;
};

// Thread-safe. Callbacks run on admission's thread (without one, on that of
// Step and Stop) - or, for a command that is
// not taken (QUEUE_FULL, SHUTTING_DOWN, bad input), on the caller's - and must
// not block; each is called exactly once, on Stop() too.
//
// Errors of every command: RESOURCE_EXHAUSTED `QUEUE_FULL` or `STORE_FULL`,
// UNAVAILABLE `STORE_UNAVAILABLE` or `SHUTTING_DOWN`: not answered, resend the
// same key after the given time. NOT_FOUND `CHANNEL_NOT_FOUND`.
class Admission {
 public:
  template <typename T>
  using Done = std::function<void(absl::StatusOr<T>)>;

  // Reads the channels, warms the cache of states and starts the thread.
  // `store`, `rules` and `clock` outlive the result.
  static absl::StatusOr<std::unique_ptr<Admission>> Start(
      EventStore& store, const RuleBook& rules, const Clock& clock,
      const AdmissionOptions& options);

  virtual ~Admission() = default;

  // REQUIRES: `submission` is within limits.h.
  virtual void Submit(std::string channel, Submission submission,
                      Done<Admitted> done) = 0;
  // All of them in one group, in order.
  virtual void SubmitBatch(
      std::string channel, std::vector<Submission> submissions,
      Done<std::vector<absl::StatusOr<Admitted>>> done) = 0;
  // The same judgement; nothing is stored.
  virtual void Check(std::string channel, Submission submission,
                     Done<Receipt> done) = 0;
  // NOT_FOUND `ACCOUNT_NOT_FOUND`.
  virtual void Describe(std::string account_number,
                        Done<AccountDescription> done) = 0;
  // One result an account, in order.
  virtual void ImportAccounts(
      std::vector<Account> accounts, std::string actor,
      Done<std::vector<absl::StatusOr<ImportResult>>> done) = 0;

  // ALREADY_EXISTS / NOT_FOUND when `must_be_new` says otherwise than is.
  virtual void DefineChannel(ChannelPolicy policy, bool must_be_new,
                             std::string actor, Done<ChannelPolicy> done) = 0;
  // The caller has made and keeps the secret; only its hash comes here.
  virtual void IssueCredential(Credential credential, std::string actor,
                               Done<Credential> done) = 0;
  virtual void RevokeCredential(std::string credential_id, std::string actor,
                                Done<Credential> done) = 0;

  // See staff_decisions.h for the errors of these. `actor` is whose key it
  // was; the person is in the decision. The answer is what was decided.
  virtual void Examine(std::string receipt_code,
                       Done<HeldExamination> done) = 0;
  virtual void Approve(Approval approval, std::string actor,
                       Done<HoldResolved> done) = 0;
  virtual void Reject(Rejection rejection, std::string actor,
                      Done<HoldResolved> done) = 0;
  virtual void Amend(std::string account_number, Amendment amendment,
                     std::string actor, Done<ReadingAmended> done) = 0;
  virtual void Undo(Undoing undoing, std::string actor,
                    Done<SubmissionUndone> done) = 0;
  virtual void ReplaceMeter(std::string account_number, MeterExchange exchange,
                            std::string actor, Done<MeterReplaced> done) = 0;
  virtual void CloseAccount(std::string account_number, AccountClosing closing,
                            std::string actor, Done<AccountClosed> done) = 0;

  // FAILED_PRECONDITION `PERIOD_NOT_OVER`. A closed one again changes nothing.
  virtual void ClosePeriod(absl::CivilMonth period, std::string actor,
                           Done<BillingRegister> done) = 0;
  // `charged` is a position of the journal and its moment. One that was reached
  // before changes nothing.
  virtual void Acknowledge(ChangesAcknowledged charged, std::string actor,
                           Done<BillingRegister> done) = 0;

  // As of the last commit. Never null.
  virtual std::shared_ptr<const BillingRegister> billing() const = 0;

  // The channels and credentials as of the last commit. Never null.
  virtual std::shared_ptr<const ChannelRegister> channels() const = 0;

  virtual AdmissionCounts Counts() const = 0;

  // Whether the last append (or probe) succeeded.
  virtual bool healthy() const = 0;

  // Does what admission's thread would do next: decides, stores and answers
  // what waits as one group, or tries a store that failed. False when nothing
  // waited. REQUIRES: !AdmissionOptions::own_thread.
  virtual bool Step() = 0;

  // Answers all that waits, then ends the thread. Later commands fail with
  // SHUTTING_DOWN. Idempotent.
  virtual void Stop() = 0;
};

}  // namespace intake

#endif  // INTAKE_CORE_ADMISSION_ADMISSION_H_
