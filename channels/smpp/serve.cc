#include "channels/smpp/serve.h"

#include <spdlog/spdlog.h>
#include <systemd/sd-daemon.h>

#include <fstream>
#include <memory>
#include <thread>
#include <utility>

#include "channels/program/status_server.h"
#include "channels/program/work_metrics.h"
#include "channels/sdk/client.h"
#include "channels/sdk/grpc_connection.h"
#include "channels/smpp/adapter.h"
#include "channels/smpp/answerer.h"
#include "channels/smpp/part_spool.h"
#include "channels/smpp/transceiver.h"

namespace intake::smpp {
namespace {

// How often messages that lack parts are looked for.
constexpr absl::Duration kOverdueEvery = absl::Seconds(1);

std::string Metrics(const Adapter& adapter, const Transceiver& transceiver) {
  std::string text = adapter.Metrics();
  program::AppendMetric("intake_smpp_bound", "gauge",
                        "1 while bound to the SMSC, else 0.",
                        transceiver.session() == nullptr ? 0 : 1, text);
  program::AppendMetric("intake_smpp_binds_total", "counter",
                        "How often it was bound; the first time too.",
                        transceiver.binds(), text);
  return text;
}

}  // namespace

absl::Status Serve(const Settings& settings, const std::string& port_file,
                   const program::Termination& termination) {
  auto connection = sdk::Connect(settings.sms.connection);
  if (!connection.ok()) return connection.status();
  auto spool = PartSpool::Open({.folder = settings.spool_folder});
  if (!spool.ok()) return spool.status();

  sdk::Clock& clock = sdk::SteadyClock();
  sdk::Client client(*std::move(connection),
                     sdk::RetryWithin(settings.deadline));
  const Answerer answerer(client, clock,
                          {.own = settings.own,
                           .default_alphabet = settings.smsc.default_alphabet,
                           .deadline = settings.deadline});
  Adapter adapter(answerer, **spool, clock,
                  {.smsc = settings.smsc, .parts_wait = settings.parts_wait});
  Transceiver transceiver(
      settings.transceiver, clock,
      [&](std::shared_ptr<Session> session, Pdu deliver_sm) {
        adapter.Take(std::move(session), std::move(deliver_sm));
      });
  auto status_server = program::StartStatusServer(
      settings.listen, [&] { return Metrics(adapter, transceiver); });
  if (!status_server.ok()) return status_server.status();

  if (!port_file.empty()) {
    std::ofstream(port_file) << (*status_server)->port() << "\n";
  }
  spdlog::info("messages go to the server {}; metrics on port {}",
               settings.sms.connection.server, (*status_server)->port());
  std::thread link([&] { transceiver.Run(); });
  sd_notify(0, "READY=1");
  while (!termination.AwaitFor(kOverdueEvery)) {
    if (const std::shared_ptr<Session> session = transceiver.session()) {
      adapter.SettleOverdue(*session, termination.stop());
    }
  }
  spdlog::info("told to stop, finishing what is held");
  sd_notify(0, "STOPPING=1");
  // The session goes on meanwhile, since answers need it.
  adapter.Finish();
  transceiver.Stop();
  link.join();
  (*status_server)->Stop();
  return absl::OkStatus();
}

}  // namespace intake::smpp
