// What waits at the door to be decided.

#ifndef INTAKE_CORE_ADMISSION_COMMAND_H_
#define INTAKE_CORE_ADMISSION_COMMAND_H_

#include <cstddef>
#include <functional>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "core/admission/account_names.h"
#include "core/admission/admission.h"
#include "core/admission/admission_errors.h"
#include "core/admission/group.h"
#include "core/admission/ledger.h"

namespace intake {

// Used by one thread at a time. Either Answer or Fail is called, once, as the
// last thing.
class Command {
 public:
  virtual ~Command() = default;

  // How many submissions or accounts it is worth in queue and group.
  virtual size_t items() const { return 1; }

  // The accounts that must be in memory before Decide.
  virtual const AccountNames& names() const = 0;

  // Decides and remembers the answer, without giving it. May be called again,
  // with another group, when the first one could not be stored.
  // UNAVAILABLE: the store could not be read; the group fails. What is damaged
  // fails the items that need it, and is part of the answer.
  virtual absl::Status Decide(Group& group) = 0;

  // Gives the answer, after the commit of `group`.
  virtual void Answer(Group& group, Ledger& ledger) = 0;
  virtual void Fail(const absl::Status& status, Ledger& ledger) = 0;
};

// A command whose answer does not depend on the commit but for its success.
template <typename T>
class PlainCommand final : public Command {
 public:
  PlainCommand(AccountNames names, size_t items,
               std::function<absl::StatusOr<T>(Group&)> decide,
               Admission::Done<T> done)
      : names_(std::move(names)),
        items_(items),
        decide_(std::move(decide)),
        done_(std::move(done)) {}

  size_t items() const override { return items_; }
  const AccountNames& names() const override { return names_; }

  absl::Status Decide(Group& group) override {
    result_ = decide_(group);
    if (absl::IsDataLoss(result_.status())) {
      result_ = StoreFailedError(result_.status());
    }
    return absl::OkStatus();
  }
  void Answer(Group&, Ledger&) override { done_(std::move(result_)); }
  void Fail(const absl::Status& status, Ledger&) override { done_(status); }

 private:
  const AccountNames names_;
  const size_t items_;
  const std::function<absl::StatusOr<T>(Group&)> decide_;
  const Admission::Done<T> done_;
  absl::StatusOr<T> result_ = absl::UnknownError("not decided");
};

}  // namespace intake

#endif  // INTAKE_CORE_ADMISSION_COMMAND_H_
