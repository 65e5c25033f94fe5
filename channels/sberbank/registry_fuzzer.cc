// Whatever the bank sends is lines that can be submitted, or problems; never a
// crash. The first byte chooses the layout.

#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>

#include "absl/base/macros.h"
#include "absl/cleanup/cleanup.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/notification.h"
#include "channels/sberbank/profile_list.h"
#include "channels/sberbank/registry_check.h"
#include "channels/sberbank/registry_submission.h"

namespace {

// The reader wants a file.
const std::string& Path() {
  static const auto* const kPath =
      new std::string(absl::StrCat("/tmp/intake_registry_fuzzer.", getpid()));
  return *kPath;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace intake::sberbank;
  if (size == 0) return 0;
  const Profile& profile = *AllProfiles()[data[0] % AllProfiles().size()];
  FILE* const file = fopen(Path().c_str(), "wb");
  fwrite(data + 1, 1, size - 1, file);
  fclose(file);

  const absl::Cleanup removal = [] { remove(Path().c_str()); };
  const absl::Notification never;
  const auto facts = CheckRegistry(Path(), profile, nullptr, never);
  ABSL_HARDENING_ASSERT(facts.ok());
  ABSL_HARDENING_ASSERT(facts->problems.size() <= kProblemsMax);
  if (facts->problem_count > 0) return 0;
  auto reader = *RegistryReader::Open(Path(), profile);
  const RegistrySource source{.name = "file",
                              .digest = std::string(64, 'd'),
                              .agent = std::string(20, '8'),
                              .profile = &profile};
  while (auto line = *reader->Next()) {
    if (line->trailer) continue;
    for (size_t i = 0; i < line->row->meters.size(); ++i) {
      const auto submission = SubmissionOf(source, *line, i);
      ABSL_HARDENING_ASSERT(submission.request_id().size() <= 128);
      ABSL_HARDENING_ASSERT(submission.named().values_size() > 0);
    }
  }
  return 0;
}
