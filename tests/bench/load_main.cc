// intake-bench-load: one measurement a call, as a line of JSON, for run.sh.

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "absl/time/time.h"
#include "tests/bench/load.h"

namespace {

constexpr char kUsage[] =
    "Usage: intake-bench-load import ADDRESS KEY_FILE ACCOUNTS\n"
    "       intake-bench-load submit ADDRESS KEY_FILE|- ACCOUNTS IN_FLIGHT "
    "SECONDS ROUND\n";

std::string ReadKey(const std::string& file) {
  std::string key;
  if (file != "-") std::getline(std::ifstream(file), key);
  return key;
}

int Fail(const absl::Status& status) {
  std::cerr << "intake-bench-load: " << status << '\n';
  return EXIT_FAILURE;
}

int Submit(const intake::bench::Target& target,
           const std::vector<int64_t>& numbers) {
  const auto result =
      intake::bench::Load(target, {.accounts = numbers[0],
                                   .in_flight = static_cast<int>(numbers[1]),
                                   .duration = absl::Seconds(numbers[2]),
                                   .round = static_cast<uint64_t>(numbers[3])});
  if (!result.ok()) return Fail(result.status());
  std::cout << absl::StreamFormat(
      "{\"calls_per_second\": %.0f, \"p50_us\": %.0f, \"p99_us\": %.0f, "
      "\"calls\": %d, \"accepted\": %d}\n",
      result->calls_per_second, absl::ToDoubleMicroseconds(result->p50),
      absl::ToDoubleMicroseconds(result->p99), result->calls, result->accepted);
  return EXIT_SUCCESS;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  std::vector<int64_t> numbers;
  for (size_t i = 3; i < words.size(); ++i) {
    numbers.push_back(0);
    if (!absl::SimpleAtoi(words[i], &numbers.back())) numbers.clear();
  }
  if (words.size() == 4 && words[0] == "import" && numbers.size() == 1) {
    const absl::Status status =
        intake::bench::Import({words[1], ReadKey(words[2])}, numbers[0]);
    return status.ok() ? EXIT_SUCCESS : Fail(status);
  }
  if (words.size() == 7 && words[0] == "submit" && numbers.size() == 4) {
    return Submit({words[1], ReadKey(words[2])}, numbers);
  }
  std::cerr << kUsage;
  return EXIT_FAILURE;
}
