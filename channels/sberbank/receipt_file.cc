#include "channels/sberbank/receipt_file.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "channels/sberbank/field_checks.h"
#include "channels/sberbank/kopecks.h"

namespace intake::sberbank {
namespace {

constexpr size_t kFields = 5;

absl::StatusOr<ReceiptLine> ReadLine(absl::string_view line) {
  std::vector<absl::string_view> fields = absl::StrSplit(line, '|');
  if (fields.size() != kFields) {
    return absl::InvalidArgumentError(
        absl::StrCat("полей ", fields.size(), ", ожидается ", kFields));
  }
  for (absl::string_view& field : fields) {
    field = absl::StripAsciiWhitespace(field);
  }
  ReceiptLine receipt{.file = std::string(fields[1]),
                      .agent = std::string(fields[2])};
  absl::Status status = Date(fields[0]);
  if (status.ok()) status = NotEmpty(fields[1]);
  if (status.ok()) status = Digits(fields[2]);
  if (status.ok()) status = Digits(fields[3]);
  if (status.ok() && !absl::SimpleAtoi(fields[3], &receipt.lines)) {
    status = absl::InvalidArgumentError("ожидается число строк");
  }
  const auto kopecks = KopecksFromText(fields[4], '.');
  if (status.ok()) status = kopecks.status();
  if (!status.ok()) return status;
  receipt.kopecks = *kopecks;
  return receipt;
}

}  // namespace

bool IsReceiptName(absl::string_view name) {
  return name.size() > 4 && name[name.size() - 4] == '.' &&
         absl::ascii_toupper(
             static_cast<unsigned char>(name[name.size() - 3])) == 'K';
}

absl::StatusOr<std::vector<ReceiptLine>> ReadReceipt(absl::string_view bytes) {
  std::vector<ReceiptLine> receipts;
  int number = 0;
  for (absl::string_view line : absl::StrSplit(bytes, '\n')) {
    ++number;
    line = absl::StripAsciiWhitespace(line);
    if (line.empty() || line == "\x1a") continue;
    absl::StatusOr<ReceiptLine> receipt = ReadLine(line);
    if (!receipt.ok()) {
      return absl::InvalidArgumentError(
          absl::StrCat("строка ", number, ": ", receipt.status().message()));
    }
    receipts.push_back(*std::move(receipt));
  }
  if (receipts.empty()) {
    return absl::InvalidArgumentError("в квитанции нет строк");
  }
  return receipts;
}

}  // namespace intake::sberbank
