#include "channels/smpp/settings.h"

#include <cstdint>
#include <memory>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "channels/http/listen_address.h"
#include "channels/sdk/key_file.h"
#include "channels/smpp/bind.h"
#include "services/toml/config_file.h"

namespace intake::smpp {
namespace {

// A text that stands in a PDU; `required` ones may not be empty.
std::string ReadText(ConfigSection& section, absl::string_view key,
                     size_t octets_max, bool required) {
  std::string text =
      required ? section.RequiredString(key) : section.String(key, "");
  if (text.size() > octets_max || text.find('\0') != std::string::npos ||
      (required && section.present() && text.empty())) {
    section.AddError(key, absl::StrCat("got ", text.size(), " bytes, wanted ",
                                       required ? 1 : 0, " to ", octets_max));
    return "";
  }
  return text;
}

DefaultAlphabet ReadAlphabet(ConfigSection& section) {
  const std::string name = section.String("default_alphabet", "gsm");
  if (name == "latin1") return DefaultAlphabet::kLatin1;
  if (name != "gsm") {
    section.AddError("default_alphabet", absl::StrCat("got \"", name,
                                                      "\", wanted gsm or "
                                                      "latin1"));
  }
  return DefaultAlphabet::kGsm;
}

Transceiver::Options ReadTransceiver(ConfigSection& section) {
  Transceiver::Options options;
  options.host = ReadText(section, "host", 255, /*required=*/true);
  options.port = static_cast<uint16_t>(section.Integer("port", 2775, /*min=*/1,
                                                       /*max=*/65535));
  Bind& bind = options.session.bind;
  bind.system_id =
      ReadText(section, "system_id", kSystemIdOctetsMax, /*required=*/true);
  bind.system_type = ReadText(section, "system_type", kSystemTypeOctetsMax,
                              /*required=*/false);
  options.session.window = static_cast<size_t>(
      section.Integer("window", 10, /*min=*/1, /*max=*/1000));
  options.session.enquire_link = absl::Seconds(
      section.Integer("enquire_link_seconds", 30, /*min=*/1, /*max=*/3600));
  return options;
}

absl::StatusOr<std::string> ReadPassword(const std::string& path) {
  const auto file = sdk::KeyFile::Open(path);
  if (!file.ok()) return file.status();
  std::string password = (*file)->key();
  if (password.size() > kPasswordOctetsMax) {
    return absl::InvalidArgumentError(
        absl::StrCat(path, ": a password of ", password.size(),
                     " bytes; SMPP has at most ", kPasswordOctetsMax));
  }
  return password;
}

}  // namespace

absl::StatusOr<Settings> LoadSettings(const std::string& path) {
  absl::StatusOr<sms::Settings> sms = sms::LoadSettings(path);
  if (!sms.ok()) return sms.status();
  absl::StatusOr<ConfigFile> file = ConfigFile::Load(path);
  if (!file.ok()) return file.status();
  ConfigSection smpp = file->Root().Section("smpp");
  Settings settings = {.sms = *std::move(sms)};
  settings.transceiver = ReadTransceiver(smpp);
  smpp.RequiredString("password_file");
  const std::string password_file = smpp.Path("password_file", "");
  settings.own.digits =
      ReadText(smpp, "number", kAddressOctetsMax, /*required=*/true);
  settings.own.type = static_cast<uint8_t>(
      smpp.Integer("number_type", 1, /*min=*/0, /*max=*/6));
  settings.own.plan = static_cast<uint8_t>(
      smpp.Integer("number_plan", 1, /*min=*/0, /*max=*/18));
  settings.smsc.name = smpp.String("name", "smsc");
  settings.smsc.default_alphabet = ReadAlphabet(smpp);
  settings.spool_folder = smpp.Path("spool_folder", "smpp-parts");
  settings.parts_wait = absl::Seconds(
      smpp.Integer("parts_seconds", 600, /*min=*/1, /*max=*/86400));
  settings.deadline = absl::Seconds(
      smpp.Integer("deadline_seconds", 20, /*min=*/1, /*max=*/200));
  settings.listen = smpp.String("listen", "127.0.0.1:7421");
  if (const auto address = http::ParseListenAddress(settings.listen);
      !address.ok()) {
    smpp.AddError("listen", address.status().message());
  }
  if (absl::Status status = file->FinishOwn({"smpp"}); !status.ok()) {
    return status;
  }
  absl::StatusOr<std::string> password = ReadPassword(password_file);
  if (!password.ok()) return password.status();
  settings.transceiver.session.bind.password = *std::move(password);
  return settings;
}

}  // namespace intake::smpp
