#include "services/convert/account_convert.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/base/civil_time.h"
#include "core/base/error.h"
#include "core/base/limits.h"
#include "services/convert/enum_convert.h"
#include "services/convert/field.h"
#include "services/convert/historic_reading_convert.h"
#include "services/convert/installation_convert.h"
#include "services/convert/page_convert.h"
#include "services/convert/status_convert.h"

namespace intake {
namespace {

absl::Status AddInstallations(const v1::Account& proto, Account& account) {
  for (int i = 0; i < proto.installations_size(); ++i) {
    absl::StatusOr<Installation> installation = InstallationFromProto(
        proto.installations(i), absl::StrCat("installations[", i, "]"));
    if (!installation.ok()) return installation.status();
    account.installations.push_back(*std::move(installation));
  }
  return absl::OkStatus();
}

absl::Status AddHistory(const v1::Account& proto, Account& account) {
  for (int i = 0; i < proto.history_size(); ++i) {
    absl::StatusOr<HistoricReading> reading =
        HistoricReadingFromProto(proto.history(i), account.installations,
                                 absl::StrCat("history[", i, "]"));
    if (!reading.ok()) return reading.status();
    account.history.push_back(*reading);
  }
  return absl::OkStatus();
}

absl::StatusOr<Account> Converted(const v1::Account& proto) {
  const auto language = EnumFromProto<Language>(proto.language(), "language");
  if (!language.ok()) return language.status();
  const auto closed_on = DateFromProto(proto.closed_on(), "closed_on");
  if (!closed_on.ok()) return closed_on.status();
  Account account{.number = proto.number(),
                  .payment_code = proto.payment_code(),
                  .holder = proto.holder(),
                  .address = {.building = proto.address().building(),
                              .entrance = proto.address().entrance(),
                              .flat = proto.address().flat(),
                              .text = proto.address().text(),
                              .house = proto.address().house()},
                  .phones = {proto.phones().begin(), proto.phones().end()},
                  .language = language->value_or(Language::kRussian),
                  .closed_on = *closed_on};
  absl::Status status = AddInstallations(proto, account);
  if (status.ok()) status = AddHistory(proto, account);
  if (status.ok()) status = NormalizeAccount(account);
  if (!status.ok()) return status;
  return account;
}

v1::ImportOutcome OutcomeOf(ImportResult result) {
  switch (result) {
    case ImportResult::kCreated:
      return v1::IMPORT_OUTCOME_CREATED;
    case ImportResult::kUpdated:
      return v1::IMPORT_OUTCOME_UPDATED;
    case ImportResult::kUnchanged:
      return v1::IMPORT_OUTCOME_UNCHANGED;
  }
  return v1::IMPORT_OUTCOME_UNSPECIFIED;
}

}  // namespace

absl::StatusOr<Account> AccountFromProto(const v1::Account& proto,
                                         absl::string_view field) {
  absl::StatusOr<Account> account = Converted(proto);
  if (!account.ok()) return InsideField(account.status(), field);
  return account;
}

v1::Account AccountToProto(const Account& account) {
  v1::Account proto;
  proto.set_number(account.number);
  proto.set_payment_code(account.payment_code);
  proto.set_holder(account.holder);
  proto.mutable_address()->set_building(account.address.building);
  proto.mutable_address()->set_entrance(account.address.entrance);
  proto.mutable_address()->set_flat(account.address.flat);
  proto.mutable_address()->set_text(account.address.text);
  proto.mutable_address()->set_house(account.address.house);
  for (const std::string& phone : account.phones) proto.add_phones(phone);
  proto.set_language(EnumToProto<v1::Language>(account.language));
  if (account.closed_on) proto.set_closed_on(FormatDate(*account.closed_on));
  for (const Installation& installation : account.installations) {
    *proto.add_installations() = InstallationToProto(installation);
  }
  return proto;
}

v1::ImportResult ImportResultToProto(
    absl::string_view account_number,
    const absl::StatusOr<ImportResult>& result) {
  v1::ImportResult proto;
  proto.set_account_number(account_number.data(), account_number.size());
  if (result.ok()) {
    proto.set_outcome(OutcomeOf(*result));
  } else {
    *proto.mutable_error() = StatusToProto(result.status());
  }
  return proto;
}

absl::StatusOr<AccountSearch> AccountSearchFromProto(
    const v1::SearchAccountsRequest& proto) {
  const absl::StatusOr<size_t> limit =
      PageSizeFromProto(proto.limit(), "limit");
  if (!limit.ok()) return limit.status();
  const std::pair<absl::string_view, const std::string&> words[] = {
      {"number_prefix", proto.number_prefix()},
      {"address", proto.address()},
      {"meter_serial", proto.meter_serial()},
      {"phone", proto.phone()}};
  bool any = false;
  for (const auto& [field, word] : words) {
    absl::Status status =
        CheckBytes(field, word.size(), 0, limits::kNameBytesMax);
    if (!status.ok()) return status;
    any = any || !word.empty();
  }
  if (!any) {
    return FieldError("number_prefix",
                      "got nothing to search for, want a number_prefix, an "
                      "address, a meter_serial or a phone");
  }
  return AccountSearch{.number_prefix = proto.number_prefix(),
                       .address_words = proto.address(),
                       .meter_serial = proto.meter_serial(),
                       .phone = proto.phone(),
                       .items_max = *limit};
}

}  // namespace intake
