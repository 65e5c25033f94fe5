#include "services/convert/people_convert.h"

#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "core/base/limits.h"
#include "services/auth/authenticator.h"
#include "services/convert/enum_convert.h"
#include "services/convert/field.h"
#include "services/convert/time_convert.h"

namespace intake {

v1::Session SessionToProto(const NewSession& session) {
  v1::Session proto;
  proto.set_token(session.token);
  *proto.mutable_expires_at() = TimeToProto(session.expires_at);
  return proto;
}

v1::Letter LetterToProto(const Letter& letter) {
  v1::Letter proto;
  proto.set_kind(EnumToProto<v1::LetterKind>(letter.kind));
  proto.set_to(letter.to);
  proto.set_language(EnumToProto<v1::Language>(letter.language));
  if (letter.token.empty()) return proto;
  proto.set_token(letter.token);
  *proto.mutable_expires_at() = TimeToProto(letter.expires_at);
  return proto;
}

v1::Customer CustomerToProto(const StoredCustomer& customer) {
  v1::Customer proto;
  proto.set_id(CustomerId(customer.id));
  proto.set_email(customer.email);
  proto.set_language(EnumToProto<v1::Language>(customer.language));
  for (const LinkedAccount& linked : customer.accounts) {
    v1::LinkedAccount* const account = proto.add_accounts();
    account->set_number(linked.number);
    account->set_address(linked.address);
  }
  return proto;
}

absl::StatusOr<Registration> RegistrationFromProto(
    const v1::RegisterCustomerRequest& proto) {
  absl::Status status =
      CheckAccountNumber("account_number", proto.account_number());
  status.Update(CheckBytes("house", proto.house().size(), 1,
                           limits::kEvidenceFieldBytesMax));
  status.Update(CheckBytes("client_address", proto.client_address().size(), 0,
                           limits::kEvidenceFieldBytesMax));
  const auto language = EnumFromProto<Language>(proto.language(), "language");
  if (!status.ok()) return status;
  if (!language.ok()) return language.status();
  return Registration{.account_number = proto.account_number(),
                      .house = proto.house(),
                      .email = proto.email(),
                      .password = proto.password(),
                      .language = language->value_or(Language::kRussian),
                      .client_address = proto.client_address()};
}

v1::StaffMember StaffToProto(const StoredStaff& member) {
  v1::StaffMember proto;
  proto.set_log_in(member.log_in);
  proto.set_name(member.name);
  proto.set_role(EnumToProto<v1::StaffRole>(member.role));
  proto.set_disabled(member.disabled);
  proto.set_password_expired(member.password_expired);
  return proto;
}

v1::StaffAction StaffActionToProto(const StaffAction& action) {
  v1::StaffAction proto;
  *proto.mutable_at() = TimeToProto(action.at);
  proto.set_actor(action.actor);
  proto.set_action(action.action);
  proto.set_detail(action.detail);
  return proto;
}

absl::StatusOr<StoredStaff> StaffFromProto(const v1::StaffMember& proto,
                                           absl::string_view field) {
  const auto role = RequiredEnumFromProto<StaffRole>(
      proto.role(), absl::StrCat(field, ".role"));
  if (!role.ok()) return role.status();
  return StoredStaff{.log_in = proto.log_in(),
                     .name = proto.name(),
                     .role = *role,
                     .disabled = proto.disabled()};
}

absl::StatusOr<std::optional<uint64_t>> StaffActionPageFromProto(
    absl::string_view token) {
  if (token.empty()) return std::nullopt;
  uint64_t before = 0;
  if (!absl::SimpleAtoi(token, &before)) {
    return FieldError("page_token", "none that an earlier answer gave");
  }
  return before;
}

}  // namespace intake
