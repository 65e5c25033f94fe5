#include "channels/sberbank/engine.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "channels/sberbank/file_move.h"
#include "channels/sberbank/receipt_file.h"

namespace intake::sberbank {
namespace {

constexpr char kHalfWritten[] = "is still being written";
constexpr char kNeedsReceipt[] = "waits for its receipt";
constexpr char kIsReceipt[] = "a receipt that waits for its registries";
constexpr char kQueued[] = "waits for its turn";
constexpr char kNobodys[] = "fits no [[sberbank.agent]]";

}  // namespace

absl::StatusOr<std::unique_ptr<Engine>> Engine::Open(
    const Settings& settings, std::shared_ptr<sdk::IntakeConnection> connection,
    const absl::Notification& stop, const sdk::Clock& clock,
    WorkReport& report) {
  for (const char* name :
       {"incoming", "processed", "refused", "answers", "outgoing"}) {
    std::error_code error;
    const std::string path = absl::StrCat(settings.folder, "/", name);
    std::filesystem::create_directories(path, error);
    if (error) {
      return absl::InvalidArgumentError(
          absl::StrCat(path, ": cannot be made: ", error.message()));
    }
  }
  auto ledger = Ledger::Open(absl::StrCat(settings.folder, "/ledger.csv"));
  if (!ledger.ok()) return ledger.status();
  for (const LedgerEntry& entry : (*ledger)->entries()) report.Remember(entry);
  return absl::WrapUnique(new Engine(settings, *std::move(ledger),
                                     std::move(connection), stop, clock,
                                     report));
}

Engine::Engine(const Settings& settings, std::unique_ptr<Ledger> ledger,
               std::shared_ptr<sdk::IntakeConnection> connection,
               const absl::Notification& stop, const sdk::Clock& clock,
               WorkReport& report)
    : settings_(settings),
      stop_(stop),
      report_(report),
      incoming_(absl::StrCat(settings.folder, "/incoming"), settings.settle,
                clock),
      ledger_(std::move(ledger)),
      work_(settings.folder, *ledger_, std::move(connection), stop, report) {}

absl::Status Engine::LookAndWork() {
  absl::Status status = work_.FinishMove();
  if (!status.ok()) return status;
  const auto files = incoming_.Look();
  if (!files.ok()) return files.status();
  const auto receipts = TakeReceipts(*files);
  if (!receipts.ok()) return receipts.status();

  std::vector<FileToDo> todo;
  std::vector<DaemonStatus::Waiting> waiting;
  for (const IncomingFile& file : *files) {
    // A receipt that was refused just now.
    if (!FileExists(absl::StrCat(settings_.folder, "/incoming/", file.name))) {
      continue;
    }
    FileToDo next{.name = file.name};
    const std::string reason = WaitsFor(file, *receipts, next);
    waiting.push_back(
        {.name = file.name, .reason = reason.empty() ? kQueued : reason});
    if (reason.empty()) todo.push_back(std::move(next));
  }
  report_.Waiting(waiting);
  report_.Write(/*always=*/false);
  // Payments last: they are compared with registries that came with them.
  std::stable_partition(todo.begin(), todo.end(), [](const FileToDo& file) {
    return file.agent == nullptr || !file.agent->profile->reconciles;
  });
  for (const FileToDo& file : todo) {
    if (stop_.HasBeenNotified()) return absl::CancelledError("told to stop");
    absl::Status done = work_.Do(file);
    if (done.ok()) continue;
    report_.BrokeOff();
    if (absl::IsCancelled(done) || work_.move_is_open()) return done;
    // One that cannot be read keeps nobody else's waiting.
    status.Update(done);
  }
  status.Update(PutAwayReceipts(*receipts));
  return status;
}

absl::StatusOr<std::vector<Receipt>> Engine::TakeReceipts(
    const std::vector<IncomingFile>& files) {
  std::vector<Receipt> receipts;
  for (const IncomingFile& file : files) {
    if (!file.is_whole || !IsReceiptName(file.name) ||
        FirstAgentFor(file.name) != nullptr) {
      continue;
    }
    auto receipt = LoadReceipt(settings_.folder, file.name);
    if (receipt.ok()) {
      receipts.push_back(*std::move(receipt));
    } else if (!absl::IsNotFound(receipt.status())) {
      absl::Status status = work_.Do(
          {.name = file.name,
           .problem = absl::StrCat("квитанция: ", receipt.status().message())});
      if (!status.ok()) return status;
    }
  }
  return receipts;
}

absl::Status Engine::PutAwayReceipts(const std::vector<Receipt>& receipts) {
  for (const Receipt& receipt : receipts) {
    if (!IsUsedUp(receipt, *ledger_)) continue;
    absl::Status status = PutAwayReceipt(settings_.folder, receipt);
    if (!status.ok()) return status;
    report_.PutAway(receipt.name);
  }
  return absl::OkStatus();
}

std::string Engine::WaitsFor(const IncomingFile& file,
                             const std::vector<Receipt>& receipts,
                             FileToDo& todo) const {
  if (!file.is_whole) return kHalfWritten;
  todo.agent = FirstAgentFor(file.name);
  if (todo.agent == nullptr) {
    return IsReceiptName(file.name) ? kIsReceipt : kNobodys;
  }
  // One that came before, or claims to, is judged by its bytes.
  if (!todo.agent->profile->has_receipt ||
      ledger_->ProcessedName(file.name) != nullptr) {
    return "";
  }
  for (const Receipt& receipt : receipts) {
    const ReceiptLine* line = receipt.LineOf(file.name);
    if (line == nullptr) continue;
    todo.receipt = *line;
    todo.receipt_digest = receipt.digest;
    const auto named =
        std::find_if(settings_.agents.begin(), settings_.agents.end(),
                     [&](const Agent& agent) {
                       return agent.code == line->agent &&
                              MatchesMask(file.name, agent.files);
                     });
    todo.agent = named == settings_.agents.end() ? nullptr : &*named;
    todo.problem = absl::StrCat("квитанция называет агента ", line->agent,
                                ", который не настроен");
    return "";
  }
  return kNeedsReceipt;
}

const Agent* Engine::FirstAgentFor(absl::string_view name) const {
  for (const Agent& agent : settings_.agents) {
    if (MatchesMask(name, agent.files)) return &agent;
  }
  return nullptr;
}

}  // namespace intake::sberbank
