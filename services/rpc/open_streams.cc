#include "services/rpc/open_streams.h"

namespace intake {

void OpenStreams::Add(Stream* stream) {
  absl::MutexLock lock(&mutex_);
  streams_.insert(stream);
  if (ended_) stream->EndReading();
}

void OpenStreams::Remove(Stream* stream) {
  absl::MutexLock lock(&mutex_);
  streams_.erase(stream);
}

void OpenStreams::EndAll() {
  absl::MutexLock lock(&mutex_);
  ended_ = true;
  for (Stream* stream : streams_) stream->EndReading();
}

}  // namespace intake
