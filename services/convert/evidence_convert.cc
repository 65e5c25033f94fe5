#include "services/convert/evidence_convert.h"

#include <string>
#include <utility>

#include "core/base/limits.h"
#include "services/convert/enum_convert.h"
#include "services/convert/field.h"

namespace intake {

absl::StatusOr<Evidence> EvidenceFromProto(const v1::Evidence& proto,
                                           absl::string_view field) {
  const std::pair<absl::string_view, const std::string&> texts[] = {
      {"sender", proto.sender()},
      {"agent", proto.agent()},
      {"document", proto.document()},
      {"source", proto.source()}};
  absl::Status status;
  for (const auto& [name, text] : texts) {
    status.Update(
        CheckBytes(name, text.size(), 0, limits::kEvidenceFieldBytesMax));
  }
  status.Update(CheckBytes("raw", proto.raw().size(), 0, limits::kRawBytesMax));
  const auto signature =
      EnumFromProto<Signature>(proto.signature(), "signature");
  status.Update(signature.status());
  if (!status.ok()) return InsideField(status, field);
  return Evidence{.sender = proto.sender(),
                  .agent = proto.agent(),
                  .document = proto.document(),
                  .signature = signature->value_or(Signature::kNotAsked),
                  .raw = proto.raw(),
                  .source = proto.source()};
}

v1::Evidence EvidenceToProto(const Evidence& evidence) {
  v1::Evidence proto;
  proto.set_sender(evidence.sender);
  proto.set_agent(evidence.agent);
  proto.set_document(evidence.document);
  proto.set_signature(EnumToProto<v1::Signature>(evidence.signature));
  proto.set_raw(evidence.raw);
  proto.set_source(evidence.source);
  return proto;
}

}  // namespace intake
