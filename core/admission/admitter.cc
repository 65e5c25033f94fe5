#include "core/admission/admitter.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/macros.h"
#include "core/admission/admission_errors.h"

namespace intake {
namespace {

constexpr char kAdministrator[] = "administrator";

// How often a group is decided when others write to its streams.
constexpr int kAttemptsMax = 3;

}  // namespace

Admitter::Admitter(EventStore& store, const RuleBook& rules, const Clock& clock,
                   const AdmissionOptions& options)
    : store_(store),
      rules_(rules),
      clock_(clock),
      options_(options),
      queue_(options.queue_items_max),
      states_(options.accounts_in_memory_max) {}

absl::Status Admitter::Start() {
  absl::Status status = LoadRegisters();
  if (status.ok() && channels()->sequence == 0) status = AnnounceChannels();
  if (status.ok()) status = WarmUp();
  if (!status.ok()) return status;
  if (!options_.own_thread) return absl::OkStatus();
  absl::MutexLock lock(&thread_mutex_);
  thread_ = std::thread([this] { Run(); });
  return absl::OkStatus();
}

absl::Status Admitter::LoadRegisters() {
  const absl::StatusOr<std::vector<Event>> of_channels =
      store_.LoadEvents(kChannelsStream);
  if (!of_channels.ok()) return of_channels.status();
  const absl::StatusOr<std::vector<Event>> of_billing =
      store_.LoadEvents(kBillingStream);
  if (!of_billing.ok()) return of_billing.status();
  auto channels = std::make_shared<ChannelRegister>();
  for (const Event& event : *of_channels) Evolve(*channels, event);
  auto billing = std::make_shared<BillingRegister>();
  for (const Event& event : *of_billing) Evolve(*billing, event);
  Publish(std::move(channels), std::move(billing));
  registers_in_doubt_ = false;
  return absl::OkStatus();
}

absl::Status Admitter::AnnounceChannels() {
  std::vector<ChannelPolicy> announced = AnnouncedChannels(rules_.zone());
  Group group(store_, states_, rules_, channels(), billing(), clock_.Now(),
              announced.size());
  for (ChannelPolicy& policy : announced) {
    group.RecordOnChannels(kAdministrator, ChannelDefined{std::move(policy)});
  }
  absl::Status status = store_.Append(group.events());
  if (status.ok()) Publish(group.SharedChannels(), group.SharedBilling());
  return status;
}

absl::Status Admitter::WarmUp() {
  bool complete = options_.sole_writer;
  absl::Status status = store_.VisitStates(
      [this, &complete](absl::string_view stream, absl::string_view state) {
        if (states_.full()) {
          complete = false;
          return false;
        }
        // A damaged one is loaded when it is asked for; whoever asks is told.
        if (!states_.PutPacked(stream, state).ok()) complete = false;
        return true;
      });
  // So is what is behind one that cannot be read.
  if (absl::IsDataLoss(status)) {
    complete = false;
    status = absl::OkStatus();
  }
  if (status.ok() && complete) states_.SetComplete();
  return status;
}

void Admitter::Enqueue(std::unique_ptr<Command> command) {
  const absl::Status status = queue_.Push(command);
  if (!status.ok()) command->Fail(status, ledger_);
}

std::shared_ptr<const ChannelRegister> Admitter::channels() const {
  absl::MutexLock lock(&registers_mutex_);
  return channels_;
}

std::shared_ptr<const BillingRegister> Admitter::billing() const {
  absl::MutexLock lock(&registers_mutex_);
  return billing_;
}

void Admitter::Publish(std::shared_ptr<const ChannelRegister> channels,
                       std::shared_ptr<const BillingRegister> billing) {
  absl::MutexLock lock(&registers_mutex_);
  channels_ = std::move(channels);
  billing_ = std::move(billing);
}

void Admitter::Stop() {
  queue_.Close();
  while (!options_.own_thread && Step()) {
  }
  absl::MutexLock lock(&thread_mutex_);
  if (thread_.joinable()) thread_.join();
}

bool Admitter::Step() {
  ABSL_HARDENING_ASSERT(!options_.own_thread);
  const std::optional<Commands> commands =
      queue_.Take(options_.group_items_max, absl::ZeroDuration());
  if (!commands.has_value()) return false;
  if (!commands->empty()) {
    Admit(*commands);
    return true;
  }
  if (!healthy_) healthy_ = store_.Probe().ok();
  return false;
}

void Admitter::Run() {
  while (true) {
    const std::optional<Commands> commands = queue_.Take(
        options_.group_items_max,
        healthy_ ? absl::InfiniteDuration() : options_.probe_interval);
    if (!commands.has_value()) return;
    if (!commands->empty()) {
      Admit(*commands);
    } else if (!healthy_) {
      healthy_ = store_.Probe().ok();
    }
  }
}

void Admitter::Admit(const Commands& commands) {
  size_t items = 0;
  for (const auto& command : commands) items += command->items();
  absl::Status status;
  for (int attempt = 0; attempt < kAttemptsMax; ++attempt) {
    status = registers_in_doubt_ ? LoadRegisters() : absl::OkStatus();
    if (!status.ok()) break;
    Group group(store_, states_, rules_, channels(), billing(), clock_.Now(),
                items);
    status = DecideAndStore(commands, group);
    if (status.ok()) {
      if (!group.events().empty()) healthy_ = true;
      Publish(group.SharedChannels(), group.SharedBilling());
      for (const auto& command : commands) command->Answer(group, ledger_);
      states_.Trim();
      return;
    }
    Forget(group);
    if (!absl::IsAborted(status)) break;
  }
  healthy_ = false;
  const absl::Status error = StoreFailedError(status);
  for (const auto& command : commands) command->Fail(error, ledger_);
  states_.Trim();
}

absl::Status Admitter::DecideAndStore(const Commands& commands, Group& group) {
  std::vector<const AccountNames*> names;
  names.reserve(commands.size());
  for (const auto& command : commands) names.push_back(&command->names());
  const absl::Status complete = group.accounts().CompleteDirectories(store_);
  absl::Status status = group.accounts().Load(names, store_);
  for (const auto& command : commands) {
    if (!status.ok()) return status;
    status = command->Decide(group);
  }
  if (!status.ok() || group.events().empty()) return status;
  // Questions are answered all the same.
  return complete.ok() ? store_.Append(group.events()) : complete;
}

// What the group decided may or may not be in the store: it is read again
// before anything else is decided on it.
void Admitter::Forget(const Group& group) {
  for (const Event& event : group.events()) {
    if (event.stream == kChannelsStream || event.stream == kBillingStream) {
      registers_in_doubt_ = true;
    } else {
      states_.Drop(event.stream);
    }
  }
}

}  // namespace intake
