#include "channels/building_list/missing_accounts.h"

#include <initializer_list>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "channels/building_list/list_source.h"
#include "channels/sdk/retry.h"

namespace intake::building_list {
namespace {

constexpr int kPageItems = 1000;

absl::string_view WordOf(v1::PeriodStanding standing) {
  switch (standing) {
    case v1::PERIOD_STANDING_PARTLY:
      return "не по всем счетчикам";
    case v1::PERIOD_STANDING_HELD:
      return "ждет проверки";
    default:
      return "нет показания";
  }
}

// `06.2014` for `2014-06`.
std::string MonthForPeople(absl::string_view period) {
  return period.size() == 7
             ? absl::StrCat(period.substr(5), ".", period.substr(0, 4))
             : std::string(period);
}

class Lines {
 public:
  explicit Lines(AnswerWriter* answer) : answer_(answer) {}

  absl::Status Begin(absl::string_view period) {
    if (answer_ == nullptr) return absl::OkStatus();
    absl::Status status = answer_->BeginMissing();
    status.Update(
        Add({absl::StrCat(kMissingTitle, " ", MonthForPeople(period))}));
    status.Update(Add(
        {"Лицевой счет", "Дом", "Подъезд", "Квартира", "ФИО", "Состояние"}));
    return status;
  }

  absl::Status Add(const v1::MissingAccount& missing) {
    const v1::Account& account = missing.account();
    return Add({account.number(), account.address().building(),
                account.address().entrance(), account.address().flat(),
                account.holder(), std::string(WordOf(missing.standing()))});
  }

 private:
  absl::Status Add(std::initializer_list<std::string> texts) {
    if (answer_ == nullptr) return absl::OkStatus();
    Row row{.number = ++number_};
    for (const std::string& text : texts) row.cells.push_back({.text = text});
    return answer_->WriteRow(row);
  }

  AnswerWriter* const answer_;
  int64_t number_ = 0;
};

}  // namespace

absl::StatusOr<MissingAccounts> WriteMissingAccounts(
    sdk::Connection& connection, const sdk::PipeOptions& options,
    const std::string& representative, const std::string& period,
    AnswerWriter* answer) {
  sdk::Retrier retrier({}, *options.clock);
  v1::ListMissingRequest request;
  request.set_representative(representative);
  request.set_period(period);
  request.set_page_size(kPageItems);
  Lines lines(answer);
  MissingAccounts missing;
  do {
    if (options.stop != nullptr && options.stop->HasBeenNotified()) {
      return absl::CancelledError("told to stop");
    }
    const auto page = retrier.Run([&](absl::Duration timeout) {
      return connection.ListMissing(request, timeout);
    });
    if (!page.ok()) return page.status();
    absl::Status status;
    if (missing.period.empty()) {
      missing.period = page->period();
      status = lines.Begin(missing.period);
    }
    for (const v1::MissingAccount& account : page->accounts()) {
      status.Update(lines.Add(account));
    }
    if (!status.ok()) return status;
    missing.count += page->accounts_size();
    // The pages after belong to the same month, even past midnight.
    request.set_period(missing.period);
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  return missing;
}

}  // namespace intake::building_list
