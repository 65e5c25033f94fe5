// The thread behind the door: takes what waits, decides it, has it stored, and
// only then answers.

#ifndef INTAKE_CORE_ADMISSION_ADMITTER_H_
#define INTAKE_CORE_ADMISSION_ADMITTER_H_

#include <atomic>
#include <memory>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "core/admission/admission.h"
#include "core/admission/command_queue.h"
#include "core/admission/group.h"
#include "core/admission/ledger.h"
#include "core/admission/state_cache.h"
#include "core/base/clock.h"
#include "core/model/billing_register.h"
#include "core/model/channel_register.h"
#include "core/ports/event_store.h"
#include "core/rules/rule_set.h"

namespace intake {

// Thread-safe.
class Admitter {
 public:
  // What is passed by reference outlives the admitter.
  Admitter(EventStore& store, const RuleBook& rules, const Clock& clock,
           const AdmissionOptions& options);
  ~Admitter() { Stop(); }

  Admitter(const Admitter&) = delete;
  Admitter& operator=(const Admitter&) = delete;

  // Reads channels and billing, announces channels in a store that has none,
  // fills the memory with states and starts the thread. Once, before all else.
  absl::Status Start();

  // A command that cannot wait fails at once, on this thread.
  void Enqueue(std::unique_ptr<Command> command);

  Ledger& ledger() { return ledger_; }
  const Ledger& ledger() const { return ledger_; }
  std::shared_ptr<const ChannelRegister> channels() const;
  std::shared_ptr<const BillingRegister> billing() const;
  bool healthy() const { return healthy_; }

  // See Admission::Step.
  bool Step();

  // See Admission::Stop. Not on admission's own thread.
  void Stop();

 private:
  absl::Status LoadRegisters();
  absl::Status AnnounceChannels();
  absl::Status WarmUp();
  void Publish(std::shared_ptr<const ChannelRegister> channels,
               std::shared_ptr<const BillingRegister> billing);

  void Run();
  void Admit(const Commands& commands);
  absl::Status DecideAndStore(const Commands& commands, Group& group);
  void Forget(const Group& group);

  EventStore& store_;
  const RuleBook& rules_;
  const Clock& clock_;
  const AdmissionOptions options_;
  Ledger ledger_;
  CommandQueue queue_;
  std::atomic<bool> healthy_ = true;

  // Of the thread alone, once it runs.
  StateCache states_;
  // The store may hold other channels, or be further with billing, than what is
  // published.
  bool registers_in_doubt_ = false;

  mutable absl::Mutex registers_mutex_;
  std::shared_ptr<const ChannelRegister> channels_
      ABSL_GUARDED_BY(registers_mutex_) = std::make_shared<ChannelRegister>();
  std::shared_ptr<const BillingRegister> billing_
      ABSL_GUARDED_BY(registers_mutex_) = std::make_shared<BillingRegister>();

  absl::Mutex thread_mutex_;
  std::thread thread_ ABSL_GUARDED_BY(thread_mutex_);
};

}  // namespace intake

#endif  // INTAKE_CORE_ADMISSION_ADMITTER_H_
