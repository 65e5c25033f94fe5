#include "channels/cli/channel_commands.h"

#include <algorithm>
#include <memory>
#include <ostream>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "channels/cli/channel_policy.h"
#include "channels/cli/channel_policy_file.h"
#include "channels/cli/channel_view.h"
#include "channels/cli/key_commands.h"
#include "channels/cli/render/json.h"

namespace intake::cli {
namespace {

struct PolicyOptions {
  std::string id;
  std::string file;
  ChannelFlags flags;
};

absl::StatusOr<v1::ListChannelsResponse> ListOfChannels(
    Session& session, sdk::Connection& connection) {
  return session.Retry([&](absl::Duration timeout) {
    return connection.ListChannels({}, timeout);
  });
}

absl::StatusOr<ExitCode> ListChannels(Session& session) {
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  const auto list = ListOfChannels(session, **connection);
  if (!list.ok()) return list.status();
  const Console& console = session.console();
  if (session.flags().json) {
    console.out << MessageJson(*list) << '\n';
  } else {
    console.out << ChannelListText(*list, console, session.environment().now(),
                                   session.environment().zone);
  }
  return ExitCode::kOk;
}

absl::Status ApplyOptions(Session& session, const PolicyOptions& options,
                          v1::Channel& channel) {
  const absl::TimeZone zone = session.environment().zone;
  if (!options.file.empty()) {
    absl::Status status = ApplyPolicyFile(options.file, zone, channel);
    if (!status.ok()) return status;
  }
  if (channel.id() != options.id) {
    return absl::InvalidArgumentError(
        absl::StrCat(options.file, ": id: got \"", channel.id(), "\", want \"",
                     options.id, "\" as on the command line, or none"));
  }
  return ApplyFlags(options.flags, zone, channel);
}

// Writes what became of a channel: the message for programs, a line for people.
template <typename Response>
absl::StatusOr<ExitCode> Done(Session& session,
                              const absl::StatusOr<Response>& response,
                              absl::string_view what) {
  if (!response.ok()) return response.status();
  const Console& console = session.console();
  if (session.flags().json) {
    console.out << MessageJson(*response) << '\n';
  } else {
    console.out << "Channel " << response->channel().id() << " " << what
                << ".\n";
  }
  return ExitCode::kOk;
}

absl::StatusOr<ExitCode> AddChannel(Session& session,
                                    const PolicyOptions& options) {
  v1::CreateChannelRequest request;
  request.mutable_channel()->set_id(options.id);
  absl::Status status =
      ApplyOptions(session, options, *request.mutable_channel());
  if (!status.ok()) return status;
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  return Done(session, (*connection)->CreateChannel(request, kCallTimeout),
              "is there; `intake channel key issue` makes its key");
}

absl::StatusOr<ExitCode> UpdateChannel(Session& session,
                                       const PolicyOptions& options) {
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  const auto list = ListOfChannels(session, **connection);
  if (!list.ok()) return list.status();
  const auto found = std::find_if(
      list->channels().begin(), list->channels().end(),
      [&](const v1::Channel& channel) { return channel.id() == options.id; });
  if (found == list->channels().end()) {
    return absl::NotFoundError(absl::StrCat(
        "there is no channel \"", options.id, "\": see intake channel list"));
  }
  v1::UpdateChannelRequest request;
  *request.mutable_channel() = *found;
  absl::Status status =
      ApplyOptions(session, options, *request.mutable_channel());
  if (!status.ok()) return status;
  return Done(session, session.Retry([&](absl::Duration timeout) {
    return (*connection)->UpdateChannel(request, timeout);
  }),
              "is updated");
}

absl::StatusOr<ExitCode> RetireChannel(Session& session, const std::string& id,
                                       const std::string& from) {
  absl::StatusOr<absl::Time> moment =
      from == "now" ? absl::StatusOr<absl::Time>(session.environment().now())
                    : MomentFromWord(from, session.environment().zone);
  if (!moment.ok()) return moment.status();
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  v1::RetireChannelRequest request;
  request.set_channel_id(id);
  SetMoment(*moment, request.mutable_retired_from());
  return Done(
      session, session.Retry([&](absl::Duration timeout) {
        return (*connection)->RetireChannel(request, timeout);
      }),
      absl::StrCat("refuses from ",
                   absl::FormatTime("%d.%m.%Y %H:%M:%S (UTC%Ez)", *moment,
                                    session.environment().zone),
                   " on"));
}

void AddPolicyOptions(CLI::App* word, PolicyOptions* options) {
  ChannelFlags& flags = options->flags;
  word->add_option("ID", options->id, "The channel: a-z, 0-9 and _")
      ->type_name("")
      ->required();
  word->add_option("--file", options->file,
                   "The policy, in TOML or (*.json) JSON; flags win")
      ->type_name("FILE");
  const auto text = [&](const char* name, std::optional<std::string>& into,
                        const char* what, const char* type) {
    word->add_option(name, into, what)->type_name(type);
  };
  text("--name-ru", flags.name_ru, "Its name in Russian", "TEXT");
  text("--name-en", flags.name_en, "Its name in English", "TEXT");
  text("--contact", flags.contact, "Where customers find it", "TEXT");
  text("--open-from", flags.open_from, "It receives from then on", "MOMENT");
  text("--retired-from", flags.retired_from, "It refuses from then on",
       "MOMENT");
  text("--trust", flags.trust, "customer, witnessed or inspector", "WHOSE");
  word->add_option("--commodity", flags.commodities,
                   "Only this one; may be repeated; all for every one")
      ->type_name("WHICH");
  const auto flag = [&](const char* names, std::optional<bool>& into,
                        const char* what) {
    // Bound to an optional, a flag that is absent would be set to false.
    word->add_flag_function(
        names, [&into](int64_t count) { into = count > 0; }, what);
  };
  flag("--staffed,!--no-staffed", flags.staffed, "Staff act in it");
  flag("--may-confirm,!--no-may-confirm", flags.may_confirm,
       "Customers may release what asks for their word");
  flag("--dates-are-evidence,!--no-dates-are-evidence",
       flags.dates_are_evidence, "Its dates count when they arrive late");
  flag("--signature-required,!--no-signature-required",
       flags.signature_required, "Without a signature it refuses");
  flag("--registered-sender-required,!--no-registered-sender-required",
       flags.registered_sender_required, "Only registered phones may send");
  flag("--mandate-required,!--no-mandate-required", flags.mandate_required,
       "Only within a representative's mandate");
  flag("--answer-in-one-sms,!--no-answer-in-one-sms", flags.answer_in_one_sms,
       "Answers are cut to one SMS");
  flag("--open-to-customers,!--no-open-to-customers", flags.open_to_customers,
       "Customers are told of it");
  flag("--log-in-required,!--no-log-in-required", flags.log_in_required,
       "Customers log in, and reach only their accounts");
}

void AddRetire(CLI::App* channel, Command* chosen) {
  CLI::App* word = AddWord(
      channel, "retire",
      "The channel refuses from a moment on, and tells customers the open "
      "ones.",
      "intake channel retire email --from 2014-07-01T00:00:00+04:00\n"
      "intake channel retire kiosk --from now");
  struct Options {
    std::string id, from;
  };
  auto options = std::make_shared<Options>();
  word->add_option("ID", options->id, "The channel")->type_name("")->required();
  word->add_option("--from", options->from,
                   "The first moment at which it refuses, or now; a day begins "
                   "in this machine's zone")
      ->type_name("MOMENT")
      ->required();
  Runs(word, chosen, [options](Session& session) {
    return RetireChannel(session, options->id, options->from);
  });
}

}  // namespace

void AddChannelCommands(CLI::App* app, Command* chosen) {
  CLI::App* channel =
      AddWord(app, "channel", "The ways in: their policies and their keys.",
              "intake channel list\n"
              "intake channel add kiosk --file kiosk.toml\n"
              "intake channel key issue kiosk --out kiosk.key\n"
              "intake channel retire kiosk --from 2026-01-01");
  channel->require_subcommand(1);

  CLI::App* list = AddWord(channel, "list",
                           "All channels, retired ones too, and their keys.",
                           "intake channel list\nintake channel list --json");
  Runs(list, chosen, ListChannels);

  CLI::App* add = AddWord(
      channel, "add", "A new channel.",
      "intake channel add kiosk --name-ru Киоск --name-en Kiosk --trust "
      "customer\n"
      "intake channel add kiosk --file kiosk.toml --open-from 2026-01-01");
  auto added = std::make_shared<PolicyOptions>();
  AddPolicyOptions(add, added.get());
  Runs(add, chosen,
       [added](Session& session) { return AddChannel(session, *added); });

  CLI::App* update =
      AddWord(channel, "update",
              "Change a channel's policy; what is not named stays as it is.",
              "intake channel update sms --contact \"+7 000 555-01-23\"\n"
              "intake channel update building_list --file mandates.toml");
  auto updated = std::make_shared<PolicyOptions>();
  AddPolicyOptions(update, updated.get());
  Runs(update, chosen, [updated](Session& session) {
    return UpdateChannel(session, *updated);
  });

  AddRetire(channel, chosen);
  AddKeyCommands(channel, chosen);
}

}  // namespace intake::cli
