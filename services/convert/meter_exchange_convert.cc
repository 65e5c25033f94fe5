#include "services/convert/meter_exchange_convert.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/base/civil_time.h"
#include "core/base/error.h"
#include "core/base/limits.h"
#include "services/convert/decision_convert.h"
#include "services/convert/enum_convert.h"
#include "services/convert/field.h"
#include "services/convert/installation_convert.h"
#include "services/convert/usage_convert.h"

namespace intake {
namespace {

using DialReadings = google::protobuf::RepeatedPtrField<v1::DialReading>;

absl::StatusOr<DialReading> DialReadingFromProto(const v1::DialReading& proto,
                                                 absl::string_view field) {
  const auto kind =
      EnumFromProto<RegisterKind>(proto.kind(), absl::StrCat(field, ".kind"));
  if (!kind.ok()) return kind.status();
  const absl::StatusOr<Milli> value =
      AmountFromProto(proto.value(), absl::StrCat(field, ".value"));
  if (!value.ok()) return value.status();
  return DialReading{.kind = *kind, .value = *value};
}

absl::StatusOr<std::vector<DialReading>> DialReadingsFromProto(
    const DialReadings& protos, absl::string_view field) {
  absl::Status status = CheckCount(field, static_cast<size_t>(protos.size()), 0,
                                   limits::kRegistersPerMeterMax);
  if (!status.ok()) return status;
  std::vector<DialReading> readings;
  for (int i = 0; i < protos.size(); ++i) {
    const absl::StatusOr<DialReading> reading =
        DialReadingFromProto(protos[i], absl::StrCat(field, "[", i, "]"));
    if (!reading.ok()) return reading.status();
    readings.push_back(*reading);
  }
  return readings;
}

// The new meter, which hangs from the day of the exchange on.
absl::StatusOr<Installation> InstalledFromProto(v1::Installation proto,
                                                absl::CivilDay replaced_on) {
  const std::string first_day = FormatDate(replaced_on);
  if (proto.installed_on().empty()) proto.set_installed_on(first_day);
  absl::StatusOr<Installation> installed =
      InstallationFromProto(proto, "installed");
  if (!installed.ok()) return installed.status();
  if (installed->installed_on != replaced_on) {
    return FieldError("installed.installed_on",
                      absl::StrCat("got ", proto.installed_on(),
                                   ", want the day of the exchange, ",
                                   first_day, ", or none"));
  }
  if (installed->removed_on) {
    return FieldError("installed.removed_on",
                      absl::StrCat("got ", proto.removed_on(), ", want none"));
  }
  return installed;
}

}  // namespace

absl::StatusOr<MeterExchange> MeterExchangeFromProto(
    const v1::ReplaceMeterRequest& proto) {
  absl::Status status =
      CheckAccountNumber("account_number", proto.account_number());
  if (!status.ok()) return status;
  const absl::StatusOr<absl::CivilDay> replaced_on =
      RequiredDateFromProto(proto.replaced_on(), "replaced_on");
  if (!replaced_on.ok()) return replaced_on.status();
  absl::StatusOr<Installation> installed =
      InstalledFromProto(proto.installed(), *replaced_on);
  if (!installed.ok()) return installed.status();
  absl::StatusOr<std::vector<DialReading>> closing =
      DialReadingsFromProto(proto.closing(), "closing");
  if (!closing.ok()) return closing.status();
  absl::StatusOr<std::vector<DialReading>> opening =
      DialReadingsFromProto(proto.opening(), "opening");
  if (!opening.ok()) return opening.status();
  absl::StatusOr<Decision> decision =
      DecisionFromProto(proto.decision(), "decision");
  if (!decision.ok()) return decision.status();
  return MeterExchange{.replaced_on = *replaced_on,
                       .installed = *std::move(installed),
                       .closing = *std::move(closing),
                       .opening = *std::move(opening),
                       .decision = *std::move(decision)};
}

absl::StatusOr<AccountClosing> AccountClosingFromProto(
    const v1::CloseAccountRequest& proto) {
  absl::Status status =
      CheckAccountNumber("account_number", proto.account_number());
  status.Update(CheckCount(
      "final", static_cast<size_t>(proto.final_size()), 0,
      limits::kInstallationsPerAccountMax * limits::kRegistersPerMeterMax));
  if (!status.ok()) return status;
  const absl::StatusOr<absl::CivilDay> closed_on =
      RequiredDateFromProto(proto.closed_on(), "closed_on");
  if (!closed_on.ok()) return closed_on.status();
  AccountClosing closing{.closed_on = *closed_on};
  for (int i = 0; i < proto.final_size(); ++i) {
    absl::StatusOr<KeyedValue> value =
        KeyedValueFromProto(proto.final(i).register_(), proto.final(i).value(),
                            absl::StrCat("final[", i, "]"));
    if (!value.ok()) return value.status();
    closing.final.push_back(*std::move(value));
  }
  absl::StatusOr<Decision> decision =
      DecisionFromProto(proto.decision(), "decision");
  if (!decision.ok()) return decision.status();
  closing.decision = *std::move(decision);
  return closing;
}

v1::ReplaceMeterResponse ReplacedToProto(const MeterReplaced& replaced) {
  v1::ReplaceMeterResponse proto;
  *proto.mutable_changes() = UsageChangesToProto(replaced.effects.changes);
  proto.mutable_applied()->Assign(replaced.applied.begin(),
                                  replaced.applied.end());
  return proto;
}

v1::CloseAccountResponse ClosedToProto(const AccountClosed& closed) {
  v1::CloseAccountResponse proto;
  *proto.mutable_changes() = UsageChangesToProto(closed.effects.changes);
  return proto;
}

}  // namespace intake
