#include "channels/sberbank/file_work.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "channels/program/digest.h"
#include "channels/sberbank/file_move.h"
#include "channels/sberbank/reconciliation.h"
#include "channels/sberbank/registry_run.h"

namespace intake::sberbank {
namespace {

AnswerLine OfTheFile(std::string text) {
  return {.outcome = "file", .text = std::move(text)};
}

// What a file and its answer are called: the first of a name keeps it, those
// behind are numbered. By the ledger alone, so that a start after a crash finds
// the same name.
std::string StemOf(const LedgerEntry& entry, const Ledger& ledger) {
  const auto before = std::count_if(
      ledger.entries().begin(), ledger.entries().end(),
      [&](const LedgerEntry& other) {
        return other.name == entry.name &&
               (other.outcome == kRepeated) == (entry.outcome == kRepeated);
      });
  return absl::StrCat(entry.name, entry.outcome == kRepeated ? ".repeat" : "",
                      before == 0 ? "" : absl::StrCat(".", before + 1));
}

}  // namespace

FileWork::FileWork(std::string folder, Ledger& ledger,
                   std::shared_ptr<sdk::IntakeConnection> connection,
                   const absl::Notification& stop, WorkReport& report)
    : folder_(std::move(folder)),
      ledger_(ledger),
      connection_(std::move(connection)),
      client_(connection_),
      stop_(stop),
      report_(report) {}

absl::Status FileWork::Do(const FileToDo& file) {
  const std::string path = absl::StrCat(folder_, "/incoming/", file.name);
  const auto digest = program::DigestOfFile(path);
  if (!digest.ok()) return digest.status();
  LedgerEntry entry{.name = file.name,
                    .digest = *digest,
                    .receipt_digest = file.receipt_digest};
  if (const LedgerEntry* before = ledger_.ProcessedBytes(*digest)) {
    return Repeat(*before, std::move(entry));
  }
  if (ledger_.ProcessedName(file.name) != nullptr) {
    return Refuse(std::move(entry),
                  {{.text = "файл с этим именем и другим содержанием уже "
                            "обработан"}});
  }
  if (file.agent == nullptr) {
    return Refuse(std::move(entry), {{.text = file.problem}});
  }
  const Profile& profile = *file.agent->profile;
  entry.profile = std::string(profile.name);
  const auto facts = CheckRegistry(
      path, profile, file.receipt ? &*file.receipt : nullptr, stop_);
  if (!facts.ok()) return facts.status();
  entry.lines = facts->lines;
  entry.kopecks = facts->kopecks;
  if (facts->problem_count == 0) return Process(file, entry, *facts);
  std::vector<Problem> problems = facts->problems;
  if (facts->problem_count > static_cast<int64_t>(problems.size())) {
    problems.push_back(
        {.text = absl::StrCat("всего ошибок ", facts->problem_count)});
  }
  return Refuse(std::move(entry), problems);
}

absl::Status FileWork::Refuse(LedgerEntry entry,
                              const std::vector<Problem>& problems) {
  entry.outcome = kRefused;
  auto answer = BeginAnswer(entry);
  if (!answer.ok()) return answer.status();
  absl::Status status =
      (*answer)->Add(OfTheFile("Файл не принят, ничего из него не взято"));
  for (const Problem& problem : problems) {
    if (!status.ok()) return status;
    status = (*answer)->Add(
        {.line = problem.line, .outcome = "file", .text = problem.text});
  }
  return status.ok() ? Finish(**answer, entry) : status;
}

absl::Status FileWork::Repeat(const LedgerEntry& before, LedgerEntry entry) {
  entry.outcome = kRepeated;
  entry.profile = before.profile;
  entry.lines = before.lines;
  entry.kopecks = before.kopecks;
  auto answer = BeginAnswer(entry);
  if (!answer.ok()) return answer.status();
  absl::Status status = (*answer)->Add(OfTheFile(absl::StrCat(
      "Этот файл уже обработан ", before.time, " под именем ", before.name,
      "; ничего не изменено. Ответ: ", before.stem, ".answer.csv")));
  return status.ok() ? Finish(**answer, entry) : status;
}

absl::Status FileWork::Process(const FileToDo& file, LedgerEntry entry,
                               const RegistryFacts& facts) {
  entry.outcome = kProcessed;
  if (!file.agent->profile->reconciles) entry.orders = facts.orders;
  auto answer = BeginAnswer(entry);
  if (!answer.ok()) return answer.status();
  absl::Status status;
  if (file.agent->profile->reconciles) {
    for (const std::string& text : Reconcile(facts, ledger_.entries())) {
      if (status.ok()) status = (*answer)->Add(OfTheFile(text));
    }
  } else {
    report_.Begin(file.name, facts.lines);
    status = RunRegistry(
        {.path = absl::StrCat(folder_, "/incoming/", file.name),
         .name = file.name,
         .digest = entry.digest,
         .agent = file.agent->code,
         .profile = file.agent->profile},
        {.connection = *connection_,
         .client = client_,
         .stop = stop_,
         .submitted = [this](int64_t rows) { report_.Submitted(rows); },
         .answered = [this](int64_t rows) { report_.Answered(rows); },
         .rows_done = [this](int64_t rows) { report_.RowsDone(rows); },
         .interrupted =
             [this](const absl::Status& trouble) { report_.Trouble(trouble); }},
        **answer);
  }
  return status.ok() ? Finish(**answer, entry) : status;
}

absl::StatusOr<std::unique_ptr<AnswerFile>> FileWork::BeginAnswer(
    LedgerEntry& entry) {
  entry.stem = StemOf(entry, ledger_);
  return AnswerFile::Begin(
      absl::StrCat(folder_, "/answers/", entry.stem, ".answer.csv"));
}

absl::Status FileWork::Finish(AnswerFile& answer, const LedgerEntry& entry) {
  absl::Status status = answer.Commit();
  if (!status.ok()) return status;
  spdlog::debug("{}: answered", entry.name);
  LedgerEntry dated = entry;
  dated.time =
      absl::FormatTime(absl::RFC3339_sec, report_.Now(), absl::UTCTimeZone());
  status = ledger_.Append(dated);
  if (!status.ok()) return status;
  spdlog::debug("{}: in the ledger", entry.name);
  status = Move(dated);
  move_is_open_ = !status.ok();
  report_.Done(dated);
  return status;
}

absl::Status FileWork::FinishMove() {
  if (!move_is_open_ || ledger_.entries().empty()) return absl::OkStatus();
  const LedgerEntry& last = ledger_.entries().back();
  const auto digest =
      program::DigestOfFile(absl::StrCat(folder_, "/incoming/", last.name));
  if (!absl::IsNotFound(digest.status()) && !digest.ok()) {
    return digest.status();
  }
  // Another file of that name has come since.
  const bool is_moved =
      !digest.ok() || *digest != last.digest ||
      FileExists(absl::StrCat(
          folder_, "/", last.outcome == kRefused ? "refused/" : "processed/",
          last.stem));
  absl::Status status = is_moved ? absl::OkStatus() : Move(last);
  move_is_open_ = !status.ok();
  return status;
}

absl::Status FileWork::Move(const LedgerEntry& entry) {
  const std::string from = absl::StrCat(folder_, "/incoming/", entry.name);
  const std::string to = absl::StrCat(
      folder_, entry.outcome == kRefused ? "/refused/" : "/processed/",
      entry.stem);
  return MoveFile(from, to);
}

}  // namespace intake::sberbank
