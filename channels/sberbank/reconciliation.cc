#include "channels/sberbank/reconciliation.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "channels/sberbank/kopecks.h"

namespace intake::sberbank {
namespace {

std::string Described(const Payments& payments) {
  return absl::StrCat("платежей ", payments.count, ", сумма ",
                      KopecksText(payments.kopecks));
}

}  // namespace

std::vector<std::string> Reconcile(const RegistryFacts& facts,
                                   const std::vector<LedgerEntry>& entries) {
  const std::string& order = facts.trailer->order;
  Payments registries;
  std::vector<std::string> names;
  for (const LedgerEntry& entry : entries) {
    const auto found = entry.orders.find(order);
    if (entry.outcome != kProcessed || found == entry.orders.end()) continue;
    registries.count += found->second.count;
    registries.kopecks += found->second.kopecks;
    names.push_back(entry.name);
  }
  const Payments paid{.count = facts.lines, .kopecks = facts.kopecks};
  std::vector<std::string> sentences = {
      absl::StrCat("Поручение ", order, ": ", Described(paid), "; перевод ",
                   KopecksText(facts.transfer_kopecks), ", комиссия ",
                   KopecksText(facts.fee_kopecks)),
      absl::StrCat("Реестры показаний (",
                   names.empty() ? "нет" : absl::StrJoin(names, ", "),
                   "): ", Described(registries))};
  const Payments difference{.count = paid.count - registries.count,
                            .kopecks = paid.kopecks - registries.kopecks};
  sentences.push_back(
      difference.count == 0 && difference.kopecks == 0
          ? "Сходится"
          : absl::StrCat("Расхождение: ", Described(difference)));
  return sentences;
}

}  // namespace intake::sberbank
