#include "tests/support/random_model.h"

#include <utility>

namespace intake::testing {

// Small and huge, of both signs.
int64_t RandomModel::Number() {
  return static_cast<int64_t>(engine_()) >> Below(64);
}

std::string RandomModel::Bytes() {
  std::string bytes(Flip() ? Below(6) : Below(300), '\0');
  for (char& byte : bytes) byte = static_cast<char>(engine_());
  return bytes;
}

absl::CivilDay RandomModel::Day() {
  return absl::CivilDay(1900, 1, 1) + static_cast<int>(Below(100'000));
}

absl::Time RandomModel::Moment() {
  return absl::FromUnixMicros(static_cast<int64_t>(engine_()) >> 10);
}

template <typename T>
T RandomModel::Enum(T first, T last) {
  const auto from = static_cast<uint64_t>(first);
  return static_cast<T>(from + Below(static_cast<uint64_t>(last) - from + 1));
}

template <typename Make>
auto RandomModel::Maybe(Make make) -> std::optional<decltype(make())> {
  if (Flip()) return std::nullopt;
  return make();
}

template <typename Make>
auto RandomModel::Some(Make make) -> std::vector<decltype(make())> {
  std::vector<decltype(make())> items;
  for (uint64_t left = Below(4); left > 0; --left) items.push_back(make());
  return items;
}

Installation RandomModel::MakeInstallation() {
  return {.commodity = Enum(Commodity::kElectricity, Commodity::kGas),
          .point = Enum(MeteringPoint::kMain, MeteringPoint::kBath),
          .serial = Bytes(),
          .installed_on = Day(),
          .removed_on = Maybe([this] { return Day(); }),
          .verified_until = Maybe([this] { return Day(); }),
          .automatic = Flip(),
          .registers = Some([this] {
            return Register{
                .kind = Enum(RegisterKind::kTotal, RegisterKind::kHalfPeak),
                .whole_digits = static_cast<int>(Index()),
                .decimals = static_cast<int>(Index()),
                .multiplier = Number()};
          })};
}

Account RandomModel::MakeAccount() {
  return {.number = Bytes(),
          .payment_code = Bytes(),
          .holder = Bytes(),
          .address = {.building = Bytes(),
                      .entrance = Bytes(),
                      .flat = Bytes(),
                      .text = Bytes()},
          .phones = Some([this] { return Bytes(); }),
          .language = Enum(Language::kRussian, Language::kEnglish),
          .closed_on = Maybe([this] { return Day(); }),
          .installations = Some([this] { return MakeInstallation(); }),
          .history = Some([this] {
            return HistoricReading{.installation = Index(),
                                   .register_index = Index(),
                                   .date = Day(),
                                   .value = Number(),
                                   .estimated = Flip()};
          })};
}

NamedValue RandomModel::MakeNamedValue() {
  return {.commodity = Maybe([this] {
            return Enum(Commodity::kElectricity, Commodity::kGas);
          }),
          .point = Maybe([this] {
            return Enum(MeteringPoint::kMain, MeteringPoint::kBath);
          }),
          .kind = Maybe([this] {
            return Enum(RegisterKind::kTotal, RegisterKind::kHalfPeak);
          }),
          .serial = Bytes(),
          .value = Bytes()};
}

Submission RandomModel::MakeSubmission() {
  Submission submission = {
      .request_key = Bytes(),
      .account_number = Bytes(),
      .reading_date = Maybe([this] { return Day(); }),
      .evidence = {.sender = Bytes(),
                   .agent = Bytes(),
                   .document = Bytes(),
                   .signature = Enum(Signature::kNotAsked, Signature::kMissing),
                   .raw = Bytes()}};
  switch (Below(3)) {
    case 0:
      submission.content = TypedText{Bytes()};
      break;
    case 1:
      submission.content = OrderedValues{Some([this] { return Bytes(); })};
      break;
    default:
      submission.content =
          NamedValues{Some([this] { return MakeNamedValue(); })};
  }
  return submission;
}

Finding RandomModel::MakeFinding() {
  return {.rule = AllRules()[Below(AllRules().size())],
          .severity = Enum(Severity::kInfo, Severity::kRefuse),
          .target = Maybe([this] { return MakeRef(); }),
          .got = Bytes(),
          .wanted = Bytes(),
          .suggestion = Bytes()};
}

Receipt RandomModel::MakeReceipt() {
  return {
      .outcome = Enum(Outcome::kAccepted, Outcome::kRefused),
      .code = Bytes(),
      .account_number = Bytes(),
      .understood = Some([this] {
        return UnderstoodValue{
            .slot = {.ref = MakeRef(),
                     .commodity =
                         Enum(Commodity::kElectricity, Commodity::kGas),
                     .point = Enum(MeteringPoint::kMain, MeteringPoint::kBath),
                     .kind =
                         Enum(RegisterKind::kTotal, RegisterKind::kHalfPeak),
                     .whole_digits = static_cast<int>(Index()),
                     .decimals = static_cast<int>(Index())},
            .value = Number()};
      }),
      .reading_date = Maybe([this] { return Day(); }),
      .period = Maybe([this] { return Month(); }),
      .findings = Some([this] { return MakeFinding(); }),
      .language = Enum(Language::kRussian, Language::kEnglish),
      .text = Bytes(),
      .received_at = Moment(),
      .rules_version = Bytes()};
}

ChannelPolicy RandomModel::MakePolicy() {
  return {.id = Bytes(),
          .name_ru = Bytes(),
          .name_en = Bytes(),
          .contact = Bytes(),
          .open_from = Maybe([this] { return Moment(); }),
          .retired_from = Maybe([this] { return Moment(); }),
          .commodities = Some([this] {
            return Enum(Commodity::kElectricity, Commodity::kGas);
          }),
          .trust = Enum(Trust::kCustomer, Trust::kInspector),
          .staffed = Flip(),
          .may_confirm = Flip(),
          .dates_are_evidence = Flip(),
          .signature_required = Flip(),
          .registered_sender_required = Flip(),
          .mandate_required = Flip(),
          .mandates = Some([this] {
            return Mandate{.representative = Bytes(),
                           .building = Bytes(),
                           .entrances = Some([this] { return Bytes(); })};
          }),
          .answer_in_one_sms = Flip(),
          .open_to_customers = Flip()};
}

Credential RandomModel::MakeCredential() {
  return {.id = Bytes(),
          .channel = Bytes(),
          .secret_hash = Bytes(),
          .issued_at = Moment(),
          .revoked_at = Maybe([this] { return Moment(); })};
}

LiveReading RandomModel::MakeLiveReading() {
  return {.date = Day(),
          .value = Number(),
          .period = Month(),
          .trust = Enum(Trust::kCustomer, Trust::kInspector),
          .estimated = Flip(),
          .channel = Bytes()};
}

EventBody RandomModel::MakeEventBody() {
  switch (Below(5)) {
    case 0:
      return AccountDefined{MakeAccount()};
    case 1:
      return ChannelDefined{MakePolicy()};
    case 2:
      return CredentialIssued{MakeCredential()};
    case 3:
      return CredentialRevoked{Bytes()};
    default:
      return SubmissionJudged{
          .submission = MakeSubmission(),
          .channel = Bytes(),
          .trust = Enum(Trust::kCustomer, Trust::kInspector),
          .content_fingerprint = engine_(),
          .receipt = MakeReceipt(),
          .superseded = Some([this] {
            return SupersededReading{.target = MakeRef(), .date = Day()};
          }),
          .stands = Flip()};
  }
}

AccountState RandomModel::MakeState() {
  return {.sequence = Index(),
          .account = Maybe([this] { return MakeAccount(); }),
          .definition_fingerprint = engine_(),
          .registers = Some([this] {
            return RegisterHistory{
                .target = MakeRef(),
                .readings = Some([this] { return MakeLiveReading(); }),
                .complete = Flip()};
          }),
          .recent_keys = Some([this] { return uint64_t{engine_()}; }),
          .all_keys_recent = Flip(),
          .recent_contents = Some([this] {
            return RecentContent{.channel = Bytes(),
                                 .fingerprint = engine_(),
                                 .received_at = Moment(),
                                 .request_key = Bytes()};
          })};
}

}  // namespace intake::testing
