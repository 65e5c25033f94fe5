#include "channels/sberbank/registry_check.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "channels/sberbank/kopecks.h"
#include "channels/sberbank/registry_reader.h"

namespace intake::sberbank {
namespace {

void TakeTrailer(const RegistryLine& line, RegistryFacts& facts) {
  if (facts.trailer) {
    facts.AddProblem(line.number, "вторая итоговая строка");
  } else if (!line.trailer->ok()) {
    facts.AddProblem(line.number,
                     std::string(line.trailer->status().message()));
  } else {
    facts.trailer = ReadEps13Trailer(**line.trailer);
  }
}

void TakeRow(const RegistryLine& line, RegistryFacts& facts) {
  ++facts.lines;
  if (facts.trailer) {
    facts.AddProblem(line.number, "строка после итоговой");
  }
  if (!line.row.ok()) {
    facts.AddProblem(line.number, std::string(line.row.status().message()));
    return;
  }
  facts.kopecks += line.row->kopecks;
  facts.transfer_kopecks += line.row->transfer_kopecks;
  facts.fee_kopecks += line.row->fee_kopecks;
  if (line.row->order.empty()) return;
  if (facts.orders.size() == kOrdersMax &&
      !facts.orders.contains(line.row->order)) {
    facts.AddProblem(line.number,
                     absl::StrCat("платежных поручений больше ", kOrdersMax));
    return;
  }
  Payments& order = facts.orders[line.row->order];
  order.kopecks += line.row->kopecks;
  if (line.row->kopecks > 0) ++order.count;
}

void Compare(absl::string_view what, absl::string_view stated_by,
             absl::string_view stated, absl::string_view found,
             RegistryFacts& facts) {
  if (stated == found) return;
  facts.AddProblem(
      0, absl::StrCat(what, ": ", stated_by, " ", stated, ", в файле ", found));
}

void CompareWithReceipt(const ReceiptLine& receipt, RegistryFacts& facts) {
  Compare("строк", "по квитанции", absl::StrCat(receipt.lines),
          absl::StrCat(facts.lines), facts);
  Compare("сумма", "по квитанции", KopecksText(receipt.kopecks),
          KopecksText(facts.kopecks), facts);
}

void CompareWithTrailer(RegistryFacts& facts) {
  if (!facts.trailer) {
    facts.AddProblem(0, "нет итоговой строки, которая начинается с =");
    return;
  }
  const Eps13Trailer trailer = *facts.trailer;
  constexpr absl::string_view kStatedBy = "по итоговой строке";
  Compare("строк", kStatedBy, absl::StrCat(trailer.lines),
          absl::StrCat(facts.lines), facts);
  Compare("сумма операций", kStatedBy, KopecksText(trailer.kopecks),
          KopecksText(facts.kopecks), facts);
  Compare("сумма переводов", kStatedBy, KopecksText(trailer.transfer_kopecks),
          KopecksText(facts.transfer_kopecks), facts);
  Compare("сумма комиссий", kStatedBy, KopecksText(trailer.fee_kopecks),
          KopecksText(facts.fee_kopecks), facts);
}

}  // namespace

void RegistryFacts::AddProblem(int64_t line, std::string text) {
  ++problem_count;
  if (problems.size() == kProblemsMax) return;
  problems.push_back({.line = line, .text = std::move(text)});
}

absl::StatusOr<RegistryFacts> CheckRegistry(const std::string& path,
                                            const Profile& profile,
                                            const ReceiptLine* receipt,
                                            const absl::Notification& stop) {
  auto reader = RegistryReader::Open(path, profile);
  if (!reader.ok()) return reader.status();
  RegistryFacts facts;
  while (true) {
    auto line = (*reader)->Next();
    if (!line.ok()) return line.status();
    if (!line->has_value()) break;
    if (stop.HasBeenNotified()) return absl::CancelledError("told to stop");
    if (facts.lines == kLinesMax) {
      facts.AddProblem((*line)->number,
                       absl::StrCat("строк больше ", kLinesMax));
      return facts;
    }
    (*line)->trailer ? TakeTrailer(**line, facts) : TakeRow(**line, facts);
  }
  if (facts.lines == 0) facts.AddProblem(0, "в файле нет строк");
  // Sums of lines that could not be read say nothing.
  if (facts.problem_count > 0) return facts;
  if (receipt != nullptr) CompareWithReceipt(*receipt, facts);
  if (!profile.trailer.empty()) CompareWithTrailer(facts);
  return facts;
}

}  // namespace intake::sberbank
