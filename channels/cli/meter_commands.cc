#include "channels/cli/meter_commands.h"

#include <memory>
#include <ostream>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "channels/cli/date_words.h"
#include "channels/cli/meter_words.h"
#include "channels/cli/register_name.h"
#include "channels/cli/render/words.h"
#include "channels/cli/staff_decision.h"

namespace intake::cli {
namespace {

struct ReplaceOptions {
  v1::ReplaceMeterRequest request;
  std::string point;
  std::string commodity;
  std::string registers;
  std::string closing;
  std::string opening;
};

absl::StatusOr<v1::ReplaceMeterRequest> RequestFrom(
    const ReplaceOptions& options) {
  v1::ReplaceMeterRequest request = options.request;
  v1::Installation& meter = *request.mutable_installed();
  for (std::string* date :
       {request.mutable_replaced_on(), meter.mutable_verified_until()}) {
    if (absl::Status status = MakeIsoDate(date); !status.ok()) return status;
  }
  // Both words name something of a register.
  absl::StatusOr<v1::RegisterKey> place = RegisterFromName(
      options.commodity.empty()
          ? options.point
          : absl::StrCat(options.commodity, "/", options.point));
  if (!place.ok()) return place.status();
  if (place->point() == v1::METERING_POINT_UNSPECIFIED) {
    return absl::InvalidArgumentError(absl::StrCat(
        "got --at ", options.point, ", want main, kitchen or bath"));
  }
  meter.set_commodity(place->commodity());
  meter.set_point(place->point());
  const auto dials = DialsFromWord(options.registers);
  if (!dials.ok()) return dials.status();
  meter.mutable_registers()->Add(dials->begin(), dials->end());
  const auto closing = DialReadingsFromWord(options.closing);
  if (!closing.ok()) return closing.status();
  request.mutable_closing()->Add(closing->begin(), closing->end());
  const auto opening = DialReadingsFromWord(options.opening);
  if (!opening.ok()) return opening.status();
  request.mutable_opening()->Add(opening->begin(), opening->end());
  return request;
}

// The commodity of the one meter that hangs at the request's point.
absl::StatusOr<v1::Commodity> CommodityAt(
    Session& session, sdk::Connection& connection,
    const v1::ReplaceMeterRequest& request) {
  v1::GetAccountRequest ask;
  ask.set_account_number(request.account_number());
  const auto account = session.Retry([&](absl::Duration timeout) {
    return connection.GetAccount(ask, timeout);
  });
  if (!account.ok()) return account.status();
  std::set<v1::Commodity> commodities;
  for (const v1::Installation& meter : account->account().installations()) {
    const v1::MeteringPoint point =
        meter.point() == v1::METERING_POINT_UNSPECIFIED
            ? v1::METERING_POINT_MAIN
            : meter.point();
    if (point == request.installed().point() && meter.removed_on().empty()) {
      commodities.insert(meter.commodity());
    }
  }
  if (commodities.size() == 1) return *commodities.begin();
  return absl::InvalidArgumentError(absl::StrCat(
      commodities.empty() ? "no meter hangs at that point"
                          : "meters of several commodities hang at that point",
      ", want --commodity"));
}

absl::StatusOr<ExitCode> Replace(Session& session,
                                 const ReplaceOptions& options) {
  absl::StatusOr<v1::ReplaceMeterRequest> request = RequestFrom(options);
  if (!request.ok()) return request.status();
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  if (request->installed().commodity() == v1::COMMODITY_UNSPECIFIED) {
    const auto commodity = CommodityAt(session, **connection, *request);
    if (!commodity.ok()) return commodity.status();
    request->mutable_installed()->set_commodity(*commodity);
  }
  const auto response = (*connection)->ReplaceMeter(*request, kCallTimeout);
  auto code = WriteDecision(
      session, response,
      absl::StrCat("Meter ", request->installed().serial(), " hangs since ",
                   DateForPeople(request->replaced_on()), "."),
      absl::StrCat("intake account show ", request->account_number()));
  if (code.ok() && !session.flags().json && !response->applied().empty()) {
    session.console().out << "Readings that waited for it count now: "
                          << absl::StrJoin(response->applied(), ", ") << "\n";
  }
  return code;
}

void AddNewMeterOptions(CLI::App* word, ReplaceOptions* options) {
  v1::Installation& meter = *options->request.mutable_installed();
  word->add_option("--serial", *meter.mutable_serial(),
                   "As printed on the new meter")
      ->type_name("SERIAL")
      ->required();
  word->add_option("--registers", options->registers,
                   "The new meter's dials with their whole and red digits, "
                   "and a multiplier where it has one: total:5.1, "
                   "day:5,night:5, total:6x20")
      ->type_name("DIALS")
      ->required();
  word->add_option("--opening", options->opening,
                   "What the new one showed at first: total=0")
      ->type_name("VALUES")
      ->required();
  word->add_option("--verified-until", *meter.mutable_verified_until(),
                   "The last day on which it is legally fit")
      ->type_name("DATE");
  word->add_option("--capacity", *meter.mutable_daily_capacity(),
                   "The most the connection can deliver in a day, in "
                   "commodity units")
      ->type_name("N");
}

}  // namespace

void AddMeterCommands(CLI::App* app, Command* chosen) {
  CLI::App* meter = AddWord(
      app, "meter", "Register what happened to meters.",
      "intake meter replace 1234567890 --on 2014-06-10 --at main "
      "--serial 77001 --registers total:5.1 --closing 12389 --opening 0 "
      "--agent petrova --reason \"act 15\"");
  meter->require_subcommand(1);
  CLI::App* word = AddWord(
      meter, "replace",
      "Register in one step that a meter was taken down and another one put "
      "up. Usage is never counted from one to the other; readings of the new "
      "one that wait are let in.",
      "intake meter replace 1234567890 --on 2014-06-10 --at main --serial "
      "77001 "
      "--registers total:5.1 --closing 12389 --opening 0 --agent petrova "
      "--reason \"act 15\"\n"
      "intake meter replace 1234567891 --on 10.06.2014 --at main --serial "
      "77002 "
      "--registers day:5,night:5 --closing total=12389 --opening "
      "day=1,night=2.5 --verified-until 2030-06-10 --agent petrova --reason "
      "\"act 16\"\n"
      "intake meter replace 1234567892 --on 2014-06-10 --at kitchen "
      "--commodity hot_water --serial 77003 --registers total:5.3 --opening "
      "0.012 --agent petrova --reason \"act 17\"");
  auto options = std::make_shared<ReplaceOptions>();
  word->add_option("ACCOUNT", *options->request.mutable_account_number(),
                   "The account")
      ->type_name("")
      ->required();
  word->add_option("--on", *options->request.mutable_replaced_on(),
                   "The day of the exchange")
      ->type_name("DATE")
      ->required();
  word->add_option("--at", options->point,
                   "Where the meter hangs: main, kitchen or bath")
      ->type_name("POINT")
      ->required();
  word->add_option("--commodity", options->commodity,
                   "What it measures; needed where meters of several hang "
                   "there [as the old one]")
      ->type_name("NAME");
  word->add_option("--closing", options->closing,
                   "What the old one showed at the end: day=1,night=2.5 "
                   "[nobody could read it]")
      ->type_name("VALUES");
  AddNewMeterOptions(word, options.get());
  AddDecisionOptions(word, options->request.mutable_decision());
  Runs(word, chosen,
       [options](Session& session) { return Replace(session, *options); });
}

}  // namespace intake::cli
