// An EventStore with fail-points around Append; everything else is passed on.

#ifndef INTAKE_TESTS_FAULT_FAILING_EVENT_STORE_H_
#define INTAKE_TESTS_FAULT_FAILING_EVENT_STORE_H_

#include "core/ports/event_store.h"
#include "tests/fault/fail_points.h"

namespace intake::testing {

// As thread-safe as the store it stands before. Both outlive it.
class FailingEventStore final : public EventStore {
 public:
  FailingEventStore(EventStore& store, FailPoints& points)
      : store_(store), points_(points) {}

  // Fails as the port allows: before, nothing is stored; after, it is.
  absl::Status Append(absl::Span<const Event> group) override {
    if (points_.FailsAt(FailPoint::kBeforeAppend)) return Failure();
    absl::Status status = store_.Append(group);
    if (points_.FailsAt(FailPoint::kBeforeAnswers)) return Failure();
    if (points_.FailsAt(FailPoint::kAmidAnswers)) return Failure();
    return status;
  }

  absl::StatusOr<std::vector<AccountState>> LoadStates(
      absl::Span<const std::string> streams) override {
    return store_.LoadStates(streams);
  }
  absl::Status VisitStates(const StateVisitor& visit) override {
    return store_.VisitStates(visit);
  }
  absl::StatusOr<std::vector<bool>> AccountsExist(
      absl::Span<const std::string> numbers) override {
    return store_.AccountsExist(numbers);
  }
  absl::StatusOr<std::vector<std::vector<std::string>>>
  AccountsWithPaymentCodes(absl::Span<const std::string> codes) override {
    return store_.AccountsWithPaymentCodes(codes);
  }
  absl::StatusOr<std::optional<SubmissionJudged>> FindByKey(
      absl::string_view stream, absl::string_view channel,
      absl::string_view request_key) override {
    return store_.FindByKey(stream, channel, request_key);
  }
  absl::StatusOr<std::optional<std::string>> StreamOfReceipt(
      uint64_t receipt_number) override {
    return store_.StreamOfReceipt(receipt_number);
  }
  absl::StatusOr<std::vector<Event>> LoadEvents(
      absl::string_view stream) override {
    return store_.LoadEvents(stream);
  }
  uint64_t TakeReceiptNumbers(uint64_t count) override {
    return store_.TakeReceiptNumbers(count);
  }
  absl::Status Probe() override { return store_.Probe(); }

 private:
  static absl::Status Failure() {
    return absl::UnavailableError("a fail-point was reached");
  }

  EventStore& store_;
  FailPoints& points_;
};

}  // namespace intake::testing

#endif  // INTAKE_TESTS_FAULT_FAILING_EVENT_STORE_H_
