// What of each struct is stored, in the order in which it is stored: the one
// list that writing and reading share. Stored for good: a change of any list
// is a new version of the format.

#ifndef INTAKE_CORE_CODEC_FIELDS_H_
#define INTAKE_CORE_CODEC_FIELDS_H_

#include <concepts>
#include <tuple>
#include <type_traits>

#include "core/model/account_state.h"
#include "core/model/event.h"

namespace intake {

// T is Struct, const or not.
template <typename T, typename Struct>
concept Is = std::same_as<std::remove_const_t<T>, Struct>;

// What a later version of the bodies added to a struct follows its fields in
// the same way, as FieldsAddedIn<version> lists it; a body of an earlier
// version ends a struct before it.
template <typename T>
concept GrewIn2 = requires(T& v) {
  FieldsAddedIn2(v);
};
template <typename T>
concept GrewIn3 = requires(T& v) {
  FieldsAddedIn3(v);
};

template <typename T>
concept GrewIn4 = requires(T& v) {
  FieldsAddedIn4(v);
};

template <Is<Register> T>
auto FieldsOf(T& v) {
  return std::tie(v.kind, v.whole_digits, v.decimals, v.multiplier);
}

template <Is<Installation> T>
auto FieldsOf(T& v) {
  return std::tie(v.commodity, v.point, v.serial, v.installed_on, v.removed_on,
                  v.verified_until, v.automatic, v.registers);
}

template <Is<Installation> T>
auto FieldsAddedIn2(T& v) {
  return std::tie(v.daily_capacity);
}

template <Is<Address> T>
auto FieldsOf(T& v) {
  return std::tie(v.building, v.entrance, v.flat, v.text);
}

template <Is<Address> T>
auto FieldsAddedIn4(T& v) {
  return std::tie(v.house);
}

template <Is<HistoricReading> T>
auto FieldsOf(T& v) {
  return std::tie(v.installation, v.register_index, v.date, v.value,
                  v.estimated);
}

template <Is<Account> T>
auto FieldsOf(T& v) {
  return std::tie(v.number, v.payment_code, v.holder, v.address, v.phones,
                  v.language, v.closed_on, v.installations, v.history);
}

template <Is<RegisterRef> T>
auto FieldsOf(T& v) {
  return std::tie(v.installation, v.register_index);
}

template <Is<RegisterSlot> T>
auto FieldsOf(T& v) {
  return std::tie(v.ref, v.commodity, v.point, v.kind, v.whole_digits,
                  v.decimals);
}

template <Is<TypedText> T>
auto FieldsOf(T& v) {
  return std::tie(v.text);
}

template <Is<OrderedValues> T>
auto FieldsOf(T& v) {
  return std::tie(v.values);
}

template <Is<NamedValue> T>
auto FieldsOf(T& v) {
  return std::tie(v.commodity, v.point, v.kind, v.serial, v.value);
}

template <Is<NamedValues> T>
auto FieldsOf(T& v) {
  return std::tie(v.values);
}

template <Is<CodeAnswer> T>
auto FieldsOf(T& v) {
  return std::tie(v.code, v.yes);
}

template <Is<Evidence> T>
auto FieldsOf(T& v) {
  return std::tie(v.sender, v.agent, v.document, v.signature, v.raw);
}

template <Is<Evidence> T>
auto FieldsAddedIn3(T& v) {
  return std::tie(v.source);
}

template <Is<Submission> T>
auto FieldsOf(T& v) {
  return std::tie(v.request_key, v.account_number, v.content, v.reading_date,
                  v.evidence);
}

template <Is<Submission> T>
auto FieldsAddedIn3(T& v) {
  return std::tie(v.payment_code, v.handed_in_on);
}

template <Is<Finding> T>
auto FieldsOf(T& v) {
  return std::tie(v.rule, v.severity, v.target, v.got, v.wanted, v.suggestion);
}

template <Is<UnderstoodValue> T>
auto FieldsOf(T& v) {
  return std::tie(v.slot, v.value);
}

template <Is<Receipt> T>
auto FieldsOf(T& v) {
  return std::tie(v.outcome, v.code, v.account_number, v.understood,
                  v.reading_date, v.period, v.findings, v.language, v.text,
                  v.received_at, v.rules_version);
}

template <Is<Receipt> T>
auto FieldsAddedIn2(T& v) {
  return std::tie(v.proposal, v.answer_until);
}

template <Is<SupersededReading> T>
auto FieldsOf(T& v) {
  return std::tie(v.target, v.date);
}

template <Is<Mandate> T>
auto FieldsOf(T& v) {
  return std::tie(v.representative, v.building, v.entrances);
}

template <Is<ChannelPolicy> T>
auto FieldsOf(T& v) {
  return std::tie(v.id, v.name_ru, v.name_en, v.contact, v.open_from,
                  v.retired_from, v.commodities, v.trust, v.staffed,
                  v.may_confirm, v.dates_are_evidence, v.signature_required,
                  v.registered_sender_required, v.mandate_required, v.mandates,
                  v.answer_in_one_sms, v.open_to_customers);
}

template <Is<ChannelPolicy> T>
auto FieldsAddedIn4(T& v) {
  return std::tie(v.log_in_required);
}

template <Is<Credential> T>
auto FieldsOf(T& v) {
  return std::tie(v.id, v.channel, v.secret_hash, v.issued_at, v.revoked_at);
}

template <Is<AccountDefined> T>
auto FieldsOf(T& v) {
  return std::tie(v.account);
}

template <Is<SubmissionJudged> T>
auto FieldsOf(T& v) {
  return std::tie(v.submission, v.channel, v.trust, v.content_fingerprint,
                  v.receipt, v.superseded, v.stands);
}

template <Is<SubmissionJudged> T>
auto FieldsAddedIn2(T& v) {
  return std::tie(v.answers, v.withdrawn, v.changes);
}

template <Is<UsageChange> T>
auto FieldsOf(T& v) {
  return std::tie(v.slot, v.serial, v.multiplier, v.from_date, v.from_value,
                  v.to_date, v.to_value, v.usage, v.period, v.charged_in);
}

template <Is<RemovedReading> T>
auto FieldsOf(T& v) {
  return std::tie(v.target, v.date, v.voided);
}

template <Is<AddedReading> T>
auto FieldsOf(T& v) {
  return std::tie(v.slot, v.serial, v.date, v.value, v.period, v.trust,
                  v.channel, v.receipt_code);
}

template <Is<ReadingEffects> T>
auto FieldsOf(T& v) {
  return std::tie(v.removed, v.added, v.changes);
}

template <Is<Decision> T>
auto FieldsOf(T& v) {
  return std::tie(v.agent, v.reason);
}

template <Is<HoldResolved> T>
auto FieldsOf(T& v) {
  return std::tie(v.receipt_code, v.approved, v.decision, v.effects);
}

template <Is<ReadingAmended> T>
auto FieldsOf(T& v) {
  return std::tie(v.target, v.date, v.was, v.now, v.decision, v.effects);
}

template <Is<MeterReplaced> T>
auto FieldsOf(T& v) {
  return std::tie(v.removed_installation, v.replaced_on, v.installed,
                  v.decision, v.applied, v.effects);
}

template <Is<AccountClosed> T>
auto FieldsOf(T& v) {
  return std::tie(v.closed_on, v.decision, v.effects);
}

template <Is<SubmissionUndone> T>
auto FieldsOf(T& v) {
  return std::tie(v.receipt_code, v.decision, v.effects);
}

template <Is<SubmissionRepeated> T>
auto FieldsOf(T& v) {
  return std::tie(v.channel, v.request_key, v.repeated_key);
}

template <Is<UsageRestated> T>
auto FieldsOf(T& v) {
  return std::tie(v.changes);
}

template <Is<PeriodClosed> T>
auto FieldsOf(T& v) {
  return std::tie(v.period);
}

template <Is<ChangesAcknowledged> T>
auto FieldsOf(T& v) {
  return std::tie(v.position, v.recorded_at);
}

template <Is<ChannelDefined> T>
auto FieldsOf(T& v) {
  return std::tie(v.policy);
}

template <Is<CredentialIssued> T>
auto FieldsOf(T& v) {
  return std::tie(v.credential);
}

template <Is<CredentialRevoked> T>
auto FieldsOf(T& v) {
  return std::tie(v.credential_id);
}

template <Is<RecentContent> T>
auto FieldsOf(T& v) {
  return std::tie(v.channel, v.fingerprint, v.received_at, v.request_key);
}

template <Is<OpenSubmission> T>
auto FieldsOf(T& v) {
  return std::tie(v.receipt_code, v.sequence, v.outcome, v.needs_staff,
                  v.channel, v.sender, v.trust, v.received_at, v.date, v.period,
                  v.values, v.proposal, v.answer_until, v.ending, v.ended_by,
                  v.ended_at);
}

template <Is<AccountState> T>
auto FieldsOf(T& v) {
  return std::tie(v.sequence, v.account, v.definition_fingerprint, v.registers,
                  v.recent_keys, v.all_keys_recent, v.recent_contents, v.open,
                  v.defined_installations);
}

}  // namespace intake

#endif  // INTAKE_CORE_CODEC_FIELDS_H_
