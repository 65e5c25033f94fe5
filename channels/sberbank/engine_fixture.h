// The program in a folder of its own, before a fake server, with a clock that
// the test moves.

#ifndef INTAKE_CHANNELS_SBERBANK_ENGINE_FIXTURE_H_
#define INTAKE_CHANNELS_SBERBANK_ENGINE_FIXTURE_H_

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/synchronization/notification.h"
#include "channels/charset/charset.h"
#include "channels/program/durable_file.h"
#include "channels/sberbank/engine.h"
#include "channels/sberbank/fake_core.h"
#include "channels/sberbank/profile_list.h"
#include "channels/sdk/fake_clock.h"
#include "channels/sdk/temporary_folder.h"

namespace intake::sberbank {

inline constexpr char kNoPairs[] = ";НЕТ;НЕТ;НЕТ;НЕТ;НЕТ;НЕТ;НЕТ;НЕТ;НЕТ;НЕТ";

// A line of tula17 for one meter; `transaction` sets it apart.
inline std::string TulaLine(const std::string& account, int transaction,
                            const std::string& meter_key,
                            const std::string& reading,
                            const std::string& amount = "0.00") {
  return absl::StrCat(
      account, ";", amount, ";210714", absl::Dec(transaction, absl::kZeroPad20),
      ";123456;22.07.2014;", meter_key, ";", reading, kNoPairs, "\r\n");
}

class BankFolder {
 public:
  BankFolder() {
    for (const char* name : {"sbbol89", "eps13"}) {
      settings_.agents.push_back({.code = "86040112",
                                  .profile = FindProfile(name),
                                  .files = absl::StrCat(name, "*")});
    }
    settings_.folder = folder_.path();
    settings_.settle = absl::Seconds(2);
    Start();
  }

  void Stop() { engine_ = nullptr; }
  // A fresh start of the program; the server goes on.
  void Start() {
    Stop();
    core_ = std::make_shared<FakeCore>(absl::StrCat(folder_.path(), "/core"));
    report_ = std::make_unique<WorkReport>(folder_.path(), clock_, [] {
      return absl::FromUnixSeconds(1405936800);
    });
    engine_ = *Engine::Open(settings_, core_, stop_, clock_, *report_);
  }

  // UTF-8, written as the bank writes it.
  void Deliver(const std::string& name, const std::string& text) {
    folder_.Write("incoming/" + name, FromUtf8(text, Charset::kCp1251));
  }
  // With the receipt that fits: so many lines, such a total.
  void DeliverRegistry(const std::string& name, const std::string& text,
                       int lines, const std::string& total = "0.00") {
    Deliver(name, text);
    Deliver(ReceiptName(name), Receipt(name, lines, total));
  }
  static std::string ReceiptName(std::string name) {
    name[name.size() - 3] = 'K';
    return name;
  }
  static std::string Receipt(const std::string& name, int lines,
                             const std::string& total) {
    return absl::StrCat("22.07.2014|", name, "|86040111|", lines, "|", total,
                        "\r\n");
  }

  // Two looks, with time enough between for files to be whole.
  absl::Status Look() {
    absl::Status status = engine_->LookAndWork();
    clock_.Advance(absl::Seconds(2));
    return status.ok() ? engine_->LookAndWork() : status;
  }

  bool Has(const std::string& path) const {
    return std::filesystem::exists(absl::StrCat(folder_.path(), "/", path));
  }
  // Of an answer, in UTF-8, without its header; `/` for line ends.
  std::string AnswerTo(const std::string& stem) const {
    const auto bytes = program::ReadFile(
        absl::StrCat(folder_.path(), "/answers/", stem, ".answer.csv"));
    if (!bytes.ok()) return std::string(bytes.status().message());
    const std::string text = *ToUtf8(*bytes, Charset::kCp1251);
    return text.substr(text.find('\n') + 1);
  }
  // Every file but those that name moments, with its content.
  std::map<std::string, std::string> Everything() const {
    std::map<std::string, std::string> files;
    for (const char* folder : {"incoming", "processed", "refused", "answers"}) {
      for (const auto& entry : std::filesystem::directory_iterator(
               absl::StrCat(folder_.path(), "/", folder))) {
        const std::string path = entry.path().string();
        files[path.substr(folder_.path().size())] = *program::ReadFile(path);
      }
    }
    files["ledger"] = *program::ReadFile(folder_.path() + "/ledger.csv");
    return files;
  }

  FakeCore& core() { return *core_; }
  Engine& engine() { return *engine_; }
  WorkReport& report() { return *report_; }
  sdk::FakeClock& clock() { return clock_; }
  absl::Notification& stop() { return stop_; }
  const std::string& path() const { return folder_.path(); }

 private:
  const sdk::TemporaryFolder folder_;
  sdk::FakeClock clock_;
  absl::Notification stop_;
  Settings settings_{.agents = {{.code = "86040111",
                                 .profile = FindProfile("tula17"),
                                 .files = "*.0??"}}};
  std::shared_ptr<FakeCore> core_;
  std::unique_ptr<WorkReport> report_;
  std::unique_ptr<Engine> engine_;
};

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_ENGINE_FIXTURE_H_
