// The exchange of a meter, and the end of an account.

#ifndef INTAKE_SERVICES_CONVERT_METER_EXCHANGE_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_METER_EXCHANGE_CONVERT_H_

#include "absl/status/statusor.h"
#include "core/decide/staff_decisions.h"
#include "intake/v1/account_service.pb.h"

namespace intake {

// Both: INVALID_ARGUMENT with the field at fault: an account's number that is
// none, a meter, date, register or value in another form, no agent or reason,
// more values than an account has dials. Of the new meter also a first day that
// is not that of the exchange, and a last day.
absl::StatusOr<MeterExchange> MeterExchangeFromProto(
    const v1::ReplaceMeterRequest& proto);
absl::StatusOr<AccountClosing> AccountClosingFromProto(
    const v1::CloseAccountRequest& proto);

v1::ReplaceMeterResponse ReplacedToProto(const MeterReplaced& replaced);
v1::CloseAccountResponse ClosedToProto(const AccountClosed& closed);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_METER_EXCHANGE_CONVERT_H_
