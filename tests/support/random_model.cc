#include "tests/support/random_model.h"

#include <utility>
#include <variant>

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
          }),
          .daily_capacity = Maybe([this] { return Number(); })};
}

Account RandomModel::MakeAccount() {
  return {.number = Bytes(),
          .payment_code = Bytes(),
          .holder = Bytes(),
          .address = {.building = Bytes(),
                      .entrance = Bytes(),
                      .flat = Bytes(),
                      .text = Bytes(),
                      .house = Bytes()},
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
  switch (Below(4)) {
    case 0:
      submission.content = TypedText{Bytes()};
      break;
    case 1:
      submission.content = OrderedValues{Some([this] { return Bytes(); })};
      break;
    case 2:
      submission.content = CodeAnswer{.code = Bytes(), .yes = Flip()};
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

RegisterSlot RandomModel::MakeSlot() {
  return {.ref = MakeRef(),
          .commodity = Enum(Commodity::kElectricity, Commodity::kGas),
          .point = Enum(MeteringPoint::kMain, MeteringPoint::kBath),
          .kind = Enum(RegisterKind::kTotal, RegisterKind::kHalfPeak),
          .whole_digits = static_cast<int>(Index()),
          .decimals = static_cast<int>(Index())};
}

Receipt RandomModel::MakeReceipt() {
  return {.outcome = Enum(Outcome::kAccepted, Outcome::kRefused),
          .code = Bytes(),
          .account_number = Bytes(),
          .understood = Some([this] { return MakeUnderstood(); }),
          .reading_date = Maybe([this] { return Day(); }),
          .period = Maybe([this] { return Month(); }),
          .findings = Some([this] { return MakeFinding(); }),
          .language = Enum(Language::kRussian, Language::kEnglish),
          .text = Bytes(),
          .received_at = Moment(),
          .rules_version = Bytes(),
          .proposal = Some([this] { return MakeUnderstood(); }),
          .answer_until = Maybe([this] { return Day(); })};
}

UsageChange RandomModel::MakeChange() {
  return {.slot = MakeSlot(),
          .serial = Bytes(),
          .multiplier = Number(),
          .from_date = Day(),
          .from_value = Number(),
          .to_date = Day(),
          .to_value = Number(),
          .usage = Number(),
          .period = Month(),
          .charged_in = Month()};
}

SubmissionJudged RandomModel::MakeJudged() {
  return {.submission = MakeSubmission(),
          .channel = Bytes(),
          .trust = Enum(Trust::kCustomer, Trust::kInspector),
          .content_fingerprint = engine_(),
          .receipt = MakeReceipt(),
          .superseded = Some([this] {
            return SupersededReading{.target = MakeRef(), .date = Day()};
          }),
          .stands = Flip(),
          .answers = Bytes(),
          .withdrawn = Some([this] { return Bytes(); }),
          .changes = Some([this] { return MakeChange(); })};
}

AddedReading RandomModel::MakeAddedReading() {
  return {.slot = MakeSlot(),
          .serial = Bytes(),
          .date = Day(),
          .value = Number(),
          .period = Month(),
          .trust = Enum(Trust::kCustomer, Trust::kInspector),
          .channel = Bytes(),
          .receipt_code = Bytes()};
}

ReadingEffects RandomModel::MakeEffects() {
  return {.removed = Some([this] {
            return RemovedReading{
                .target = MakeRef(), .date = Day(), .voided = Flip()};
          }),
          .added = Some([this] { return MakeAddedReading(); }),
          .changes = Some([this] { return MakeChange(); })};
}

HoldResolved RandomModel::MakeHoldResolved() {
  return {.receipt_code = Bytes(),
          .approved = Flip(),
          .decision = MakeDecision(),
          .effects = MakeEffects()};
}

ReadingAmended RandomModel::MakeAmended() {
  return {.target = MakeRef(),
          .date = Day(),
          .was = Number(),
          .now = Maybe([this] { return Number(); }),
          .decision = MakeDecision(),
          .effects = MakeEffects()};
}

MeterReplaced RandomModel::MakeMeterReplaced() {
  return {.removed_installation = Index(),
          .replaced_on = Day(),
          .installed = MakeInstallation(),
          .decision = MakeDecision(),
          .applied = Some([this] { return Bytes(); }),
          .effects = MakeEffects()};
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
          .open_to_customers = Flip(),
          .log_in_required = Flip()};
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
          .channel = Bytes(),
          .imported = Flip(),
          .recorded_at = Moment()};
}

OpenSubmission RandomModel::MakeOpen() {
  return {.receipt_code = Bytes(),
          .sequence = Index(),
          .outcome = Enum(Outcome::kAccepted, Outcome::kRefused),
          .needs_staff = Flip(),
          .channel = Bytes(),
          .sender = Bytes(),
          .trust = Enum(Trust::kCustomer, Trust::kInspector),
          .received_at = Moment(),
          .date = Day(),
          .period = Maybe([this] { return Month(); }),
          .values = Some([this] { return MakeUnderstood(); }),
          .proposal = Some([this] { return MakeUnderstood(); }),
          .answer_until = Maybe([this] { return Day(); }),
          .ending = Enum(Ending::kNone, Ending::kWithdrawn),
          .ended_by = Bytes(),
          .ended_at = Moment()};
}

EventBody RandomModel::MakeEventBody() {
  switch (Below(std::variant_size_v<EventBody>)) {
    case 0:
      return AccountDefined{MakeAccount()};
    case 1:
      return ChannelDefined{MakePolicy()};
    case 2:
      return CredentialIssued{MakeCredential()};
    case 3:
      return CredentialRevoked{Bytes()};
    case 4:
      return MakeHoldResolved();
    case 5:
      return MakeAmended();
    case 6:
      return MakeMeterReplaced();
    case 7:
      return AccountClosed{.closed_on = Day(),
                           .decision = MakeDecision(),
                           .effects = MakeEffects()};
    case 8:
      return PeriodClosed{Month()};
    case 9:
      return ChangesAcknowledged{.position = engine_(),
                                 .recorded_at = Moment()};
    case 10:
      return UsageRestated{Some([this] { return MakeChange(); })};
    case 11:
      return SubmissionUndone{.receipt_code = Bytes(),
                              .decision = MakeDecision(),
                              .effects = MakeEffects()};
    case 12:
      return SubmissionRepeated{
          .channel = Bytes(), .request_key = Bytes(), .repeated_key = Bytes()};
    default:
      return MakeJudged();
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
          }),
          .open = Some([this] { return MakeOpen(); }),
          .defined_installations = Index()};
}

}  // namespace intake::testing
