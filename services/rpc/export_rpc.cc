#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/civil_time.h"
#include "core/base/error.h"
#include "core/feed/usage_feed.h"
#include "core/rules/billing_period.h"
#include "core/rules/mandate.h"
#include "intake/v1/export_service.grpc.pb.h"
#include "services/convert/export_convert.h"
#include "services/convert/field.h"
#include "services/convert/page_convert.h"
#include "services/convert/time_convert.h"
#include "services/rpc/rpc_services.h"
#include "services/rpc/unary.h"

namespace intake {
namespace {

using Generated = v1::ExportService;
using RawMethods = Generated::WithRawCallbackMethod_ListChanges<
    Generated::WithRawCallbackMethod_AcknowledgeChanges<
        Generated::WithRawCallbackMethod_ClosePeriod<
            Generated::WithRawCallbackMethod_GetCoverage<
                Generated::WithRawCallbackMethod_ListMissing<
                    Generated::WithRawCallbackMethod_CountArrivals<
                        Generated::Service>>>>>>;

// The one whose window is open or opens next.
absl::CivilMonth CurrentPeriod(const Backend& backend) {
  const absl::Time now = backend.clock.Now();
  return WindowFor(backend.rules.At(now), backend.rules.DayOf(now)).period;
}

absl::StatusOr<v1::ListChangesResponse> ChangesAfter(
    EventLog& log, const v1::ListChangesRequest& request, size_t rows_max) {
  const absl::StatusOr<FeedPage> page =
      ReadFeed(log, request.cursor(), request.until_cursor(), rows_max);
  if (!page.ok()) return page.status();
  return FeedPageToProto(*page);
}

absl::StatusOr<v1::AcknowledgeChangesResponse> AcknowledgedUpTo(
    EventLog& log, uint64_t position) {
  absl::StatusOr<std::string> cursor = CursorAt(log, position);
  if (!cursor.ok()) return cursor.status();
  v1::AcknowledgeChangesResponse response;
  response.set_cursor(*std::move(cursor));
  return response;
}

v1::ClosePeriodResponse ClosedToProto(const BillingRegister& billing) {
  v1::ClosePeriodResponse response;
  if (billing.closed_through) {
    response.set_closed_through(FormatMonth(*billing.closed_through));
  }
  return response;
}

absl::StatusOr<v1::GetCoverageResponse> CoverageOf(
    AccountQueries& queries, const CoverageFilter& filter) {
  const absl::StatusOr<std::vector<PlaceCoverage>> places =
      queries.GetCoverage(filter);
  if (!places.ok()) return places.status();
  return CoverageToProto(filter.period, *places);
}

absl::StatusOr<v1::ListMissingResponse> MissingIn(
    AccountQueries& queries, absl::CivilMonth period,
    const std::vector<CoverageFilter>& any_of,
    const PageAfter<std::string>& page) {
  if (any_of.empty()) return MissingPageToProto(period, {});
  const absl::StatusOr<MissingPage> found =
      queries.ListMissing(any_of, page.after, page.items_max);
  if (!found.ok()) return found.status();
  return MissingPageToProto(period, *found);
}

// A representative is known only within a channel, and a channel sees only what
// its representatives have mandates for.
absl::Status CheckMayAsk(const Caller& caller,
                         const std::string& representative) {
  if (caller.channel.empty() == representative.empty()) return absl::OkStatus();
  return FieldError("representative",
                    representative.empty()
                        ? "got none, want one of the channel's"
                        : "got one, want none but from a channel");
}

absl::StatusOr<v1::CountArrivalsResponse> ArrivalsOn(
    AccountQueries& queries, absl::CivilDay day, const absl::TimeZone& zone) {
  const absl::StatusOr<std::vector<ArrivalCount>> counts =
      queries.CountArrivals(StartOfDay(day, zone), StartOfDay(day + 1, zone));
  if (!counts.ok()) return counts.status();
  return ArrivalsToProto(day, *counts);
}

class ExportRpc final : public RawMethods {
 public:
  explicit ExportRpc(const Backend& backend) : backend_(backend) {}

  grpc::ServerUnaryReactor* ListChanges(grpc::CallbackServerContext* context,
                                        const grpc::ByteBuffer* request,
                                        grpc::ByteBuffer* response) override {
    return ServeUnary<v1::ListChangesRequest, v1::ListChangesResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.ExportService/ListChanges",
        [this](const Caller&, const v1::ListChangesRequest& proto,
               const Answer<v1::ListChangesResponse>& answer) {
          const absl::StatusOr<size_t> rows_max =
              PageSizeFromProto(proto.page_size(), "page_size");
          if (!rows_max.ok()) return answer(rows_max.status());
          AnswerFrom(backend_.query_executor, answer,
                     [&log = backend_.log, proto, rows_max = *rows_max] {
                       return ChangesAfter(log, proto, rows_max);
                     });
        });
  }

  grpc::ServerUnaryReactor* AcknowledgeChanges(
      grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
      grpc::ByteBuffer* response) override {
    return ServeUnary<v1::AcknowledgeChangesRequest,
                      v1::AcknowledgeChangesResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.ExportService/AcknowledgeChanges",
        [this](const Caller& caller, const v1::AcknowledgeChangesRequest& proto,
               const Answer<v1::AcknowledgeChangesResponse>& answer) {
          const absl::Status queued = backend_.query_executor.Run(
              [this, actor = caller.actor, cursor = proto.cursor(), answer] {
                Acknowledge(cursor, actor, answer);
              });
          if (!queued.ok()) answer(queued);
        });
  }

  grpc::ServerUnaryReactor* ClosePeriod(grpc::CallbackServerContext* context,
                                        const grpc::ByteBuffer* request,
                                        grpc::ByteBuffer* response) override {
    return ServeUnary<v1::ClosePeriodRequest, v1::ClosePeriodResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.ExportService/ClosePeriod",
        [this](const Caller& caller, const v1::ClosePeriodRequest& proto,
               const Answer<v1::ClosePeriodResponse>& answer) {
          const absl::StatusOr<absl::CivilMonth> period =
              MonthFromProto(proto.period(), "period");
          if (!period.ok()) return answer(period.status());
          backend_.admission.ClosePeriod(
              *period, caller.actor,
              Answering<BillingRegister>(answer, ClosedToProto));
        });
  }

  grpc::ServerUnaryReactor* GetCoverage(grpc::CallbackServerContext* context,
                                        const grpc::ByteBuffer* request,
                                        grpc::ByteBuffer* response) override {
    return ServeUnary<v1::GetCoverageRequest, v1::GetCoverageResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.ExportService/GetCoverage",
        [this](const Caller&, const v1::GetCoverageRequest& proto,
               const Answer<v1::GetCoverageResponse>& answer) {
          absl::StatusOr<CoverageFilter> filter =
              CoverageFilterFromProto(proto, CurrentPeriod(backend_));
          if (!filter.ok()) return answer(filter.status());
          AnswerFrom(
              backend_.query_executor, answer,
              [&queries = backend_.queries, filter = *std::move(filter)] {
                return CoverageOf(queries, filter);
              });
        });
  }

  grpc::ServerUnaryReactor* ListMissing(grpc::CallbackServerContext* context,
                                        const grpc::ByteBuffer* request,
                                        grpc::ByteBuffer* response) override {
    return ServeUnary<v1::ListMissingRequest, v1::ListMissingResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.ExportService/ListMissing",
        [this](const Caller& caller, const v1::ListMissingRequest& proto,
               const Answer<v1::ListMissingResponse>& answer) {
          absl::Status status = CheckMayAsk(caller, proto.representative());
          if (!status.ok()) return answer(status);
          absl::StatusOr<CoverageFilter> filter =
              CoverageFilterFromProto(proto, CurrentPeriod(backend_));
          if (!filter.ok()) return answer(filter.status());
          std::vector<CoverageFilter> any_of = {*filter};
          if (!caller.channel.empty()) {
            any_of = WithinMandates(
                *filter,
                backend_.admission.channels()->Find(caller.channel)->mandates,
                proto.representative());
          }
          absl::StatusOr<PageAfter<std::string>> page =
              AccountPageFromProto(proto.page_size(), proto.page_token());
          if (!page.ok()) return answer(page.status());
          AnswerFrom(backend_.query_executor, answer,
                     [&queries = backend_.queries, period = filter->period,
                      any_of = std::move(any_of), page = *std::move(page)] {
                       return MissingIn(queries, period, any_of, page);
                     });
        });
  }

  grpc::ServerUnaryReactor* CountArrivals(grpc::CallbackServerContext* context,
                                          const grpc::ByteBuffer* request,
                                          grpc::ByteBuffer* response) override {
    return ServeUnary<v1::CountArrivalsRequest, v1::CountArrivalsResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.ExportService/CountArrivals",
        [this](const Caller&, const v1::CountArrivalsRequest& proto,
               const Answer<v1::CountArrivalsResponse>& answer) {
          const absl::StatusOr<std::optional<absl::CivilDay>> date =
              DateFromProto(proto.date(), "date");
          if (!date.ok()) return answer(date.status());
          const absl::CivilDay day =
              date->value_or(backend_.rules.DayOf(backend_.clock.Now()));
          AnswerFrom(
              backend_.query_executor, answer,
              [&queries = backend_.queries, day, zone = backend_.rules.zone()] {
                return ArrivalsOn(queries, day, zone);
              });
        });
  }

 private:
  // Blocks. Both ends of it read the log, and admission's thread must not.
  void Acknowledge(const std::string& cursor, const std::string& actor,
                   const Answer<v1::AcknowledgeChangesResponse>& answer) {
    const absl::StatusOr<ChangesAcknowledged> charged =
        PlaceOfCursor(backend_.log, cursor);
    if (!charged.ok()) return answer(charged.status());
    backend_.admission.Acknowledge(
        *charged, actor,
        [this, answer](const absl::StatusOr<BillingRegister>& billing) {
          if (!billing.ok()) return answer(billing.status());
          AnswerFrom(
              backend_.query_executor, answer,
              [&log = backend_.log, position = billing->acknowledged_position] {
                return AcknowledgedUpTo(log, position);
              });
        });
  }

  const Backend backend_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeExportRpc(const Backend& backend) {
  return std::make_unique<ExportRpc>(backend);
}

}  // namespace intake
