#include "core/admission/admission.h"

#include <utility>

#include "core/admission/admission_errors.h"
#include "core/admission/admitter.h"
#include "core/admission/channel_commands.h"
#include "core/admission/describe_account.h"
#include "core/admission/import_accounts.h"
#include "core/admission/judge_submission.h"
#include "core/admission/staff_commands.h"
#include "core/admission/submit_command.h"
#include "core/text/code_answer.h"

namespace intake {
namespace {

// Turns calls into commands, on the caller's thread as far as that goes.
class Door final : public Admission {
 public:
  Door(EventStore& store, const RuleBook& rules, const Clock& clock,
       const AdmissionOptions& options)
      : clock_(clock), admitter_(store, rules, clock, options) {}

  absl::Status Start() { return admitter_.Start(); }

  void Submit(std::string channel, Submission submission,
              Done<Admitted> done) override {
    admitter_.ledger().Receive(1);
    admitter_.Enqueue(std::make_unique<SubmitOneCommand>(
        std::move(channel),
        PrepareSubmission(std::move(submission), clock_.Now()),
        std::move(done)));
  }

  void SubmitBatch(std::string channel, std::vector<Submission> submissions,
                   Done<std::vector<absl::StatusOr<Admitted>>> done) override {
    admitter_.ledger().Receive(submissions.size());
    const absl::Time now = clock_.Now();
    std::vector<SubmissionUnderWay> under_way;
    under_way.reserve(submissions.size());
    for (Submission& submission : submissions) {
      under_way.emplace_back(PrepareSubmission(std::move(submission), now));
    }
    admitter_.Enqueue(std::make_unique<SubmitCommand>(
        std::move(channel), std::move(under_way), std::move(done)));
  }

  void Check(std::string channel, Submission submission,
             Done<Receipt> done) override {
    WaitingSubmission waiting =
        PrepareSubmission(std::move(submission), clock_.Now());
    AccountNames names;
    AddNames(waiting, names);
    Enqueue<Receipt>(
        [channel = std::move(channel), waiting = std::move(waiting)](
            Group& group) -> absl::StatusOr<Receipt> {
          const ChannelPolicy* const policy = group.channels().Find(channel);
          if (policy == nullptr) return ChannelNotFoundError(channel);
          return CheckSubmission(*policy, waiting, group);
        },
        std::move(done), std::move(names));
  }

  void Describe(std::string account_number,
                Done<AccountDescription> done) override {
    AccountNames names = {
        .alternatives = {{.numbers = {account_number}, .restore = true}}};
    Enqueue<AccountDescription>(
        [number = std::move(account_number)](
            Group& group) -> absl::StatusOr<AccountDescription> {
          absl::Status status = group.accounts().CheckWhole(number);
          if (!status.ok()) return status;
          const StateCache::Entry* const entry = group.accounts().Find(number);
          if (entry == nullptr) return AccountNotFoundError(number);
          return DescribeAccount(entry->state, group.rules().At(group.now()),
                                 group.rules().DayOf(group.now()),
                                 group.billing());
        },
        std::move(done), std::move(names));
  }

  void ImportAccounts(
      std::vector<Account> accounts, std::string actor,
      Done<std::vector<absl::StatusOr<ImportResult>>> done) override {
    AccountNames names;
    std::vector<absl::StatusOr<Account>> normalized;
    normalized.reserve(accounts.size());
    for (Account& account : accounts) {
      const absl::Status status = NormalizeAccount(account);
      if (status.ok()) {
        names.to_define.push_back(account.number);
        normalized.emplace_back(std::move(account));
      } else {
        normalized.emplace_back(status);
      }
    }
    const size_t items = normalized.size();
    Enqueue<std::vector<absl::StatusOr<ImportResult>>>(
        [normalized = std::move(normalized),
         actor = std::move(actor)](Group& group) {
          return intake::ImportAccounts(normalized, actor, group);
        },
        std::move(done), std::move(names), items);
  }

  void DefineChannel(ChannelPolicy policy, bool must_be_new, std::string actor,
                     Done<ChannelPolicy> done) override {
    if (absl::Status status = ValidateChannelPolicy(policy); !status.ok()) {
      return done(status);
    }
    Enqueue<ChannelPolicy>(
        [policy = std::move(policy), must_be_new,
         actor = std::move(actor)](Group& group) {
          return intake::DefineChannel(policy, must_be_new, actor, group);
        },
        std::move(done));
  }

  void IssueCredential(Credential credential, std::string actor,
                       Done<Credential> done) override {
    Enqueue<Credential>(
        [credential = std::move(credential),
         actor = std::move(actor)](Group& group) {
          return intake::IssueCredential(credential, actor, group);
        },
        std::move(done));
  }

  void RevokeCredential(std::string credential_id, std::string actor,
                        Done<Credential> done) override {
    Enqueue<Credential>(
        [id = std::move(credential_id),
         actor = std::move(actor)](Group& group) {
          return intake::RevokeCredential(id, actor, group);
        },
        std::move(done));
  }

  void Examine(std::string receipt_code, Done<HeldExamination> done) override {
    Enqueue<HeldExamination>(
        [code = CanonicalCode(receipt_code)](Group& group) {
          return ExamineHeld(code, group);
        },
        std::move(done));
  }

  void Approve(Approval approval, std::string actor,
               Done<HoldResolved> done) override {
    OnReceipt(&intake::Approve, std::move(approval), std::move(actor),
              std::move(done));
  }

  void Reject(Rejection rejection, std::string actor,
              Done<HoldResolved> done) override {
    OnReceipt(&intake::Reject, std::move(rejection), std::move(actor),
              std::move(done));
  }

  void Amend(std::string account_number, Amendment amendment, std::string actor,
             Done<ReadingAmended> done) override {
    OnAccount(&intake::Amend, std::move(account_number), std::move(amendment),
              std::move(actor), std::move(done));
  }

  void Undo(Undoing undoing, std::string actor,
            Done<SubmissionUndone> done) override {
    undoing.receipt_code = CanonicalCode(undoing.receipt_code);
    Enqueue<SubmissionUndone>(
        [undoing = std::move(undoing), actor = std::move(actor)](Group& group) {
          return UndoSubmission(undoing, actor, group);
        },
        std::move(done));
  }

  void ReplaceMeter(std::string account_number, MeterExchange exchange,
                    std::string actor, Done<MeterReplaced> done) override {
    OnAccount(&intake::ReplaceMeter, std::move(account_number),
              std::move(exchange), std::move(actor), std::move(done));
  }

  void CloseAccount(std::string account_number, AccountClosing closing,
                    std::string actor, Done<AccountClosed> done) override {
    OnAccount(&intake::CloseAccount, std::move(account_number),
              std::move(closing), std::move(actor), std::move(done));
  }

  void ClosePeriod(absl::CivilMonth period, std::string actor,
                   Done<BillingRegister> done) override {
    Enqueue<BillingRegister>(
        [period, actor = std::move(actor)](Group& group) {
          return intake::ClosePeriod(period, actor, group);
        },
        std::move(done));
  }

  void Acknowledge(ChangesAcknowledged charged, std::string actor,
                   Done<BillingRegister> done) override {
    Enqueue<BillingRegister>(
        [charged, actor = std::move(actor)](Group& group) {
          return intake::Acknowledge(charged, actor, group);
        },
        std::move(done));
  }

  std::shared_ptr<const BillingRegister> billing() const override {
    return admitter_.billing();
  }
  std::shared_ptr<const ChannelRegister> channels() const override {
    return admitter_.channels();
  }
  AdmissionCounts Counts() const override {
    return admitter_.ledger().Counts();
  }
  bool healthy() const override { return admitter_.healthy(); }
  bool Step() override { return admitter_.Step(); }
  void Stop() override { admitter_.Stop(); }

 private:
  template <typename Input, typename Body>
  using Decider = absl::StatusOr<Body> (*)(const AccountState&,
                                           const StaffFacts&, const Input&);

  template <typename Input, typename Body>
  void OnReceipt(Decider<Input, Body> decide, Input input, std::string actor,
                 Done<Body> done) {
    input.receipt_code = CanonicalCode(input.receipt_code);
    Enqueue<Body>(
        [decide, input = std::move(input),
         actor = std::move(actor)](Group& group) {
          return DecideOnReceipt(decide, input, actor, group);
        },
        std::move(done));
  }

  template <typename Input, typename Body>
  void OnAccount(Decider<Input, Body> decide, std::string number, Input input,
                 std::string actor, Done<Body> done) {
    AccountNames names = {
        .alternatives = {{.numbers = {number}, .restore = true}}};
    Enqueue<Body>(
        [decide, number = std::move(number), input = std::move(input),
         actor = std::move(actor)](Group& group) {
          return DecideOnAccount(decide, number, input, actor, group);
        },
        std::move(done), std::move(names));
  }

  template <typename T>
  void Enqueue(std::function<absl::StatusOr<T>(Group&)> decide, Done<T> done,
               AccountNames names = {}, size_t items = 1) {
    admitter_.Enqueue(std::make_unique<PlainCommand<T>>(
        std::move(names), items, std::move(decide), std::move(done)));
  }

  const Clock& clock_;
  Admitter admitter_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Admission>> Admission::Start(
    EventStore& store, const RuleBook& rules, const Clock& clock,
    const AdmissionOptions& options) {
  auto door = std::make_unique<Door>(store, rules, clock, options);
  if (absl::Status status = door->Start(); !status.ok()) return status;
  return door;
}

}  // namespace intake
