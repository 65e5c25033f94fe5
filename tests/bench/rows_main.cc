// intake-bench-rows: files of readings for the accounts that intake-bench-load
// imports, and how many rows a second are read from them, or go through one
// stream into the server without any file, for channels.sh.

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/clock.h"
#include "channels/building_list/columns.h"
#include "channels/building_list/list_row.h"
#include "channels/building_list/table_reader.h"
#include "channels/charset/charset.h"
#include "channels/sberbank/profile_list.h"
#include "channels/sberbank/registry_reader.h"
#include "channels/sdk/grpc_connection.h"
#include "channels/sdk/submission_pipe.h"

namespace intake::bench {
namespace {

constexpr char kUsage[] =
    "Usage: intake-bench-rows registry|list FILE ROWS VALUE   (writes it)\n"
    "       intake-bench-rows read-registry|read-list FILE\n"
    "       intake-bench-rows stream ADDRESS KEY_FILE ROWS VALUE\n";

constexpr int64_t kFirstAccount = 2'000'000'000;
constexpr char kAgent[] = "86040111";

// As intake-bench-load makes the accounts.
bool HasTwoTariffs(int64_t index) { return index % 2 == 1; }

std::string Today(const char* format) {
  return absl::FormatTime(format, absl::Now(), absl::LocalTimeZone());
}

std::string RegistryLine(int64_t index, int64_t value) {
  const std::string meter = absl::StrCat("9", index);
  std::vector<std::string> cells = {
      absl::StrCat(kFirstAccount + index), "0.00",
      absl::StrCat(Today("%d%m%y"), absl::Dec(value, absl::kZeroPad10),
                   absl::Dec(index, absl::kZeroPad10)),
      "1", Today("%d.%m.%Y")};
  if (HasTwoTariffs(index)) {
    cells.insert(cells.end(), {absl::StrCat(meter, "1"), absl::StrCat(value),
                               absl::StrCat(meter, "2"), absl::StrCat(value)});
  } else {
    cells.insert(cells.end(), {absl::StrCat(meter, "0"), absl::StrCat(value)});
  }
  constexpr size_t kCells = 17;
  cells.resize(kCells, FromUtf8("НЕТ", Charset::kCp1251));
  return absl::StrCat(absl::StrJoin(cells, ";"), "\r\n");
}

// NAME.0XX, and its receipt NAME.KXX beside it.
void WriteRegistry(const std::string& path, int64_t rows, int64_t value) {
  std::ofstream file(path, std::ios::binary);
  for (int64_t i = 0; i < rows; ++i) file << RegistryLine(i, value);
  std::string receipt = path;
  receipt[receipt.size() - 3] = 'K';
  std::ofstream(receipt, std::ios::binary)
      << Today("%d.%m.%Y") << '|' << path.substr(path.rfind('/') + 1) << '|'
      << kAgent << '|' << rows << "|0.00\r\n";
}

void WriteList(const std::string& path, int64_t rows, int64_t value) {
  std::ofstream file(path, std::ios::binary);
  file << FromUtf8("Лицевой счет;Показание;Ночь;Дата;Подпись\r\n",
                   Charset::kCp1251);
  const std::string rest = absl::StrCat(
      ";", Today("%d.%m.%Y"), ";", FromUtf8("да", Charset::kCp1251), "\r\n");
  for (int64_t i = 0; i < rows; ++i) {
    file << kFirstAccount + i << ';' << value << ';';
    if (HasTwoTariffs(i)) file << value;
    file << rest;
  }
}

// Every row read, checked and understood; none sent.
absl::StatusOr<int64_t> ReadRegistry(const std::string& path) {
  auto reader =
      sberbank::RegistryReader::Open(path, *sberbank::FindProfile("tula17"));
  if (!reader.ok()) return reader.status();
  for (int64_t rows = 0;; ++rows) {
    auto line = (*reader)->Next();
    if (!line.ok()) return line.status();
    if (!line->has_value()) return rows;
    if (!(*line)->row.ok()) return (*line)->row.status();
  }
}

absl::StatusOr<int64_t> ReadList(const std::string& path) {
  auto table = building_list::OpenTable(path, std::nullopt);
  if (!table.ok()) return table.status();
  auto header = (*table)->Next();
  if (!header.ok()) return header.status();
  const auto columns = building_list::Columns::Find(**header);
  if (!columns.ok()) return columns.status();
  const building_list::ListOrigin origin = {.digest = std::string(64, '0'),
                                            .representative = "r"};
  for (int64_t rows = 0;; ++rows) {
    auto row = (*table)->Next();
    if (!row.ok()) return row.status();
    if (!row->has_value()) return rows;
    if (building_list::ReadListRow(**row, *columns, origin).kind !=
        building_list::RowKind::kSubmission) {
      return absl::InternalError("a row that is none");
    }
  }
}

absl::StatusOr<int64_t> Stream(const std::string& address,
                               const std::string& key_file, int64_t rows,
                               int64_t value) {
  auto connection = sdk::Connect({.server = address, .key_file = key_file});
  if (!connection.ok()) return connection.status();
  int64_t sent = 0;
  int64_t accepted = 0;
  const sdk::PipeEnds ends = {
      .next = [&]() -> absl::StatusOr<std::optional<v1::Submission>> {
        if (sent == rows) return std::nullopt;
        v1::Submission submission;
        submission.set_request_id(absl::StrCat(value, "-", sent));
        submission.set_account_number(absl::StrCat(kFirstAccount + sent));
        auto& values = *submission.mutable_ordered()->mutable_values();
        values.Add(absl::StrCat(value));
        if (HasTwoTariffs(sent)) values.Add(absl::StrCat(value));
        ++sent;
        return submission;
      },
      .answered =
          [&](const v1::Submission&, const auto& result) {
            accepted += result.ok() &&
                        result->receipt().outcome() == v1::OUTCOME_ACCEPTED;
            return absl::OkStatus();
          }};
  absl::Status status = sdk::SubmitAll(**connection, ends);
  if (!status.ok()) return status;
  if (accepted != rows) {
    return absl::InternalError(
        absl::StrCat(accepted, " of ", rows, " were accepted"));
  }
  return rows;
}

int Main(const std::vector<std::string>& words) {
  const std::string what = words.empty() ? "" : words[0];
  std::vector<int64_t> numbers;
  for (size_t i = words.size() < 2 ? 0 : words.size() - 2; i < words.size();
       ++i) {
    numbers.push_back(0);
    if (!absl::SimpleAtoi(words[i], &numbers.back())) numbers.back() = -1;
  }
  if (words.size() == 4 && what == "registry") {
    WriteRegistry(words[1], numbers[0], numbers[1]);
    return EXIT_SUCCESS;
  }
  if (words.size() == 4 && what == "list") {
    WriteList(words[1], numbers[0], numbers[1]);
    return EXIT_SUCCESS;
  }
  const auto started = std::chrono::steady_clock::now();
  absl::StatusOr<int64_t> rows = absl::InvalidArgumentError(kUsage);
  if (words.size() == 2 && what == "read-registry") {
    rows = ReadRegistry(words[1]);
  } else if (words.size() == 2 && what == "read-list") {
    rows = ReadList(words[1]);
  } else if (words.size() == 5 && what == "stream") {
    rows = Stream(words[1], words[2], numbers[0], numbers[1]);
  }
  if (!rows.ok()) {
    std::cerr << "intake-bench-rows: " << rows.status().message() << '\n';
    return EXIT_FAILURE;
  }
  const std::chrono::duration<double> elapsed =
      std::chrono::steady_clock::now() - started;
  std::cout << static_cast<int64_t>(static_cast<double>(*rows) /
                                    elapsed.count())
            << '\n';
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace intake::bench

int main(int argc, char** argv) {
  return intake::bench::Main({argv + 1, argv + argc});
}
