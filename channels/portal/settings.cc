#include "channels/portal/settings.h"

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "channels/http/listen_address.h"
#include "channels/sdk/connection_settings.h"
#include "services/toml/config_file.h"
#include "services/toml/log_level.h"
#include "services/toml/supplier_zone.h"

namespace intake::portal {
namespace {

// The start of links: one with a path or a query of its own would not work.
bool IsSiteAddress(absl::string_view address) {
  const bool has_scheme = absl::ConsumePrefix(&address, "https://") ||
                          absl::ConsumePrefix(&address, "http://");
  return has_scheme && !address.empty() &&
         address.find_first_of("/?# ") == absl::string_view::npos;
}

MailSettings ReadMail(ConfigSection& portal) {
  MailSettings mail;
  mail.portal_address =
      std::string(absl::StripSuffix(portal.RequiredString("address"), "/"));
  if (!mail.portal_address.empty() && !IsSiteAddress(mail.portal_address)) {
    portal.AddError("address",
                    absl::StrCat("got \"", mail.portal_address,
                                 "\", want the address of the pages, such as "
                                 "https://portal.example"));
  }
  ConfigSection section = portal.Section("mail");
  mail.server = section.String("server", mail.server);
  if (!absl::StrContains(mail.server, ':') ||
      mail.server.find_first_of("/@ ") != std::string::npos) {
    section.AddError("server",
                     absl::StrCat("got \"", mail.server, "\", want HOST:PORT"));
  }
  mail.from = section.RequiredString("from");
  if (!mail.from.empty() && !absl::StrContains(mail.from, '@')) {
    section.AddError("from", absl::StrCat("got \"", mail.from,
                                          "\", want an e-mail address"));
  }
  mail.from_name = section.String("from_name", "");
  return mail;
}

}  // namespace

absl::StatusOr<Settings> LoadSettings(const std::string& path) {
  absl::StatusOr<ConfigFile> file = ConfigFile::Load(path);
  if (!file.ok()) return file.status();
  Settings settings;
  ConfigSection portal = file->Root().Section("portal");
  settings.listen = portal.String("listen", "127.0.0.1:7440");
  if (const auto address = http::ParseListenAddress(settings.listen);
      !address.ok()) {
    portal.AddError("listen", address.status().message());
  }
  settings.mail = ReadMail(portal);
  settings.behind_proxy = portal.Bool("behind_proxy", false);
  portal.RequiredString("spool_folder");
  settings.spool_folder = portal.Path("spool_folder", "");
  settings.deadline = absl::Seconds(
      portal.Integer("deadline_seconds", 5, /*min=*/1, /*max=*/60));
  settings.connection = sdk::ReadConnectionOptions(portal);
  portal.RequiredString("key_file");
  settings.connection.key_file = portal.Path("key_file", "");

  settings.zone = ReadSupplierZone(*file);
  settings.log_level = ReadLogLevel(*file);
  if (absl::Status status = file->FinishOwn({"portal", "log", "supplier"});
      !status.ok()) {
    return status;
  }
  return settings;
}

}  // namespace intake::portal
