#include "core/admission/admission.h"

#include <utility>

#include "core/admission/admission_errors.h"
#include "core/admission/admitter.h"
#include "core/admission/channel_commands.h"
#include "core/admission/describe_account.h"
#include "core/admission/import_accounts.h"
#include "core/admission/judge_submission.h"
#include "core/admission/submit_command.h"

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
    std::vector<Submission> one;
    one.push_back(std::move(submission));
    SubmitBatch(std::move(channel), std::move(one),
                [done = std::move(done)](
                    absl::StatusOr<SubmitCommand::Results> results) {
                  if (!results.ok()) return done(results.status());
                  done(std::move(results->front()));
                });
  }

  void SubmitBatch(std::string channel, std::vector<Submission> submissions,
                   Done<std::vector<absl::StatusOr<Admitted>>> done) override {
    admitter_.ledger().Receive(submissions.size());
    const absl::Time now = clock_.Now();
    std::vector<WaitingSubmission> waiting;
    waiting.reserve(submissions.size());
    for (Submission& submission : submissions) {
      waiting.push_back(PrepareSubmission(std::move(submission), now));
    }
    admitter_.Enqueue(std::make_unique<SubmitCommand>(
        std::move(channel), std::move(waiting), std::move(done)));
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
                                 group.rules().DayOf(group.now()));
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
        normalized.push_back(std::move(account));
      } else {
        normalized.push_back(status);
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

  std::shared_ptr<const ChannelRegister> channels() const override {
    return admitter_.channels();
  }
  AdmissionCounts Counts() const override {
    return admitter_.ledger().Counts();
  }
  bool healthy() const override { return admitter_.healthy(); }
  void Stop() override { admitter_.Stop(); }

 private:
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
