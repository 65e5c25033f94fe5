// What a registry's row becomes: a submission for each meter.

#ifndef INTAKE_CHANNELS_SBERBANK_REGISTRY_SUBMISSION_H_
#define INTAKE_CHANNELS_SBERBANK_REGISTRY_SUBMISSION_H_

#include <cstddef>
#include <string>

#include "channels/sberbank/profile.h"
#include "channels/sberbank/registry_reader.h"
#include "intake/v1/submission.pb.h"

namespace intake::sberbank {

// A file that is to be submitted.
struct RegistrySource {
  std::string path;
  std::string name;
  // SHA-256, 64 hexadecimal digits.
  std::string digest;
  // The agent's code.
  std::string agent;
  const Profile* profile = nullptr;
};

// `<file> line <n>`: what tells a row that was taken before from one that this
// file brought, and a crash kept from being answered.
std::string SourceOf(const RegistrySource& source, int64_t line);

// Of the `index`-th meter of the line's row. The request id is
// `<agent>:<transaction>:<meter>`, or where the layout has no transactions
// `<agent>:<digest>:<line>:<meter>`; so the same row has the same one for ever.
// REQUIRES: line.row is ok.
v1::Submission SubmissionOf(const RegistrySource& source,
                            const RegistryLine& line, size_t index);

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_REGISTRY_SUBMISSION_H_
