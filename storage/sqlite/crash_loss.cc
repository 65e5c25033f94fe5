#include "storage/sqlite/crash_loss.h"

#include <algorithm>
#include <map>

namespace intake::testing {
namespace {

constexpr size_t kSectorBytes = 512;

// For each sector, how many of the changes it has seen: chosen when it is first
// asked for.
class SectorVersions {
 public:
  SectorVersions(size_t changes, bool by_sector, std::mt19937& random)
      : changes_(changes), by_sector_(by_sector), random_(random) {}

  bool Has(size_t sector, size_t change) {
    if (!by_sector_) return true;
    const auto [entry, is_new] = seen_.try_emplace(sector);
    if (is_new) entry->second = random_() % (changes_ + 1);
    return change < entry->second;
  }

 private:
  const size_t changes_;
  const bool by_sector_;
  std::mt19937& random_;
  std::map<size_t, size_t> seen_;
};

}  // namespace

std::string LeftOfFile(const std::string& synced,
                       const std::vector<Change>& unsynced, Loss loss,
                       std::mt19937& random) {
  const auto end = std::find_if(
      unsynced.begin(), unsynced.end(),
      [&](const Change& change) { return change.number >= loss.until; });
  const auto changes = static_cast<size_t>(end - unsynced.begin());
  SectorVersions versions(changes, loss.by_sector, random);
  // The size is what the file system keeps: it has a version of its own.
  const size_t sizes = loss.by_sector ? random() % (changes + 1) : changes;
  size_t size = synced.size();
  std::string image = synced;
  for (size_t i = 0; i < changes; ++i) {
    const Change& change = unsynced[i];
    const size_t until = change.truncates ? std::max(image.size(), change.at)
                                          : change.at + change.bytes.size();
    image.resize(std::max(image.size(), until));
    for (size_t at = change.at; at < until;) {
      const size_t sector = at / kSectorBytes;
      const size_t next = std::min(until, (sector + 1) * kSectorBytes);
      if (versions.Has(sector, i)) {
        for (size_t b = at; b < next; ++b) {
          image[b] = change.truncates ? '\0' : change.bytes[b - change.at];
        }
      }
      at = next;
    }
    if (i >= sizes) continue;
    size = change.truncates ? change.at : std::max(size, until);
  }
  image.resize(size);
  return image;
}

std::string WithSectorsOf(const std::vector<Change>& changes,
                          const std::string& now, std::string synced) {
  synced.resize(now.size());
  for (const Change& change : changes) {
    const size_t from = change.at - change.at % kSectorBytes;
    const size_t end = change.at + change.bytes.size() + kSectorBytes - 1;
    const size_t until = std::min(now.size(), end - end % kSectorBytes);
    if (from < until)
      synced.replace(from, until - from, now, from, until - from);
  }
  return synced;
}

}  // namespace intake::testing
