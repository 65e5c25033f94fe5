#include "tests/equivalence/ways_in.h"

#include <gmime/gmime.h>

#include <fstream>
#include <utility>

#include "absl/base/macros.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "channels/building_list/columns.h"
#include "channels/building_list/list_row.h"
#include "channels/building_list/table_reader.h"
#include "channels/charset/charset.h"
#include "channels/email/submission.h"
#include "channels/portal/register_words.h"
#include "channels/portal/typed_readings.h"
#include "channels/program/digest.h"
#include "channels/sberbank/meter_key.h"
#include "channels/sberbank/profile_list.h"
#include "channels/sberbank/registry_reader.h"
#include "channels/sberbank/registry_submission.h"
#include "channels/smpp/submission.h"
#include "channels/sms/webhook.h"
#include "channels/web/cookies.h"
#include "channels/web/form.h"
#include "core/base/civil_time.h"
#include "core/model/register_slot.h"
#include "services/convert/register_key_convert.h"

namespace intake::testing {
namespace {

constexpr absl::CivilDay kDay(2014, 6, 20);
constexpr char kPhone[] = "79031234567";

std::string Text(const Handed& handed) {
  return absl::StrCat(handed.account->number, " ",
                      absl::StrJoin(handed.values, " "));
}

std::string Write(absl::string_view folder, absl::string_view name,
                  absl::string_view utf8) {
  std::string path = absl::StrCat(folder, "/", name);
  std::ofstream(path, std::ios::binary) << FromUtf8(utf8, Charset::kCp1251);
  return path;
}

// The words over the columns of the registers.
std::string HeaderOf(const std::vector<RegisterSlot>& slots) {
  if (slots[0].commodity == Commodity::kHotWater && slots.size() == 2) {
    return "Кухня;Ванна";
  }
  if (slots.size() == 3) return "Т1;Т2;Т3";
  return slots.size() == 2 ? "Показание;Ночь" : "Показание";
}

}  // namespace

v1::Submission ByKannel(const Handed& handed) {
  http::Request request;
  request.method = "POST";
  request.path = "/sms";
  request.query = {{"id", absl::StrCat("kannel ", handed.account->number)},
                   {"from", absl::StrCat("+", kPhone)},
                   {"smsc", "test"}};
  request.headers = {{"Content-Type", "text/plain; charset=\"UTF-8\""}};
  request.body = Text(handed);
  return sms::SubmissionFromWebhook(request).value();
}

v1::Submission BySmpp(const Handed& handed) {
  smpp::Message message;
  message.source.digits = kPhone;
  message.data_coding = 8;
  message.short_message = FromUtf8(Text(handed), Charset::kUtf16Be);
  return smpp::SubmissionFromMessage(message, {.name = "test"},
                                     smpp::NewRequestId());
}

v1::Submission ByEmail(const Handed& handed) {
  g_mime_init();
  return email::SubmissionFromMessage(
      absl::StrCat("From: <customer@example.org>\r\nMessage-ID: <",
                   handed.account->number,
                   "@example.org>\r\nContent-Type: text/plain; "
                   "charset=utf-8\r\n\r\nПоказания: ",
                   Text(handed), "\r\n-- \r\nСпасибо\r\n"),
      {.sender = "customer@example.org"});
}

std::vector<v1::Submission> ByBank(const Handed& handed,
                                   absl::string_view folder) {
  const std::vector<RegisterSlot> slots = SlotsOn(*handed.account, kDay);
  std::vector<std::string> cells = {
      handed.account->number, "0.00",
      absl::StrCat("200614", "0000000000", handed.account->number), "1",
      "20.06.2014"};
  constexpr size_t kPairs = 6;
  for (size_t i = 0; i < kPairs; ++i) {
    const bool is_there = i < slots.size() && i < handed.values.size();
    cells.push_back(
        is_there ? sberbank::MeterKey(RegisterKeyToProto(
                       slots[i],
                       InstallationOf(*handed.account, slots[i].ref).serial))
                 : "НЕТ");
    cells.push_back(is_there ? handed.values[i] : "НЕТ");
  }
  const std::string path = Write(
      folder, "00000620.001", absl::StrCat(absl::StrJoin(cells, ";"), "\r\n"));
  const sberbank::Profile* profile = sberbank::FindProfile("tula17");
  auto reader = sberbank::RegistryReader::Open(path, *profile);
  const sberbank::RegistryLine line = **(*reader)->Next();
  ABSL_HARDENING_ASSERT(line.row.ok());
  std::vector<v1::Submission> submissions;
  for (size_t i = 0; i < line.row->meters.size(); ++i) {
    submissions.push_back(
        sberbank::SubmissionOf({.path = path,
                                .name = "00000620.001",
                                .digest = program::DigestOf(path),
                                .agent = "86040111",
                                .profile = profile},
                               line, i));
  }
  return submissions;
}

v1::Submission ByList(const Handed& handed, absl::string_view folder) {
  const std::string path = Write(
      folder, "list.csv",
      absl::StrCat("Лицевой счет;", HeaderOf(SlotsOn(*handed.account, kDay)),
                   ";Дата;Подпись\r\n", handed.account->number, ";",
                   absl::StrJoin(handed.values, ";"), ";20.06.2014;да\r\n"));
  auto table = building_list::OpenTable(path, std::nullopt);
  const building_list::Row header = **(*table)->Next();
  const building_list::ListRow row = building_list::ReadListRow(
      **(*table)->Next(), *building_list::Columns::Find(header),
      {.digest = program::DigestOf(handed.account->number),
       .file_name = "list.csv",
       .representative = kRepresentative});
  ABSL_HARDENING_ASSERT(row.kind == building_list::RowKind::kSubmission);
  return row.submission;
}

v1::Submission ByPortal(const Handed& handed) {
  web::Form form;
  form.fields = {{"form", std::string(web::NewToken())},
                 {"account", handed.account->number},
                 {"date", "2014-06-20"}};
  const std::vector<RegisterSlot> slots = SlotsOn(*handed.account, kDay);
  for (size_t i = 0; i < slots.size(); ++i) {
    const std::string serial =
        InstallationOf(*handed.account, slots[i].ref).serial;
    const std::string suffix =
        portal::RegisterSuffix(RegisterKeyToProto(slots[i], serial));
    form.fields.emplace_back(absl::StrCat("value-", suffix), handed.values[i]);
    form.fields.emplace_back(absl::StrCat("serial-", suffix), serial);
  }
  return portal::ReadTypedReadings(form);
}

v1::Submission ByForm(const Handed& handed) {
  v1::Submission submission;
  submission.set_request_id(absl::StrCat("form ", handed.account->number));
  submission.set_account_number(handed.account->number);
  submission.mutable_ordered()->mutable_values()->Assign(handed.values.begin(),
                                                         handed.values.end());
  submission.mutable_evidence()->set_signature(v1::SIGNATURE_PRESENT);
  return submission;
}

}  // namespace intake::testing
