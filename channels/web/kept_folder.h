// The kept submissions of a folder: one file each, and all of them in memory.

#ifndef INTAKE_CHANNELS_WEB_KEPT_FOLDER_H_
#define INTAKE_CHANNELS_WEB_KEPT_FOLDER_H_

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "channels/web/submission_spool.h"

namespace intake::web {

// Not thread-safe.
class KeptFolder {
 public:
  // Owner, and the file's name.
  using Key = std::pair<std::string, std::string>;
  // In the order in which they were kept, or answered.
  using Queue = std::set<std::pair<absl::Time, Key>>;

  explicit KeptFolder(const SubmissionSpool::Options& options)
      : options_(options) {}

  // Makes the folder and finds what is in it: see SubmissionSpool::Open.
  absl::Status Find();

  // See SubmissionSpool::Keep.
  absl::Status Keep(const KeptSubmission& kept);

  // In the place of the one that waits. RESOURCE_EXHAUSTED: it could not be
  // written, and waits still.
  absl::Status Answer(const Key& key, const KeptSubmission& answered);

  std::vector<KeptSubmission> List(const std::string& owner) const;
  const KeptSubmission& at(const Key& key) const { return kept_.at(key); }
  const Queue& waiting() const { return waiting_; }

 private:
  using Kept = std::map<Key, KeptSubmission>;

  std::pair<Kept::const_iterator, Kept::const_iterator> RangeOf(
      const std::string& owner) const;
  std::string PathOf(const Key& key) const;
  void FindFile(const std::string& name);
  void Add(const Key& key, const KeptSubmission& kept);
  bool IsOld(absl::Time answered_at) const;
  void ForgetOld();

  const SubmissionSpool::Options options_;
  Kept kept_;
  Queue waiting_;
  Queue answered_;
};

}  // namespace intake::web

#endif  // INTAKE_CHANNELS_WEB_KEPT_FOLDER_H_
